"""What an import does with the notes, by the rules of Anki's importer.

They are those of rslib/src/import_export/package/apkg/import/notes.rs and cards.rs, with the options as they are by
default: a note type of another shape is a conflict, then only a note whose `mod` is newer is updated; cards are added
where a note has none of that number, and left alone otherwise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import zip_longest
from typing import NamedTuple

from ankibuild.changes.model import MovedNote, NewNote, NoteCards, NoteChange, NoteName, TextChange
from ankibuild.changes.notetypes import same_shape
from ankibuild.changes.plain import clean, readable, short
from ankibuild.package.read import Package, PackedNote

TAGS = "tags"
"""The name under which a change of the tags is reported."""

_NEVER_IMPORTED = frozenset(("marked", "leech"))
"""Tags that Anki takes out of what it imports."""


class Fate(Enum):
    """What Anki does with a note that learners have."""

    CONFLICTING = auto()
    UPDATED = auto()
    LEFT = auto()


class Pair(NamedTuple):
    """A note as learners have it and as the new package has it."""

    old: PackedNote
    new: PackedNote
    fate: Fate


def pairs_of(old: Package, new: Package) -> tuple[Pair, ...]:
    """The notes that both packages hold, in the order of the new one."""
    shared = old.notetypes.keys() & new.notetypes.keys()
    alike = frozenset(key for key in shared if same_shape(old.notetypes[key], new.notetypes[key]))
    return tuple(
        Pair(old.notes[note.guid], note, _fate(old.notes[note.guid], note, alike))
        for note in in_order(new.notes.values())
        if note.guid in old.notes
    )


def in_order(notes: Iterable[PackedNote]) -> list[PackedNote]:
    """Notes as new cards come up in Anki: by their due number, then by GUID."""
    return sorted(notes, key=lambda note: (note.due, note.guid))


def name_of(note: PackedNote) -> NoteName:
    """How people know a note."""
    text = short(readable(next(iter(note.fields.values()), ""))) or note.guid
    return NoteName(note.guid, readable(note.fields.get("Id", "")) or text, text, note.deck)


def new_notes(old: Package, new: Package) -> tuple[NewNote, ...]:
    """The notes that learners do not have."""
    fresh = (note for note in new.notes.values() if note.guid not in old.notes)
    return tuple(NewNote(name_of(note), len(note.ords)) for note in in_order(fresh))


def gone_notes(old: Iterable[Package], new: Iterable[Package]) -> tuple[NoteName, ...]:
    """The notes of some packages that none of the new ones holds: learners keep them."""
    kept = {guid for package in new for guid in package.notes}
    gone = {guid: note for package in old for guid, note in package.notes.items() if guid not in kept}
    return tuple(name_of(note) for note in in_order(gone.values()))


def change_of(pair: Pair) -> NoteChange:
    """All that differs between the two notes of a pair."""
    return NoteChange(name_of(pair.new), _fields(pair.old, pair.new), _tags(pair.old, pair.new))


def moved(pairs: Iterable[Pair]) -> tuple[MovedNote, ...]:
    """The notes that are in another deck. Anki's deck names know no case."""
    return tuple(
        MovedNote(name_of(new), old.deck, new.deck)
        for old, new, _ in pairs
        if old.deck and new.deck and old.deck.casefold() != new.deck.casefold()
    )


def new_cards(pairs: Iterable[Pair]) -> tuple[NoteCards, ...]:
    """The cards that notes of learners get: an import adds them whether it updates the note or not."""
    return tuple(
        NoteCards(name_of(new), _cards(new, ords))
        for old, new, fate in pairs
        if fate is not Fate.CONFLICTING and (ords := sorted(set(new.ords) - set(old.ords)))
    )


def blank_cards(pairs: Iterable[Pair]) -> tuple[NoteCards, ...]:
    """The cards without content after the import: an updated note no longer fills them, the old text of one that is
    not updated does not yet."""
    return tuple(
        NoteCards(name_of(new), _cards(held, ords))
        for old, new, fate in pairs
        for held, other in (((old, new) if fate is Fate.UPDATED else (new, old)),)
        if fate is not Fate.CONFLICTING and (ords := sorted(set(held.ords) - set(other.ords)))
    )


def _fate(old: PackedNote, new: PackedNote, alike: frozenset[int]) -> Fate:
    if old.notetype.id != new.notetype.id or new.notetype.id not in alike:
        return Fate.CONFLICTING
    return Fate.UPDATED if new.mod > old.mod else Fate.LEFT


def _fields(old: PackedNote, new: PackedNote) -> tuple[TextChange, ...]:
    if old.notetype.id == new.notetype.id:
        # by their places, as Anki goes by them: a field may have got another name
        rows = zip_longest(new.notetype.fields, old.fields.values(), new.fields.values(), fillvalue="")
    else:
        names = dict.fromkeys((*new.fields, *old.fields))
        rows = zip_longest(names, (old.fields.get(n, "") for n in names), (new.fields.get(n, "") for n in names))
    return tuple(
        TextChange(clean(name), before, after) for name, before, after in rows if _composed(before) != _composed(after)
    )


def _composed(text: str) -> str:
    """A text as Anki stores it."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _tags(old: PackedNote, new: PackedNote) -> tuple[TextChange, ...]:
    """The change of the tags. Anki's tags know no case: it keeps the spelling that the collection has."""
    before, after = (
        {tag.casefold(): tag for tag in note.tags if tag.casefold() not in _NEVER_IMPORTED} for note in (old, new)
    )
    if before.keys() == after.keys():
        return ()
    return (TextChange(TAGS, *(" ".join(tags[key] for key in sorted(tags)) for tags in (before, after))),)


def _cards(note: PackedNote, ords: Sequence[int]) -> tuple[str, ...]:
    if note.notetype.is_cloze:
        return tuple(f"c{ord_ + 1}" for ord_ in ords)
    names = [template.name for template in note.notetype.templates]
    return tuple(names[ord_] if ord_ < len(names) else str(ord_ + 1) for ord_ in ords)
