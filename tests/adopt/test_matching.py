"""Which note is which question."""

from __future__ import annotations

from types import SimpleNamespace as Thing
from typing import Any

import pytest

from ankibuild.adopt.matching import folded, match, match_kinds, stem_fields
from ankibuild.model import Kind

NOTETYPE = Thing(id=1, is_cloze=False)


def old(guid: str, front: str, back: str = "", **more: Any) -> Any:
    """A note of an old deck."""
    return Thing(guid=guid, notetype=NOTETYPE, fields={"Front": front, "Back": back}, **more)


def new(guid: str, stem: str, answer: str = "", kind: Kind = Kind.PLAIN) -> Any:
    """A rendered question."""
    return Thing(guid=guid, fields=(stem, "", answer), question=Thing(kind=kind))


def found(notes: list[Any], questions: list[Any]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The exact pairs and the near ones."""
    matches = match(notes, questions, {1: "Front"})
    assert len(matches.exact) + len(matches.near) + len(matches.notes) == len(notes)
    assert len(matches.exact) + len(matches.near) + len(matches.questions) == len(questions)
    pairs = (matches.exact, matches.near)
    first, second = ([(pair.old.guid, pair.note.guid) for pair in members] for members in pairs)
    return first, second


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("<b>Which</b>&nbsp;one?", "which ONE ?"),
        ("H<sub>2</sub>O", "H2O"),
        ("{{c1::Gold::metal}} is {{c2::Au}}", "gold is Au"),
        (r"\(x^2\)", "[$]x^2[/$]"),
        ("a<br>b", "<p>a</p><p>b</p>"),
        ("\ufb01re", "fire"),
    ],
)
def test_case_space_markup_and_deletions_make_no_difference(left: str, right: str) -> None:
    assert folded(left) == folded(right)


def test_signs_make_a_difference() -> None:
    assert folded("2 + 2") != folded("2 - 2")


def test_equal_stems_match() -> None:
    assert found([old("a", "Which?"), old("b", "Who?")], [new("1", "who?"), new("2", "When?")]) == ([("b", "1")], [])


def test_of_equal_stems_the_answers_decide() -> None:
    notes = [old("a", "Capital?", "Rome"), old("b", "Capital?", "Oslo")]
    questions = [new("1", "Capital?", "<i>oslo</i>"), new("2", "Capital?", "Bern")]
    assert found(notes, questions) == ([("b", "1")], [])


def test_what_cannot_be_told_apart_is_not_matched() -> None:
    notes = [old("a", "Capital?", "Rome"), old("b", "Capital?", "Rome")]
    assert found(notes, [new("1", "Capital?", "Rome")]) == ([], [])


def test_an_empty_stem_matches_nothing() -> None:
    assert found([old("a", "<br>")], [new("1", "")]) == ([], [])


def test_a_corrected_stem_is_near() -> None:
    notes = [old("a", "Which of these planets is the larges?"), old("b", "Something else entirely")]
    assert found(notes, [new("1", "Which of these planets is the largest one?")]) == ([], [("a", "1")])


@pytest.mark.parametrize("other", ["Which planet is the 2nd?", "Which planet is the 3rd?"])
def test_what_is_as_near_to_another_is_not_near(other: str) -> None:
    questions = [new("1", "Which planet is the 1st?"), new("2", other)]
    assert found([old("a", "Which planet is the 9th?")], questions) == ([], [])


def test_two_notes_that_are_near_to_one_question_are_not_near() -> None:
    notes = [old("a", "Which planet is the 1st one?"), old("b", "Which planet is the 2nd one?")]
    assert found(notes, [new("1", "Which planet is the 3rd one?")]) == ([], [])


def test_the_stem_is_in_the_field_where_most_stems_are_found() -> None:
    notes = [old("a", "x", "Which?"), old("b", "y", "Who?"), old("c", "When?", "z")]
    questions = [new("1", "Which?"), new("2", "Who?"), new("3", "When?")]
    assert stem_fields(notes, questions, {1: "Front"}) == {1: "Back"}
    assert stem_fields(notes, [], {1: "Front"}) == {1: "Front"}


def test_a_cloze_is_never_matched_with_another_kind() -> None:
    notes, questions = [old("a", "gold is Au")], [new("1", "{{c1::Gold}} is Au", kind=Kind.CLOZE)]
    assert match(notes, questions, {1: "Front"}).exact
    assert not match_kinds(notes, questions, {1: "Front"}).exact
