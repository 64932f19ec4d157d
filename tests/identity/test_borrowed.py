"""Ids of other programs, and the lock that knows their questions again."""

from __future__ import annotations

import pytest

from ankibuild.identity.borrowed import clean_id, settle
from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.lock import NoteEntry
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span

SPAN = Span(Source("bank.xml", "x"), 0, 1)
SPACE = "space"


def foreign(id_: str, stem: str, **parts: str) -> Question:
    return Question(stem, answer="Yes", id=id_, origin=Origin(SPAN, foreign=True, borrowed=bool(id_)), **parts)


def entry(id_: str, guid: str, question: Question) -> NoteEntry:
    return NoteEntry(id_, guid, 1, 1, "", "", question_digest(question))


def test_questions_of_our_own_sources_stay_as_they_are() -> None:
    own = Question("One?", answer="Yes", id="a")
    assert settle([own, own], SPACE, ()) == [own, own]


def test_an_id_that_two_questions_have_is_none() -> None:
    first, second, third = settle([foreign("q1", "One?"), foreign("q1", "Two?"), foreign("q2", "Three?")], SPACE, ())
    assert [first.id, second.id, third.id] == ["", "", "q2"]


def test_an_own_question_keeps_the_id_that_a_foreign_one_has_too() -> None:
    own, other = settle([Question("One?", answer="Yes", id="q1"), foreign("q1", "Two?")], SPACE, ())
    assert (own.id, other.id) == ("q1", "")


def test_a_question_whose_text_is_untouched_keeps_its_guid_under_another_id() -> None:
    question = foreign("q2", "One?")
    (settled,) = settle([question], SPACE, [entry("q1", guid_for(SPACE, "q1"), question)])
    assert settled.guid == guid_for(SPACE, "q1")


def test_it_keeps_it_also_when_its_text_is_corrected_later() -> None:
    before, after = foreign("q2", "One?"), foreign("q2", "One, corrected?")
    known = [entry("q2", guid_for(SPACE, "q1"), before)]
    (settled,) = settle([after], SPACE, known)
    assert settled.guid == guid_for(SPACE, "q1")


def test_a_guid_that_a_question_of_today_has_is_not_given_away() -> None:
    first, twin = foreign("q1", "One?"), foreign("q2", "One?")
    settled = settle([first, twin], SPACE, [entry("q1", guid_for(SPACE, "q1"), first)])
    assert [question.guid for question in settled] == ["", ""]


def test_a_question_whose_id_ceased_to_be_its_own_keeps_its_guid() -> None:
    before = foreign("q1", "One?")
    known = [entry("q1", guid_for(SPACE, "q1"), before)]
    first, second = settle([before, foreign("q1", "Two?")], SPACE, known)
    assert (first.guid, second.guid) == (guid_for(SPACE, "q1"), "")
    assert (first.id, second.id) == ("", "")


@pytest.mark.parametrize(("text", "expected"), [("a b", "a-b"), ("~x", "x"), (" q1\n", "q1"), ("i_42", "i_42")])
def test_an_id_of_another_program_becomes_one_of_ours(text: str, expected: str) -> None:
    assert clean_id(text) == expected
