"""Lines of a Markdown text that know where they stand, so that parts of it can be dedented and still be pointed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ankibuild.model import NO_TEXT, Text
from ankibuild.source import Source, Span

_INDENT = re.compile(r"[ \t]*+")
_FENCE = re.compile(r" {0,12}(`{3,}|~{3,})")


class Line(NamedTuple):
    """A line, or what is left of it without its indentation, markers and labels; `start` is where that stands."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind its last sign."""
        return self.start + len(self.text.rstrip())

    def cut(self, count: int) -> Line:
        """The line without its first signs, and without spaces before what is left."""
        rest = self.text[count:]
        return Line(rest.lstrip(), self.start + count + len(rest) - len(rest.lstrip()))

    def head(self, count: int) -> Line:
        """The first signs of the line."""
        return Line(self.text[:count].rstrip(), self.start)


Lines = Sequence[Line]


def split_lines(source: Source, start: int = 0) -> list[Line]:
    """The lines of a source from an offset on, which begins a line."""
    starts = [begin for begin in source.line_starts if begin >= start]
    ends = [*starts[1:], len(source.text)] if starts else []
    return [Line(source.text[begin:end].rstrip("\r\n"), begin) for begin, end in zip(starts, ends, strict=True)]


def dedented(line: Line, columns: int) -> Line:
    """The line without at most this many columns of indentation."""
    if not line.text[:1].isspace():
        return line
    indent = _INDENT.match(line.text)
    width = indent.end() if indent else 0
    if "\t" not in line.text[:width]:
        return Line(line.text[min(width, columns) :], line.start + min(width, columns))
    taken = 0
    while taken < width and len(line.text[: taken + 1].expandtabs(4)) <= columns:
        taken += 1
    if line.text[taken : taken + 1] != "\t" or len(line.text[:taken].expandtabs(4)) == columns:
        return Line(line.text[taken:], line.start + taken)
    # A tab that reaches further than the columns leaves spaces (CommonMark, section 2.2).
    left = len(line.text[: taken + 1].expandtabs(4)) - columns
    return Line(" " * left + line.text[taken + 1 :], line.start + taken + 1 - left)


def trimmed(lines: Lines) -> list[Line]:
    """The lines without blank ones at both ends."""
    kept = [index for index, line in enumerate(lines) if line.text.strip()]
    return list(lines[kept[0] : kept[-1] + 1]) if kept else []


def value(lines: Lines) -> str:
    """The text that the lines make."""
    return "\n".join(line.text.rstrip("\n") for line in trimmed(lines)).rstrip()


def span_of(source: Source, lines: Lines) -> Span:
    """From the first line to the last."""
    kept = trimmed(lines) or list(lines)
    if not kept:
        return Span(source, 0, 0)
    start = min(max(kept[0].start, 0), len(source.text))
    return Span(source, start, min(max(start, kept[-1].end), len(source.text)))


def text_of(source: Source, lines: Lines) -> Text:
    """The text that the lines make, and its place."""
    return Text(value(lines), span_of(source, lines)) if trimmed(lines) else NO_TEXT


_UNSPACED = re.compile(r"#{2,6}(?=[^\s#])|[ \t]*+[-*+](?=\\?\[[ xX]\\?\](?!\())")
_BELOW_FENCE = re.compile(r"\s*+(?:[-*+]\s++\\?\[[ xX]?\]|#{1,6}\s)")


def mended(lines: Lines) -> list[Line]:
    """The lines without slips that would hide questions: `###Q2`, `-[ ] no`, a fence that closes with a language."""
    out: list[Line] = []
    fence = ""
    for index, line in enumerate(lines):
        match = _FENCE.match(line.text)
        unspaced = _UNSPACED.match(line.text) if not fence else None
        if match and not fence:
            fence = match[1] if "`" not in line.text[match.end() :] else ""
        elif match and match[1].startswith(fence):
            rest = line.text[match.end() :].strip()
            if rest and _starts_below(lines, index):
                line = line.head(match.end())
            fence = "" if not rest or line.text.endswith(match[1]) else fence
        elif unspaced:
            line = Line(f"{unspaced[0]} {line.text[unspaced.end() :]}", line.start - 1)
        out.append(line)
    return out


def _starts_below(lines: Lines, index: int) -> bool:
    """Whether the next line that is not blank holds a box or a heading."""
    below = next((line for line in lines[index + 1 : index + 4] if line.text.strip()), None)
    return below is not None and _BELOW_FENCE.match(below.text) is not None


def in_fences(lines: Lines) -> list[bool]:
    """For each line whether it is part of a fenced block of code."""
    found: list[bool] = []
    fence = ""
    for line in lines:
        match = _FENCE.match(line.text)
        if fence:
            found.append(True)
            if match and match[1].startswith(fence) and not line.text.strip().strip(fence[0]):
                fence = ""
        else:
            fence = match[1] if match and "`" not in line.text[match.end() :] else ""
            found.append(bool(fence))
    return found
