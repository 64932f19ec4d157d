"""What the tests of packages share: stamped notes without any source, and genanki's own objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import genanki
import pytest

from ankibuild.identity.lock import DeckEntry, Lock, NoteEntry, NotetypeEntry
from ankibuild.labels import LABELS
from ankibuild.model import Question
from ankibuild.note import MediaFile, Note, StampedNote
from ankibuild.notetypes import FIELDS, note_types
from ankibuild.package import Description, to_decks

NOW = 1_700_000_000_000
NOTETYPES = note_types("test-namespace", "Test", LABELS)
LOCK = Lock(
    "test-namespace",
    notetypes={key: NotetypeEntry(key, 1_600_000_000 + index, "digest") for index, key in enumerate(NOTETYPES)},
    decks={
        name: DeckEntry(name, NOW + index) for index, name in enumerate(("Test", "Test::a", "Test::a::b", "Test::c"))
    },
)


@pytest.fixture
def stamped() -> Callable[..., StampedNote]:
    """Makes a stamped note by its number: `stamped(1, 'Test::a', stem='Which?')`."""

    def make(number: int, deck: str = "Test", stem: str = "Which?", **more: Any) -> StampedNote:
        values: dict[str, Any] = {
            "id": f"q{number}",
            "guid": f"guid-{number}",
            "notetype": "question",
            "fields": (stem, *[""] * (len(FIELDS) - 1)),
            "tags": ("b", "a"),
            "deck": deck,
            "position": number,
            "ords": (0,),
            "media": (),
            "content": "c",
            "rendered": "r",
            "question": Question(stem=stem),
        }
        return StampedNote(Note(**(values | more)), NOW + number, 1_650_000_000 + number)

    return make


@pytest.fixture
def decks_of() -> Callable[..., list[Any]]:
    """Makes the decks of stamped notes."""

    def make(*notes: StampedNote, **descriptions: str) -> list[Any]:
        entries = {item.note.guid: _entry(item) for item in notes}
        lock = replace(LOCK, notes=entries)
        return to_decks(notes, NOTETYPES, lock, {name: Description(html) for name, html in descriptions.items()})

    return make


def _entry(item: StampedNote) -> NoteEntry:
    note = item.note
    return NoteEntry(note.id, note.guid, item.note_id, item.mod, "c", "r", due=100 * note.position)


@pytest.fixture
def media(tmp_path: Path) -> Callable[[str, bytes], MediaFile]:
    """Makes a media file with these bytes under this packed name."""

    def make(name: str, data: bytes = b"bytes") -> MediaFile:
        path = tmp_path / f"original of {name}"
        path.write_bytes(data)
        return MediaFile(name, path, "digest", len(data))

    return make


@pytest.fixture
def plain_deck() -> Callable[..., genanki.Deck]:
    """Makes a deck as users of genanki do, with a note for each stem."""

    def make(*stems: str, deck_id: int = 2_059_400_110, name: str = "Plain", **more: Any) -> genanki.Deck:
        model = genanki.Model(
            1_607_392_319,
            "Plain",
            fields=[{"name": "Front"}, {"name": "Back"}],
            templates=[
                {"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{Back}}"},
                {"name": "Card 2", "qfmt": "{{Back}}", "afmt": "{{Front}}"},
            ],
        )
        deck = genanki.Deck(deck_id, name)
        for stem in stems:
            deck.add_note(genanki.Note(model=model, fields=[stem, "back"], **more))
        return deck

    return make
