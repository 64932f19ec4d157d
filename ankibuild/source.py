"""Where a text came from: the one place that makes 1-based lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, eq=False)
class Source:
    """A file as it was read.

    `path` is the name shown to people (relative to the project, with `/`), `text` the decoded text without a
    byte order mark. All positions are offsets, in characters, into `text`.

    `file` is the file in the project that holds it where `path` is a member of an archive, and '' where it is that
    file itself. `places` name parts of a text that has no lines of its own, each from its offset on (`Sheet1!B7`).
    """

    path: str
    text: str = field(repr=False)
    file: str = ""
    places: tuple[tuple[int, str], ...] = field(default=(), repr=False)

    @property
    def holder(self) -> str:
        """The path of the file in the project that this text stands in."""
        return self.file or self.path

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; a line ends with LF, CR LF or CR, as editors see it."""
        return (0, *(match.end() for match in _LINE_BREAK.finditer(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in characters) of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line by its 1-based number, without its line break."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


class Span(NamedTuple):
    """A stretch of a source: offsets of its first character and of the one after its last."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there, as typed."""
        return self.source.text[self.start : self.end]

    @property
    def position(self) -> tuple[int, int]:
        """The 1-based line and column of its start."""
        return self.source.position(self.start)

    @property
    def location(self) -> str:
        """`path:line:column`, which editors and terminals make clickable; or `path:` and the name of the place."""
        if self.source.places:
            index = bisect_right(self.source.places, self.start, key=lambda place: place[0])
            return f"{self.source.path}:{self.source.places[max(index, 1) - 1][1]}"
        line, column = self.position
        return f"{self.source.path}:{line}:{column}"

    def find(self, needle: str) -> Span:
        """The first place of `needle` inside this span; the span itself where it does not stand literally."""
        at = self.source.text.find(needle, self.start, self.end) if needle else -1
        return self if at < 0 else Span(self.source, at, at + len(needle))
