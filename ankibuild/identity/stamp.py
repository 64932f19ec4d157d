"""Ids and times for notes, note types and decks: those that the lock remembers, new ones from the clock.

A note's `mod` rises when, and only when, its content changed, since Anki updates a note (and writes over what the
learner did to it) when the package's `mod` is newer than the collection's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from ankibuild.identity.digest import question_digest
from ankibuild.identity.history import newest
from ankibuild.identity.ids import DERIVED, rest_of
from ankibuild.identity.lock import STEM, DeckEntry, Lock, NoteEntry, NotetypeEntry
from ankibuild.note import Note, StampedNote

NO_HISTORY = Lock()


def stamp(
    notes: Sequence[Note], lock: Lock, now: int, history: Lock = NO_HISTORY, *, rerender: bool = False
) -> tuple[list[StampedNote], Lock]:
    """The notes with their ids and times, and the lock that remembers them. `now` is in epoch milliseconds.

    A `mod` is never lower than one that `history` says was handed out for the note, unless the note says again what
    it said then. With `rerender`, a note whose fields look different counts as changed.
    """
    fresh = _free_ids(now, {entry.note for entries in (lock.notes, history.notes) for entry in entries.values()})
    entries = {
        note.guid: _note_entry(
            note, newest(lock.notes.get(note.guid), history.notes.get(note.guid)), now, fresh, rerender
        )
        for note in notes
    }
    stamped = [StampedNote(note, entries[note.guid].note, entries[note.guid].mod) for note in notes]
    return stamped, replace(lock, notes={**lock.notes, **entries})


def stamp_decks(names: Iterable[str], lock: Lock, now: int) -> Lock:
    """The lock with an id for every deck."""
    fresh = _free_ids(now, {entry.id for entry in lock.decks.values()})
    entries = {name: lock.decks.get(name) or DeckEntry(name, next(fresh)) for name in sorted(names)}
    return replace(lock, decks={**lock.decks, **entries})


def stamp_notetypes(digests: Mapping[str, str], lock: Lock, now: int, history: Lock = NO_HISTORY) -> Lock:
    """The lock with the `mod` of every note type: it rises when the templates, the style or the name changed.

    It never falls below one that `history` says was handed out.
    """
    entries = dict(lock.notetypes)
    for name, digest in digests.items():
        found = [known.notetypes[name] for known in (lock, history) if name in known.notetypes]
        latest = max(found, key=lambda entry: entry.mod, default=NotetypeEntry(name, 0, ""))
        changed = latest.digest != digest
        entries[name] = NotetypeEntry(name, _later(now, latest.mod), digest) if changed else latest
    return replace(lock, notetypes=entries)


def catch_up(notes: Sequence[StampedNote], lock: Lock, since: int, now: int) -> tuple[list[StampedNote], Lock]:
    """The notes, those that changed after `since` (epoch seconds) stamped `now` (epoch milliseconds).

    The lock remembers these times apart (`handed`), so that the normal package keeps its own.
    """
    entries = dict(lock.notes)
    stamped = []
    for item in notes:
        entry = entries[item.note.guid]
        if item.mod > since:
            entry = entries[entry.guid] = replace(entry, handed=_later(now, entry.highest))
        stamped.append(replace(item, mod=entry.handed) if item.mod > since else item)
    return stamped, replace(lock, notes=entries)


def _is_no_ones(note: Note) -> bool:
    """Whether a note may have to be known again by its texts: its id is no one's that lasts."""
    return note.id.startswith(DERIVED) or (note.question.origin is not None and note.question.origin.borrowed)


def _note_entry(note: Note, known: NoteEntry | None, now: int, fresh: Iterator[int], rerender: bool) -> NoteEntry:
    """The entry of a note; `known` is the latest that the lock or history remembers."""
    kept = known and _unchanged(known, note) and not (rerender and known.rendered != note.rendered)
    return NoteEntry(
        id=note.id,
        guid=note.guid,
        note=known.note if known else next(fresh),
        mod=known.mod if known and kept else _later(now, known.highest if known else 0),
        content=note.content,
        # stays as long as `mod` does: it is what that was handed out with
        rendered=known.rendered if known and kept else note.rendered,
        question=question_digest(note.question),
        stem=note.question.stem[:STEM] if _is_no_ones(note) or note.question.retired else "",
        handed=known.handed if known else 0,
        moved=bool(known and known.moved and known.id == note.id),
        retired=note.question.retired,
        due=known.due if known else 0,
        type=note.notetype,
        rest=rest_of(note.question) if _is_no_ones(note) else "",
    )


def _unchanged(known: NoteEntry, note: Note) -> bool:
    """Whether a note says what it said; an adopted one, whose content nobody knew, if it looks as it did."""
    return known.content == note.content if known.content else known.rendered == note.rendered


def _later(now: int, mod: int) -> int:
    """A time in seconds that is later than `mod`, even within one second or with a clock that went back."""
    return max(now // 1000, mod + 1)


def _free_ids(now: int, taken: set[int]) -> Iterator[int]:
    return (number for number in count(now) if number not in taken)
