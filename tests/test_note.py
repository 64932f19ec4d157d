"""What was rendered, as data."""

from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest

from ankibuild.model import Question
from ankibuild.note import MediaFile, Note, StampedNote

NOTE = Note(
    id="q",
    guid="guid",
    notetype="question",
    fields=("Which?", ""),
    tags=("t",),
    deck="Deck",
    position=1,
    ords=(0,),
    media=(MediaFile("a-1.png", Path("a.png"), "1", 2),),
    content="c",
    rendered="r",
    question=Question("Which?"),
)


def test_a_note_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        NOTE.deck = "Other"  # type: ignore[misc]


def test_notes_are_equal_if_all_they_hold_is() -> None:
    assert replace(NOTE) == NOTE
    assert replace(NOTE, fields=("Other?", "")) != NOTE


def test_a_stamped_note_is_a_note_with_its_times() -> None:
    stamped = StampedNote(NOTE, note_id=1_700_000_000_000, mod=1_700_000_000)
    assert stamped.note is NOTE
    with pytest.raises(FrozenInstanceError):
        stamped.mod = 0  # type: ignore[misc]
