"""The places of new cards: in source order, with room between them.

Anki shows new cards by their place and keeps the one that a card was first imported with. So a place that was handed
out stays, and a question that is inserted later gets one between those of its neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.identity.lock import Lock
from ankibuild.note import Note

_STEP = 100
_LAST = 900_000
"""Anki's integrity check complains of places from a million on."""


def stamp_places(notes: Sequence[Note], lock: Lock) -> Lock:
    """The lock with a place for every note; `notes` are in source order and known to the lock."""
    entries = [lock.notes[note.guid] for note in notes]
    placed = zip(entries, places([entry.due for entry in entries]), strict=True)
    moved = {entry.guid: replace(entry, due=due) for entry, due in placed if entry.due != due}
    return replace(lock, notes={**lock.notes, **moved})


def places(known: Sequence[int]) -> list[int]:
    """Rising places for all: as many as possible of those they had (0: none) stay as they are.

    Where no room is left between two, all of them move.
    """
    step = max(1, min(_STEP, _LAST // max(1, len(known))))
    anew = [step * number for number in range(1, len(known) + 1)]
    result: list[int] = []
    for index in [*_staying(known), len(known)]:
        count = index - len(result)
        last = result[-1] if result else 0
        room = (known[index] - last) // (count + 1) if index < len(known) else step
        if count and not room:
            return anew
        result += [last + room * number for number in range(1, count + 1)]
        result += known[index : index + 1]
    return result if max(result, default=0) <= _LAST else anew


def _staying(known: Sequence[int]) -> list[int]:
    """The indexes of a longest series of places that rise already."""
    ends: list[int] = []
    before: dict[int, int] = {}
    for index, place in enumerate(known):
        if place:
            length = bisect_left(ends, place, key=known.__getitem__)
            if length:
                before[index] = ends[length - 1]
            ends[length : length + 1] = [index]
    series = ends[-1:]
    while series and series[-1] in before:
        series.append(before[series[-1]])
    return series[::-1]
