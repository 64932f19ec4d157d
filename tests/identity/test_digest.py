"""Digests of content: pinned for ever, since a digest that changes makes every note of every deck a changed note."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.digest import content_digest, digest, question_digest, rendered_digest
from ankibuild.model import Gap, Kind, Markup, Option, Origin, Pair, Question
from ankibuild.source import Source, Span

PLAIN = Question(stem="Which gas do plants take up?", answer="Carbon dioxide", id="gas")
CHANGES = {
    "stem": "Another?",
    "kind": Kind.MULTIPLE,
    "options": (Option("Jupiter", correct=True), Option("Saturn", why="The second.")),
    "answer": "Jupiter",
    "id": "another-id",
    "explanation": "Another.",
    "article": "",
    "hint": "Another.",
    "reference": "",
    "source": "Another.",
    "shuffle": False,
    "aka": ("former",),
    "retired": True,
    "notetype": "basic",
    "fields": (("Extra", "More."),),
    "markup": Markup.HTML,
    "case": "A passage.",
    "pairs": (Pair("a", "b"),),
    "order": ("a", "b"),
    "gaps": (Gap((Option("a", correct=True),)),),
}
"""What counts as content, each with a value that differs from the question's."""

NO_CONTENT = {
    "name": "Question 12",
    "guid": "Ab$3dEf,9h",
    "deck": "Elsewhere::Deeper",
    "namespace": "another",
    "tags": ("tags", "come", "with the project's"),
    "origin": Origin(Span(Source("sources/moved.yaml", "text"), 0, 4)),
}
"""What does not: where a question stands, and how it is recognised."""


def digest_of(question: Question, tags=("a", "b"), media=("m1", "m2")) -> str:
    return content_digest(question, tags, media)


def test_the_digest_of_a_full_question_is_frozen_for_ever(question: Question) -> None:
    assert content_digest(question, ("astronomy", "year1"), ("0" * 64,)) == "d4c9441be7509ada7604b5a0"


@pytest.mark.parametrize(
    ("question", "pinned"),
    [
        (PLAIN, "0220054663df6fa0184a1e87"),
        (replace(PLAIN, stem='größe \u2028 "q" \\ 🧠'), "f2e7b90dcf2e93425498ae82"),
        (replace(PLAIN, stem="{{c1::x}}", kind=Kind.CLOZE, answer=""), "5db59fe782a08169c6631771"),
        (replace(PLAIN, kind=Kind.TRUE_FALSE, answer="true", shuffle=False), "3efa3374dc4cd933b5ce7460"),
        (replace(PLAIN, id=""), "b02023f91d90ce626b3097e3"),
        (replace(PLAIN, retired=True), "8ad8157baf77ce9df484288b"),
        (replace(PLAIN, notetype="basic", fields=(("B", "2"), ("A", "1"))), "9e3b508bef3803a7fcf4fab9"),
        (replace(PLAIN, markup=Markup.HTML), "b3032850412f9a2c90aedd07"),
    ],
)
def test_digests_of_small_questions_are_frozen_for_ever(question: Question, pinned: str) -> None:
    assert content_digest(question, (), ()) == pinned


def test_the_digest_that_recognises_a_question_without_id_is_frozen_for_ever(question: Question) -> None:
    assert (question_digest(question), question_digest(PLAIN)) == (
        "d7630e617995c8492ff41bc5",
        "62caf488dd134fce1349fabc",
    )
    assert question_digest(replace(PLAIN, fields=(("B", "2"), ("A", "1")))) == "ef0ef5f1965275cd2154376c"


PARTS = (
    replace(PLAIN, case="A passage."),
    replace(PLAIN, kind=Kind.MATCHING, answer="", pairs=(Pair("a", "b"), Pair("", "c"))),
    replace(PLAIN, kind=Kind.ORDERING, answer="", order=("a", "b")),
    replace(
        PLAIN, kind=Kind.GAPS, answer="", gaps=(Gap((Option("a", correct=True, why="w"), Option("b")), choice=True),)
    ),
)


@pytest.mark.parametrize(
    ("question", "content", "said"),
    [
        (PARTS[0], "66e70e0b78f0e4a1f0c89467", "b99a5fb2383ff383f2240e5f"),
        (PARTS[1], "87c09d6f01ad2cbfba011678", "1b9640fc416505537d1164c5"),
        (PARTS[2], "8183d8341c2f2c1139ca3ffa", "9e9745c74fb8fc26baf4f3a1"),
        (PARTS[3], "a31918d751e8a2e788550afa", "362821fc59bd7d1b4f098975"),
    ],
)
def test_the_digests_of_questions_with_other_parts_are_frozen_for_ever(question, content: str, said: str) -> None:
    assert (content_digest(question, (), ()), question_digest(question)) == (content, said)


def test_the_digest_of_how_a_note_looks_is_frozen_for_ever() -> None:
    assert rendered_digest(("<b>x</b>", ""), ("b", "a")) == "ea3319426eed035f19a6a5d3"
    assert rendered_digest(("<b>x</b>", ""), ("a", "b")) == "ea3319426eed035f19a6a5d3"


def test_every_field_of_a_question_either_counts_or_does_not() -> None:
    assert {field.name for field in fields(Question)} == CHANGES.keys() | NO_CONTENT.keys()


@pytest.mark.parametrize("name", CHANGES)
def test_content_counts(question: Question, name: str) -> None:
    assert digest_of(replace(question, **{name: CHANGES[name]})) != digest_of(question)


@pytest.mark.parametrize("name", NO_CONTENT)
def test_a_place_does_not_count(question: Question, name: str) -> None:
    assert digest_of(replace(question, **{name: NO_CONTENT[name]})) == digest_of(question)


def test_of_several_ids_only_the_first_counts(question: Question) -> None:
    renamed = replace(question, id="new-name", aka=(question.id,))
    renamed_again = replace(question, id="newer-name", aka=(question.id, "new-name"))
    assert digest_of(question) == digest_of(renamed) == digest_of(renamed_again)


@pytest.mark.parametrize("change", [{"text": "Mars"}, {"correct": True}, {"why": ""}])
def test_each_part_of_an_option_counts(question: Question, change: dict[str, object]) -> None:
    options = (replace(question.options[0], **change), *question.options[1:])
    assert digest_of(replace(question, options=options)) != digest_of(question)


def test_tags_and_media_count_but_their_order_does_not(question: Question) -> None:
    assert digest_of(question) == digest_of(question, ("b", "a"), ("m2", "m1"))
    assert digest_of(question) != digest_of(question, ("a",))
    assert digest_of(question) != digest_of(question, media=("m1", "m3"))


def test_a_text_does_not_run_into_the_next_field(question: Question) -> None:
    assert digest_of(replace(question, hint="a", reference="")) != digest_of(replace(question, hint="", reference="a"))


def test_the_order_of_keys_does_not_count() -> None:
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})


def test_composed_and_decomposed_characters_are_the_same_content(question: Question) -> None:
    assert digest_of(replace(question, stem="gro\u0308ße")) == digest_of(replace(question, stem="größe"))


@settings(deadline=None)
@given(st.text())
def test_any_text_has_a_digest_of_96_bits(text: str) -> None:
    assert len(bytes.fromhex(digest(text))) == 12


def test_half_a_surrogate_pair_has_a_digest_too() -> None:
    assert digest("\ud800") != digest("\ud801")


def test_questions_are_the_same_word_for_word_whatever_else_they_have(question: Question) -> None:
    twin = replace(question, id="twin", explanation="", hint="", tags=(), deck="Other")
    assert question_digest(twin) == question_digest(question)


@pytest.mark.parametrize("name", ["stem", "kind", "options", "answer", "case", "pairs", "order", "gaps"])
def test_each_word_of_a_question_tells_it_from_others(question: Question, name: str) -> None:
    assert question_digest(replace(question, **{name: CHANGES[name]})) != question_digest(question)


def test_a_rationale_does_not_tell_a_question_from_others(question: Question) -> None:
    options = tuple(replace(option, why="Rewritten.") for option in question.options)
    assert question_digest(replace(question, options=options)) == question_digest(question)
    gap, said = Gap((Option("a", correct=True),)), Gap((Option("a", correct=True, why="Because."),))
    assert question_digest(replace(question, gaps=(gap,))) == question_digest(replace(question, gaps=(said,)))
