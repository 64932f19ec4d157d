"""Pairs, an order and gaps of the project's own format (the sentences about faults are in cases/parts.md)."""

from __future__ import annotations

import pytest

from ankibuild.fields import Fields
from ankibuild.model import Gap, Option, Pair, Question, RawQuestion
from ankibuild.parts import gaps_of as made_gaps
from ankibuild.parts import pairs_of as made_pairs
from ankibuild.readers.yaml_parts import gaps_of, order_of, pairs_of
from ankibuild.readers.yaml_questions import read_yaml
from ankibuild.source import Source
from ankibuild.validate import validate
from ankibuild.yamltree import compose

A, B = Option("a", correct=True), Option("b", correct=True)


def fields(text: str) -> Fields:
    source = Source("a.yaml", text)
    (node,), diagnostics = compose(source)
    return Fields(source, node, diagnostics)


def pairs(text: str) -> tuple[Pair, ...]:
    found = fields(text)
    raws = pairs_of(found)
    assert found.diagnostics == []
    return made_pairs(RawQuestion(None, {}, pairs=raws))


def gaps(text: str) -> tuple[Gap, ...]:
    found = fields(f"gaps:\n{text}\n")
    raws = gaps_of(found)
    assert found.diagnostics == []
    return made_gaps(RawQuestion(None, {}, gaps=raws))


def question(text: str) -> Question:
    raws, diagnostics = read_yaml(Source("a.yaml", text))
    (made,), faults = validate(raws)
    assert [*diagnostics, *faults] == []
    return made


def test_a_pair_is_a_mapping_or_a_list_of_two() -> None:
    text = "pairs:\n- left: a\n  right: b\n- [c, d]\n- right: e\n- {right: 'No', left: ''}\n"
    assert pairs(text) == (Pair("a", "b"), Pair("c", "d"), Pair("", "e"), Pair("", "No"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("pairs: [a, b]", ["not-a-pair", "not-a-pair"]),
        ("pairs: [[a], [a, b, c]]", ["not-a-pair", "not-a-pair"]),
        ("pairs: {a: b}", ["not-a-pair"]),
        ("pairs: [{left: a}]", ["not-a-pair"]),
        ("pairs: [{left: a, rigth: b}]", ["unknown-key", "not-a-pair"]),
        ("pairs: [[a, [b]]]", ["not-a-text"]),
        ("pairs:", ["empty-parts"]),
        ("pairs: []", ["empty-parts"]),
        ("order: [a, [b]]", ["not-a-text"]),
        ("order: ''", []),
        ("order:", ["empty-parts"]),
        ("gaps: {}", ["not-a-text"]),
        ("gaps: []", ["empty-parts"]),
        ("gaps: [{options: [a, b], answer: dog}]", ["answer-not-an-option"]),
        ("gaps: [{options: [a, b], answer: 1, why: c}]", ["unknown-key-here"]),
        ("gaps: [{options: a}]", ["wrong-shape"]),
        ("gaps: [[a, {text: b, why: [c]}]]", ["not-a-text"]),
    ],
)
def test_what_is_wrong_is_said(text: str, codes: list[str]) -> None:
    found = fields(text)
    for read in (pairs_of, order_of, gaps_of):
        read(found)
    assert [diagnostic.code for diagnostic in found.diagnostics] == codes


def test_an_order_is_a_list_of_texts_as_typed() -> None:
    assert [text.value for text in order_of(fields("order: [No, 1.10, 'a: b']"))] == ["No", "1.10", "a: b"]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("- a", Gap((A,))),
        ("- [a, b]", Gap((A, B))),
        ("- - a\n  - {text: b, correct: false, why: c}", Gap((A, Option("b", why="c")))),
        ("- - a\n  - {text: b, why: c}", Gap((A, Option("b", True, "c")))),
        ("- {text: a}", Gap((A,))),
        ("- {options: [a, b], answer: a}", Gap((A, Option("b")), choice=True)),
        ("- {options: [a, b], answer: [1, 2]}", Gap((A, B), choice=True)),
        ("- {options: [{text: a, correct: true}, b]}", Gap((A, Option("b")), choice=True)),
        ("- {answer: [a, b]}", Gap((A, B))),
        (
            "- {options: [2, 3, 4], answer: {text: '3'}}",
            Gap((Option("2"), Option("3", True), Option("4")), choice=True),
        ),
    ],
)
def test_a_gap_is_what_may_be_typed_or_a_choice(text: str, gap: Gap) -> None:
    assert gaps(text) == (gap,)


def test_the_parts_make_the_kind_and_have_their_places() -> None:
    text = "- stem: '[[1]]'\n  case: c\n  name: n\n  gaps:\n    - options: [a, {text: b, why: w}]\n      answer: 2\n"
    made = question(text)
    assert (str(made.kind), made.case, made.name) == ("gaps", "c", "n")
    places = ("case", "name", "gaps.0", "gaps.0.options.1", "gaps.0.options.1.why")
    assert [made.part(name).text for name in places] == ["c", "n", "a", "b", "w"]
    assert str(question("- stem: x\n  pairs: [[a, b], [c, d]]\n").kind) == "matching"
    assert str(question("- stem: x\n  order: [a, b]\n").kind) == "ordering"


def test_a_fault_in_a_part_keeps_the_question_from_being_built() -> None:
    raws, _ = read_yaml(Source("a.yaml", "- stem: '[[1]]'\n  gaps: [{options: [a, b], answer: c}]\n- stem: x\n"))
    assert [raw.sound for raw in raws] == [False, True]
