"""A text as lines that know where they stand."""

from __future__ import annotations

from typing import NamedTuple

from ankibuild.source import Source, Span


class Line(NamedTuple):
    """A line, or a piece of one, without the spaces around it; `indent` counts those before it."""

    text: str
    start: int
    end: int
    indent: int = 0

    def cut(self, begin: int, end: int | None = None) -> Line:
        """A piece of the line by offsets into its text, without spaces around it."""
        piece = self.text[begin:end]
        lead = len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        start = self.start + begin + lead
        return Line(stripped, start, start + len(stripped), self.indent + begin + lead)


def split_lines(source: Source) -> list[Line]:
    """All lines of a source, blank ones too."""
    starts = source.line_starts
    ends = (*starts[1:], len(source.text))
    return [_line(source.text[start:end], start) for start, end in zip(starts, ends, strict=True)]


def _line(raw: str, start: int) -> Line:
    stripped = raw.strip()
    indent = len(raw) - len(raw.lstrip()) if stripped else 0
    columns = len(raw[:indent].expandtabs(4))
    return Line(stripped, start + indent, start + indent + len(stripped), columns)


def span_of(source: Source, lines: list[Line]) -> Span:
    """The stretch from the first line to the last."""
    return Span(source, lines[0].start, lines[-1].end)
