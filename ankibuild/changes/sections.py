"""Changes in words: the sections that every text about them has, with what Anki does in each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ankibuild.changes.model import (
    Changes,
    DeckChange,
    DeckFate,
    GoneNote,
    NoteCards,
    NoteChange,
    NoteName,
    NotetypeChange,
    NotetypeFate,
    TextChange,
)
from ankibuild.changes.plain import clean

NOTETYPES = {
    NotetypeFate.NEW: "Anki adds it",
    NotetypeFate.UPDATED: "Anki updates it",
    NotetypeFate.KEPT: "it differs but is no newer, so Anki keeps the one that learners have",
    NotetypeFate.DOUBLED: "Anki keeps the one that learners have and adds a second note type for new notes",
}
DECKS = {
    DeckFate.NEW: "Anki makes it",
    DeckFate.RENAMED: "Anki makes it and leaves the cards where they are; a learner who renames the old deck so before "
    "the import keeps them together",
    DeckFate.LEFT: "it holds no notes any more; Anki leaves it and its cards where they are",
    DeckFate.DESCRIBED: "Anki replaces its description",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that changed: its name, more about it, and the texts that differ."""

    name: str
    about: str = ""
    texts: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """All changes of one kind: how many things they are, and what Anki does with them."""

    title: str
    count: str
    sentence: str
    entries: tuple[Entry, ...]


def sections(changes: Changes) -> tuple[Section, ...]:
    """The sections that have anything to tell."""
    found = (*_of_notes(changes), *_of_cards(changes), *_of_the_rest(changes))
    return tuple(section for section in found if section.entries)


def summary(changes: Changes) -> tuple[str, ...]:
    """The counts, a line each."""
    lines = [section.count for section in sections(changes)]
    return (*lines, f"{counted(changes.unchanged, 'note')} unchanged")


def counted(number: int, noun: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _of_notes(changes: Changes) -> tuple[Section, ...]:
    cards = counted(sum(note.cards for note in changes.new), "card")
    return (
        Section(
            "New notes",
            f"{counted(len(changes.new), 'new note')} ({cards})",
            "Anki adds them.",
            tuple(_entry(new.note, f"{counted(new.cards, 'card')} in {new.note.deck}") for new in changes.new),
        ),
        Section(
            "Changed notes",
            f"{counted(len(changes.changed), 'note')} changed",
            "Anki replaces their fields and tags; their cards keep reviews, due dates and decks. A note that the "
            "learner edited after it was changed here stays as the learner has it.",
            _changed(changes.changed, "the text is the same"),
        ),
        Section(
            "Notes that differ without being newer",
            f"{counted(len(changes.stale), 'note')} rendered differently, not updated",
            "Their fields differ, but they are no newer than those that learners have: Anki keeps the old text.",
            _changed(changes.stale),
        ),
        Section(
            "Notes that Anki refuses",
            f"{counted(len(changes.conflicting), 'note')} conflicting, not updated",
            "Their note type is another one, or has other fields or templates: Anki calls them conflicting and leaves "
            "them as learners have them.",
            _changed(changes.conflicting, "the text is the same"),
        ),
    )


def _of_cards(changes: Changes) -> tuple[Section, ...]:
    return (
        Section(
            "Moved notes",
            f"{counted(len(changes.moved), 'note')} moved to another deck",
            "Cards that learners have stay in the old deck; only new cards go to the new one.",
            tuple(_entry(move.note, f"from {move.old_deck} to {move.new_deck}") for move in changes.moved),
        ),
        Section(
            "New cards",
            f"{counted(_cards(changes.new_cards), 'new card')} of notes that learners have",
            "Anki adds them.",
            tuple(_entry(cards.note, ", ".join(cards.cards)) for cards in changes.new_cards),
        ),
        Section(
            "Cards without content",
            f"{counted(_cards(changes.blank_cards), 'card')} without content",
            "After the import their notes have nothing to fill them with. Anki keeps them, blank, until the learner "
            "runs Tools → Empty Cards.",
            tuple(_entry(cards.note, ", ".join(cards.cards)) for cards in changes.blank_cards),
        ),
        Section(
            "Notes that are gone",
            f"{counted(len(changes.gone), 'note')} gone",
            "An import deletes nothing: learners keep these notes with their cards and reviews.",
            tuple(map(_gone, changes.gone)),
        ),
    )


def _of_the_rest(changes: Changes) -> tuple[Section, ...]:
    return (
        Section(
            "Note types",
            f"{counted(len(changes.notetypes), 'note type')} different",
            "One that the learner edited after it was changed here stays as the learner has it.",
            tuple(map(_notetype, changes.notetypes)),
        ),
        Section(
            "Decks",
            f"{counted(len(changes.decks), 'deck')} different",
            "Anki knows decks by their names and removes none.",
            tuple(map(_deck, changes.decks)),
        ),
    )


def _cards(found: Iterable[NoteCards]) -> int:
    return sum(len(cards.cards) for cards in found)


def _entry(note: NoteName, about: str) -> Entry:
    text = _text(note)
    return Entry(clean(note.name), clean(f"{text} ({about})" if text else about))


def _gone(gone: GoneNote) -> Entry:
    deck = f"in {gone.note.deck}"
    return _entry(gone.note, f"{deck}; now in the package {gone.elsewhere}" if gone.elsewhere else deck)


def _changed(changes: Iterable[NoteChange], same: str = "") -> tuple[Entry, ...]:
    """The entries of notes with their texts; `same` is said of those whose text does not differ."""
    return tuple(
        Entry(clean(change.note.name), clean(_text(change.note)), change.texts)
        if change.texts
        else _entry(change.note, same)
        for change in changes
    )


def _text(note: NoteName) -> str:
    """The note's first words, unless it is named by them."""
    return note.text if note.text != note.name else ""


def _notetype(change: NotetypeChange) -> Entry:
    parts = f" ({', '.join(change.parts)})" if change.parts else ""
    return Entry(clean(change.name), clean(f"{NOTETYPES[change.fate]}{parts}"))


def _deck(change: DeckChange) -> Entry:
    name = f"{change.name} → {change.successor}" if change.successor else change.name
    return Entry(clean(name), f"{counted(change.notes, 'note')}; {DECKS[change.fate]}")
