"""Decks that CrowdAnki writes."""

from __future__ import annotations

import json
from pathlib import Path

from ankibuild.readers.collecting import Read
from ankibuild.readers.crowdanki import is_deck_file
from ankibuild.readers.file import File
from ankibuild.readers.json_questions import read, sniff

PATH = Path(__file__).parent.parent / "data" / "readers" / "json" / "deck.json"


def deck() -> Read:
    return read(File.of("deck.json", PATH.read_bytes()))


def test_a_deck_is_known_by_the_types_of_its_objects() -> None:
    assert is_deck_file(PATH.read_text("utf-8"))
    assert sniff(File.of("deck.json", PATH.read_bytes()))
    assert not is_deck_file('{"name": "Geography", "notes": []}')


def test_notes_are_questions_in_the_decks_that_they_lie_in() -> None:
    found = deck()
    assert found.diagnostics == ()
    assert [question.texts["kind"].value for question in found.questions] == ["plain", "cloze", "plain"]
    assert [question.deck for question in found.questions] == ["::Geography", "::Geography", "::Geography::Rivers"]
    assert [question.tags for question in found.questions] == [(), ("america", "capitals"), ("africa",)]
    assert [question.texts["guid"].value for question in found.questions] == ["q7(Alps", "q7(Lima", "q7(Nile"]


def test_a_field_is_told_by_the_cards_of_its_note_type() -> None:
    river = deck().questions[2]
    assert river.texts["stem"].value == "Which river flows through **Cairo**?"
    assert [answer.text.value for answer in river.answers] == ["the Nile"]


def test_media_lie_beside_the_deck() -> None:
    assert "![](media/alps.jpg)" in deck().questions[0].texts["stem"].value


def test_notes_of_an_unknown_type_are_question_and_answer() -> None:
    data = {"__type__": "Deck", "crowdanki_uuid": "1", "name": "A", "notes": [{"fields": ["One?", "two"], "guid": "g"}]}
    found = read(File.of("deck.json", json.dumps(data)))
    assert [question.texts["stem"].value for question in found.questions] == ["One?"]
    assert found.questions[0].deck == "::A"


def test_a_deck_without_notes_says_so() -> None:
    found = read(File.of("deck.json", '{"__type__": "Deck", "crowdanki_uuid": "1", "notes": [{}, 1, {"fields": 2}]}'))
    assert [fault.code for fault in found.diagnostics] == ["nothing-recognised"]
