"""Imported questions that learners have already."""

from __future__ import annotations

from dataclasses import replace

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import derived_id, identify
from ankibuild.identity.lock import Lock, NoteEntry
from ankibuild.importing.built import known_guids
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span

SPAN = Span(Source("bank.xml", "x"), 0, 1)


def read(stem: str, answer: str = "Yes", id_: str = "") -> Question:
    return Question(stem, answer=answer, id=id_, origin=Origin(SPAN, borrowed=bool(id_)))


def lock_of(*questions: Question) -> Lock:
    items = identify(questions, "space", ())
    return Lock(
        "space",
        {i.guid: NoteEntry(i.id, i.guid, 1, 1, "", "", question_digest(i.question), i.question.stem) for i in items},
    )


def named(questions: list[Question]) -> list[Question]:
    return [replace(question, id=question.id or f"q{n}") for n, question in enumerate(questions)]


def test_questions_with_one_stem_keep_their_own_guids() -> None:
    questions = [read("Which is true?", "Water is wet."), read("Which is true?", "Iron is heavy.")]
    guids = [q.guid for q in known_guids(questions, named(questions), lock_of(*questions), ())]
    first = derived_id("Which is true?")
    assert guids == [guid_for("space", first), guid_for("space", f"{first}.2")]


def test_where_the_id_leads_to_the_note_nothing_is_said() -> None:
    question = read("One?", id_="q7")
    assert known_guids([question], named([question]), lock_of(question), ()) == [question]


def test_what_was_never_built_and_what_other_sources_hold_gets_none() -> None:
    question = read("One?")
    assert known_guids([question], named([question]), lock_of(read("Two?")), ())[0].guid == ""
    known = lock_of(read("One?", id_="mine"))
    assert known_guids([question], named([question]), known, {guid_for("space", "mine")})[0].guid == ""
    assert known_guids([question], named([question]), known, ())[0].guid == guid_for("space", "mine")


def test_a_guid_of_its_own_stays() -> None:
    question = replace(read("One?"), guid="abc")
    assert known_guids([question], [question], lock_of(read("One?")), ())[0].guid == "abc"


def test_a_new_id_that_leads_to_the_note_of_another_question_is_replaced() -> None:
    """Also where that note is one of the project's own sources by a GUID that is written down, or vanished."""
    lock = lock_of(read("What is a bone?", "Living tissue", "5"), read("What is a hair?", "Horn", "5-2"))
    new = read("When do nails grow?", "Always", "5")
    for standing in ((), {guid_for("space", "5")}):
        (question,) = known_guids([new], [new], lock, standing)
        assert (question.id, question.guid) == ("5-3", "")


def test_so_it_is_where_the_lock_remembers_only_the_digest() -> None:
    before = replace(read("One?", id_="5"), origin=None)
    lock = lock_of(before)
    lock = replace(lock, notes={guid: replace(entry, stem="") for guid, entry in lock.notes.items()})
    new = read("Two?", id_="5")
    assert known_guids([new], [new], lock, ())[0].id == "5-2"
    same = read("One?", id_="5")
    assert known_guids([same], [same], lock, ())[0] == same


def test_an_id_of_an_earlier_import_stays_and_so_does_its_note() -> None:
    """Though a note that vanished has the same words."""
    question = read("One?")
    lock = lock_of(question, read("Two?", id_="5"))
    (kept,) = known_guids([question], [replace(question, id="5")], lock, {guid_for("space", "5")}, {"5"})
    assert (kept.id, kept.guid) == ("5", "")
    (known,) = known_guids([question], [replace(question, id="6")], lock, (), {"6"})
    assert known.guid == guid_for("space", derived_id("One?"))
