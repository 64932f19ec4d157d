"""The keys that stand in a record."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.choices import choices_of
from ankibuild.readers.records.finding import Found, Group
from ankibuild.readers.records.record import record_of
from ankibuild.readers.records.tokens import Token, numbers_from, tokens_of
from ankibuild.source import Source

COLOURS = ["red", "green", "blue", "grey"]


def tokens(answer: object, options: object = COLOURS, name: str = "answer") -> list[Token]:
    source = Source("a.json", json.dumps({"question": "q", "options": options, name: answer}))
    node, _ = parse_json(source)
    assert node is not None
    record = record_of(source, Found(node, Group()), {})
    return [token for several in tokens_of(record.all("answer"), choices_of(record)) for token in several]


@pytest.mark.parametrize(
    ("answer", "indexes"),
    [
        ("green", [1]),
        ("GREEN.", [1]),
        ("b", [1]),
        ("(B)", [1]),
        ("B.", [1]),
        ("Option B", [1]),
        ("answer: b", [1]),
        ("B. green", [1]),
        ("B. red", [None]),
        ("A,C", [0, 2]),
        ("AC", [0, 2]),
        ("A and C", [0, 2]),
        ("red; blue", [0, 2]),
        (["A", "blue"], [0, 2]),
        ({"label": "C"}, [2]),
        ({"red": True, "green": False, "blue": "true", "grey": 0}, [0, 2]),
        ("z", [None]),
        ("violet", [None]),
    ],
    ids=str,
)
def test_keys_are_letters_texts_or_several_of_them(answer: object, indexes: list[int | None]) -> None:
    assert [token.index for token in tokens(answer)] == indexes


def test_numbers_are_left_to_the_file() -> None:
    assert [(token.index, token.number) for token in tokens("1,3")] == [(None, 1), (None, 3)]
    assert [token.number for token in tokens(2)] == [2]
    assert [token.number for token in tokens("option 2")] == [2]


def test_options_with_letters_of_their_own_go_by_these() -> None:
    mixed = {"D": "red", "C": "green"}
    assert [token.index for token in tokens("C", mixed)] == [1]
    assert [token.index for token in tokens("A", mixed)] == [None]


def test_flags_of_named_answers_name_options() -> None:
    options = {"answer_a": "red", "answer_b": "green"}
    flags = {"answer_a_correct": "false", "answer_b_correct": "true"}
    assert [token.index for token in tokens(flags, options, "correct_answers")] == [1]


def test_a_letter_that_is_the_text_of_another_option_is_both() -> None:
    (token,) = tokens("B", {"A": "B", "B": "C"})
    assert (token.index, token.other) == (1, 0)


def test_options_may_have_numbers_of_their_own() -> None:
    ids = [{"id": 1, "text": "red"}, {"id": 2, "text": "green"}]
    source = Source("a.json", json.dumps({"question": "q", "options": ids}))
    node, _ = parse_json(source)
    assert node is not None
    assert numbers_from(choices_of(record_of(source, Found(node, Group()), {}))) == 1
    far = [{"id": 71, "text": "red"}, {"id": 72, "text": "green"}]
    assert [token.index for token in tokens(72, far)] == [1]


def test_a_letter_with_the_beginning_of_its_option_is_that_option() -> None:
    options = ["a) red as a rose (see page 3)", "b) green"]
    assert [token.index for token in tokens("a) red as a rose", options)[0:1]] == [0]
    assert [token.index for token in tokens("b) green, of course", options)[0:1]] == [1]
    assert [token.index for token in tokens("a) green", options)[0:1]] == [None]


def test_letters_may_stand_apart() -> None:
    assert [token.index for token in tokens("A C")] == [0, 2]
