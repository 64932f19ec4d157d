"""What a question is."""

from __future__ import annotations

import dataclasses

import pytest

from ankibuild.model import TEXT_FIELDS, Option, Origin, Question, RawQuestion
from ankibuild.source import Source, Span

SOURCE = Source("a.yaml", "stem: Which?\nid: a\n")
PLACE = Span(SOURCE, 0, 19)
STEM = Span(SOURCE, 6, 12)


def test_the_keys_are_the_right_options() -> None:
    options = (Option("a"), Option("b", correct=True), Option("c", correct=True))
    assert Question("x", options=options).keys == options[1:]


def test_the_first_id_is_the_oldest() -> None:
    assert Question("x").first_id == ""
    assert Question("x", id="b").first_id == "b"
    assert Question("x", id="c", aka=("a", "b")).first_id == "a"


def test_a_part_is_shown_where_it_stands_else_where_the_question_does() -> None:
    question = Question("x", origin=Origin(PLACE, {"stem": STEM}))
    assert (question.part("stem"), question.part("hint"), question.span) == (STEM, PLACE, PLACE)


def test_a_question_made_in_python_stands_nowhere() -> None:
    assert (Question("x").part("stem"), Question("x").span) == (None, None)


@pytest.mark.parametrize(
    ("question", "subject"),
    [(Question("Which?"), "question 'Which?'"), (Question("Which?", id="a"), "question 'a'")],
)
def test_a_question_can_be_named_in_a_message(question: Question, subject: str) -> None:
    assert question.subject == subject


def test_a_long_stem_is_cut_in_a_message() -> None:
    assert Question("x" * 100).subject == f"question '{'x' * 40}'"


def test_where_a_question_was_read_is_no_part_of_it() -> None:
    assert Question("x", origin=Origin(PLACE)) == Question("x")
    assert "origin" not in repr(Question("x", origin=Origin(PLACE)))


def test_questions_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Question("x").stem = "y"  # type: ignore[misc]


def test_every_text_of_a_source_has_its_place_in_a_question() -> None:
    names = {field.name for field in dataclasses.fields(Question)}
    assert set(TEXT_FIELDS) <= names


def test_a_raw_question_is_sound_until_something_is_wrong_with_it() -> None:
    assert RawQuestion(None, {}).sound
