"""Which part a field holds, by what stands in it."""

from __future__ import annotations

from types import SimpleNamespace as Thing
from typing import Any

import pytest

from ankibuild.adopt.mapping_by_text import guess_by_text
from ankibuild.model import Option, Question
from ankibuild.notetypes import FIELDS

QUESTION = Question(
    stem="Which planet is the largest?",
    options=(Option("Saturn"), Option("Jupiter", correct=True), Option("Mars")),
    explanation="It has more mass than all others together.",
)


def pair(question: Question = QUESTION, **fields: str) -> Any:
    """A note with these fields, and the question that it is."""
    answer = next((option.text for option in question.options if option.correct), question.answer)
    parts = {"Stem": question.stem, "Answer": answer, "Explanation": question.explanation, "Hint": question.hint}
    note = Thing(question=question, fields=tuple(parts.get(name, "") for name in FIELDS))
    return Thing(old=Thing(fields=fields), note=note)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("WHICH planet is the <b>largest</b>?", ("stem",)),
        ("Which planet is the largest?<br>A) Saturn<br>B) Jupiter<br>C) Mars", ("stem", "option-texts")),
        ("Jupiter<hr>It has more mass than all others together.", ("answer", "explanation")),
        ("It has more mass than all others together.<br><i>Jupiter</i>", ("explanation", "answer")),
        ("Saturn", ("option-1",)),
        ("B", ("answer-letter",)),
        ("2", ("answer-number",)),
        ("Something of which Jupiter is only a small part, and that no question says.", ()),
        ("", ()),
    ],
)
def test_a_field_is_made_of_the_parts_that_are_found_in_it(text: str, parts: tuple[str, ...]) -> None:
    assert (
        guess_by_text(["Front", "One", "Two"], [pair(Front="Which planet is the largest?", One=text)])["One"] == parts
    )


def test_the_name_decides_where_a_text_is_two_parts() -> None:
    assert guess_by_text(["Option 2"], [pair(**{"Option 2": "Jupiter"})]) == {"Option 2": ("option-2",)}
    assert guess_by_text(["Answer"], [pair(Answer="Jupiter")]) == {"Answer": ("answer",)}


def test_most_notes_decide() -> None:
    other = Question(stem="x", options=(Option("Yes", correct=True), Option("No")))
    pairs = [pair(B="Jupiter"), pair(other, B="No"), pair(other, B="No")]
    assert guess_by_text(["B"], pairs) == {"B": ("option-2",)}


def test_a_name_speaks_for_a_field_that_no_note_fills() -> None:
    guessed = guess_by_text(["Front", "Back", "Hinweis"], [pair(Front="Jupiter", Back="Which planet is the largest?")])
    assert guessed == {"Front": ("answer",), "Back": ("stem",), "Hinweis": ("hint",)}
