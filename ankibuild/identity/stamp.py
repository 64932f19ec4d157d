"""Ids and times for notes, note types and decks: those that the lock remembers, new ones from the clock.

A note's `mod` rises when, and only when, its content changed, since Anki updates a note (and writes over what the
learner did to it) when the package's `mod` is newer than the collection's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from ankibuild.identity.digest import question_digest
from ankibuild.identity.ids import DERIVED
from ankibuild.identity.lock import DeckEntry, Lock, NoteEntry, NotetypeEntry
from ankibuild.note import Note, StampedNote


def stamp(notes: Sequence[Note], lock: Lock, now: int) -> tuple[list[StampedNote], Lock]:
    """The notes with their ids and times, and the lock that remembers them. `now` is in epoch milliseconds."""
    fresh = _free_ids(now, {entry.note for entry in lock.notes.values()})
    entries = {note.guid: _note_entry(note, lock.notes.get(note.guid), now, fresh) for note in notes}
    stamped = [StampedNote(note, entries[note.guid].note, entries[note.guid].mod) for note in notes]
    return stamped, replace(lock, notes={**lock.notes, **entries})


def stamp_decks(names: Iterable[str], lock: Lock, now: int) -> Lock:
    """The lock with an id for every deck."""
    fresh = _free_ids(now, {entry.id for entry in lock.decks.values()})
    entries = {name: lock.decks.get(name) or DeckEntry(name, next(fresh)) for name in sorted(names)}
    return replace(lock, decks={**lock.decks, **entries})


def stamp_notetypes(digests: Mapping[str, str], lock: Lock, now: int) -> Lock:
    """The lock with the `mod` of every note type: it rises when the templates, the style or the name changed."""
    entries = dict(lock.notetypes)
    for name, digest in digests.items():
        old = lock.notetypes.get(name)
        if old is None or old.digest != digest:
            entries[name] = NotetypeEntry(name, _later(now, old.mod if old else 0), digest)
    return replace(lock, notetypes=entries)


def _note_entry(note: Note, old: NoteEntry | None, now: int, fresh: Iterator[int]) -> NoteEntry:
    question = question_digest(note.question) if note.id.startswith(DERIVED) else ""
    if old is None:
        return NoteEntry(note.id, note.guid, next(fresh), now // 1000, note.content, note.rendered, question)
    if old.content == note.content:
        return old  # `rendered` stays too: it is what this `mod` was handed out with
    return NoteEntry(note.id, note.guid, old.note, _later(now, old.mod), note.content, note.rendered, question)


def _later(now: int, mod: int) -> int:
    """A time in seconds that is later than `mod`, even within one second or with a clock that went back."""
    return max(now // 1000, mod + 1)


def _free_ids(now: int, taken: set[int]) -> Iterator[int]:
    return (number for number in count(now) if number not in taken)
