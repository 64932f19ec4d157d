"""Many places of a file, or of several, listed in a few words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ankibuild.diagnostics import Diagnostic, printable
from ankibuild.source import Source

_RUN = 3
"""So many lines in a row are named by the first and the last of them."""

_LONGEST = 1000
"""The characters of a line in which a place is found without its column."""

_NUMBER = re.compile(r"(\D*+)(\d+)")
_LINES = re.compile(r"\d+(?:–\d+)?")


@dataclass(frozen=True, slots=True)
class Places:
    """Where diagnostics stand: the file, if it is one, the places in it, and how many more there are than are named."""

    path: str
    named: tuple[str, ...]
    left: int

    @property
    def words(self) -> str:
        """`a.json: lines 3, 7–12, 40, … and 7 more`."""
        comma = "; " if any(", " in name for name in self.named) else ", "
        listed = comma.join(self.named) + (f"{comma}… and {self.left} more" if self.left else "")
        if self.named and all(map(_LINES.fullmatch, self.named)):
            listed = f"{'line' if listed.isdecimal() else 'lines'} {listed}"
        return ": ".join(filter(None, (self.path, listed)))


class _Place(NamedTuple):
    """A place: the file, member or sheet that it is in, where that is not the same for all, and what it is called."""

    within: str
    name: str


def places_of(found: Sequence[Diagnostic], most: int) -> Places:
    """The places of diagnostics; of those behind the first so many names, the number."""
    path = _shared_path(found)
    runs = _runs(dict.fromkeys(place for place in _places(found, path) if place.name))
    named = tuple(_named(place for place, _ in islice(runs, most)))
    return Places(printable(path), named, sum(count for _, count in runs))


def _shared_path(found: Sequence[Diagnostic]) -> str:
    """The file that all stand in: a member of an archive, else the archive, else none."""
    sources = {each.span.source if each.span else None for each in found}
    paths = {source.path if source else "" for source in sources}
    holders = {source.holder if source else "" for source in sources}
    return next((shared.pop() for shared in (paths, holders) if len(shared) == 1), "")


def _places(found: Sequence[Diagnostic], path: str) -> Iterator[_Place]:
    """The place of each behind the shared path: its line, with the column if that says too little, or its cell."""
    lines = Counter(_line(each) for each in found)
    for each in found:
        if each.span is None:
            yield _Place("", printable(each.subject))
            continue
        own = each.span.source.path
        within = "" if own == path else printable(f"{own.removeprefix(f'{path}/')}:")
        if each.span.source.places:
            sheet, mark, cell = printable(each.span.location[len(own) + 1 :]).rpartition("!")
            yield _Place(f"{within}{sheet}{mark}", cell)
        else:
            line, column = each.span.position
            alone = lines[_line(each)] == 1 and not _is_long(each.span.source, line)
            yield _Place(within, str(line) if alone else f"{line}:{column}")


def _is_long(source: Source, line: int) -> bool:
    """Whether a line is too long to see in it what is meant: many a program writes all on one."""
    following = (*source.line_starts[line : line + 1], len(source.text))[0]
    return following - source.line_starts[line - 1] > _LONGEST


def _line(diagnostic: Diagnostic) -> tuple[str, int]:
    return (diagnostic.span.source.path, diagnostic.span.position[0]) if diagnostic.span else ("", 0)


def _runs(places: Iterable[_Place]) -> Iterator[tuple[_Place, int]]:
    """The places with how many each name means: lines or cells in a row are one, `7–12`."""
    row: list[_Place] = []
    for place in places:
        if row and not _follows(row[-1], place):
            yield from _row(row)
            row = []
        row.append(place)
    yield from _row(row)


def _follows(one: _Place, other: _Place) -> bool:
    before, after = _NUMBER.fullmatch(one.name), _NUMBER.fullmatch(other.name)
    if one.within != other.within or not before or not after:
        return False
    return before[1] == after[1] and int(before[2]) + 1 == int(after[2])


def _row(row: Sequence[_Place]) -> Iterator[tuple[_Place, int]]:
    if len(row) < _RUN:
        yield from ((place, 1) for place in row)
    else:
        yield row[0]._replace(name=f"{row[0].name}–{row[-1].name}"), len(row)


def _named(places: Iterable[_Place]) -> Iterator[str]:
    """What places are called; what they are within is said once for those in a row."""
    within = ""
    for place in places:
        yield place.name if place.within == within else f"{place.within}{place.name}"
        within = place.within
