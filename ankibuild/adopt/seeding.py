"""What the lock says of notes that are adopted, before they are first built: the old deck's ids and times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ankibuild.adopt.html import looks_same
from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.identity.digest import rendered_digest
from ankibuild.identity.lock import Lock, NoteEntry, NotetypeEntry
from ankibuild.note import Note
from ankibuild.package.read import Package, PackedNote
from ankibuild.preparing import Prepared
from ankibuild.tags import normalize

_MOST = 2**53


def seeded(
    prepared: Prepared, notetypes: Mapping[str, AdoptedNoteType], package: Package, packed: Mapping[str, str]
) -> tuple[Lock, int]:
    """The lock with the notes and note types of an old package, and how many of the notes look as they did.

    These keep their times in the next build, the others get later ones. `packed` says what the media files of the old
    notes are called now.
    """
    lock = prepared.lock
    entries: dict[str, NoteEntry] = {}
    unchanged = 0
    for note in prepared.notes:
        old = package.notes.get(note.guid)
        if old is not None and note.question.notetype in notetypes and note.guid not in lock.notes:
            same = _is_same(old, note, packed)
            entries[note.guid] = _entry(old, note, same)
            unchanged += same
    known = {
        notetype.key: NotetypeEntry(notetype.key, _time(package.notetypes[notetype.id].mod), notetype.digest)
        for notetype in notetypes.values()
        if notetype.id in package.notetypes and notetype.key not in lock.notetypes
    }
    return replace(lock, notes={**lock.notes, **entries}, notetypes={**lock.notetypes, **known}), unchanged


def _entry(old: PackedNote, note: Note, same: bool) -> NoteEntry:
    """What is known of a note: not what it says, but how it looks."""
    rendered = note.rendered if same else rendered_digest(tuple(old.fields.values()), old.tags)
    return NoteEntry(note.id, note.guid, _time(old.note_id), _time(old.mod), "", rendered)


def _is_same(old: PackedNote, note: Note, packed: Mapping[str, str]) -> bool:
    """Whether a note looks as it did in the old deck."""
    fields = tuple(old.fields.values())
    if sorted(normalize(old.tags)) != sorted(note.tags) or len(fields) != len(note.fields):
        return False
    return all(looks_same(before, after, packed) for before, after in zip(fields, note.fields, strict=True))


def _time(number: int) -> int:
    """A time or an id that the lock can hold."""
    return min(max(number, 0), _MOST - 1)
