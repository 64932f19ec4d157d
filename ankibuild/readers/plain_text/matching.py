"""Which key of a list belongs to which question: by number, never by guess."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.keylists import Entry, KeyList

_Thing = TypeVar("_Thing")


class Matched(NamedTuple):
    """The entries for questions, by the place of the question, and those for which there is none."""

    entries: dict[int, Entry]
    unmatched: list[Entry]


def match_lists(drafts: Sequence[Draft], before: Sequence[int], lists: Sequence[KeyList]) -> Matched:
    """The keys of questions. `before` says, for each list, how many questions stand before it."""
    found: dict[int, Entry] = {}
    unmatched: list[Entry] = []
    begin = 0
    for end, keys in zip(before, lists, strict=True):
        if end == begin:
            begin = 0
        _match(range(begin, end) if end else range(len(drafts)), drafts, keys.entries, found, unmatched)
        begin = end
    return Matched(found, unmatched)


def _match(
    places: range, drafts: Sequence[Draft], entries: list[Entry], found: dict[int, Entry], unmatched: list[Entry]
) -> None:
    """By number where each stands once; else chapter by chapter, if both have as many."""
    places_left = [place for place in places if place not in found]
    questions = _chapters([(place, drafts[place].mark.number) for place in places_left])
    keys = _chapters([(entry, entry.number) for entry in entries])
    if len(questions) == 1 or len(keys) == len(questions):
        for chapter, of_chapter in zip(questions, _joined(keys, len(questions)), strict=False):
            _pair(chapter, of_chapter, found, unmatched)
        return
    unmatched += entries


def _joined(keys: list[list[tuple[Entry, int]]], count: int) -> list[list[tuple[Entry, int]]]:
    return keys if count > 1 else [[pair for chapter in keys for pair in chapter]]


def _pair(
    chapter: list[tuple[int, int]], keys: list[tuple[Entry, int]], found: dict[int, Entry], unmatched: list[Entry]
) -> None:
    places = {number: place for place, number in chapter}
    seen: dict[int, Entry] = {}
    for entry, number in keys:
        if number in places and number not in seen:
            found[places[number]] = seen[number] = entry
        elif number not in places:
            unmatched.append(entry)
        elif seen[number].key.text != entry.key.text:
            found.pop(places[number], None)
            unmatched.append(entry)


def _chapters(numbered: Sequence[tuple[_Thing, int | None]]) -> list[list[tuple[_Thing, int]]]:
    """Runs in which numbers rise."""
    chapters: list[list[tuple[_Thing, int]]] = []
    last = None
    for thing, number in numbered:
        if number is None:
            continue
        if last is None or number <= last:
            chapters.append([])
        chapters[-1].append((thing, number))
        last = number
    return chapters
