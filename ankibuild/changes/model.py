"""What an import changes, as data: notes, cards, note types and decks, each by what Anki does with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class NoteName:
    """A note as people know it: `name` is its field Id, else its first words; `text` its first words."""

    guid: str
    name: str
    text: str
    deck: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A field that differs, or the tags with a space between them: `old` and `new` are what the packages hold."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note that learners do not have, and how many cards it makes."""

    note: NoteName
    cards: int


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that both packages hold: the fields that differ, and the tags (none or one change)."""

    note: NoteName
    fields: tuple[TextChange, ...]
    tags: tuple[TextChange, ...]

    @property
    def texts(self) -> tuple[TextChange, ...]:
        """All that differs in it."""
        return self.fields + self.tags


@dataclass(frozen=True, slots=True)
class MovedNote:
    """A note that is in another deck than before."""

    note: NoteName
    old_deck: str
    new_deck: str


@dataclass(frozen=True, slots=True)
class NoteCards:
    """Some cards of a note, by the names of their templates or their deletions' numbers (`c2`)."""

    note: NoteName
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoneNote:
    """A note that the new package does not hold; `elsewhere` is the name of another new package that does, or ''."""

    note: NoteName
    elsewhere: str = ""


class NotetypeFate(StrEnum):
    """What an import does with a note type."""

    NEW = "new"
    UPDATED = "updated"
    KEPT = "kept"
    """It differs, but is no newer: Anki keeps the one that learners have."""
    DOUBLED = "doubled"
    """Its fields or templates are others: Anki adds a second note type."""


@dataclass(frozen=True, slots=True)
class NotetypeChange:
    """A note type that differs: `parts` are the names of what differs."""

    name: str
    fate: NotetypeFate
    parts: tuple[str, ...]


class DeckFate(StrEnum):
    """What an import does with a deck."""

    NEW = "new"
    RENAMED = "renamed"
    """All its notes are in one new deck now."""
    LEFT = "left"
    """The new package has no notes in it."""
    DESCRIBED = "described"
    """Its description is another one."""


@dataclass(frozen=True, slots=True)
class DeckChange:
    """A deck that differs: `notes` that were in it or, for a new one, are; `successor` where it was renamed."""

    name: str
    fate: DeckFate
    notes: int
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import of the package named `package` does to a learner who has imported an older one.

    Of the notes that both hold, `changed` are updated by Anki, `stale` differ but keep the old text since they are no
    newer, `conflicting` are refused by Anki, `unchanged` counts the others. `moved`, `new_cards` (that Anki adds) and
    `blank_cards` (that no longer, or not yet, have content) speak of notes that stand in one of those too.
    """

    package: str
    new: tuple[NewNote, ...] = ()
    changed: tuple[NoteChange, ...] = ()
    stale: tuple[NoteChange, ...] = ()
    conflicting: tuple[NoteChange, ...] = ()
    unchanged: int = 0
    moved: tuple[MovedNote, ...] = ()
    new_cards: tuple[NoteCards, ...] = ()
    blank_cards: tuple[NoteCards, ...] = ()
    gone: tuple[GoneNote, ...] = ()
    notetypes: tuple[NotetypeChange, ...] = ()
    decks: tuple[DeckChange, ...] = ()

    @property
    def log(self) -> dict[str, int]:
        """The counts that Anki shows after the import, by its own names for them."""
        return {
            "new": len(self.new),
            "updated": len(self.changed),
            "duplicate": self.unchanged + len(self.stale),
            "conflicting": len(self.conflicting),
        }

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        notes = (self.new, self.changed, self.stale, self.conflicting, self.moved, self.gone)
        return not any((*notes, self.new_cards, self.blank_cards, self.notetypes, self.decks))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several packages compared with those of one time, which `since` names; `dropped` are no longer built."""

    since: str
    packages: tuple[Changes, ...]
    dropped: tuple[str, ...] = ()
