"""Changes as data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankibuild.changes.model import Changes, GoneNote, NoteCards, NoteName

NOTE = NoteName("guid", "a", "A", "Test")


def test_unchanged_notes_are_nothing_to_tell() -> None:
    assert Changes("Test", unchanged=3).is_empty


@pytest.mark.parametrize("name", ["gone", "new_cards", "blank_cards"])
def test_anything_that_changed_is_something_to_tell(name: str) -> None:
    found = GoneNote(NOTE) if name == "gone" else NoteCards(NOTE, ("c1",))
    assert not replace(Changes("Test"), **{name: (found,)}).is_empty
