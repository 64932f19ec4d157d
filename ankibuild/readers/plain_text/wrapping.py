"""Lines → a text: broken lines of a wrapped file are joined, breaks that someone meant stay."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ankibuild.readers.plain_text.lines import Line

_NARROWEST, _WIDEST = 40, 132
_FEW = 8
"""Fewer lines than these do not show a width."""


def width_of(lines: Sequence[Line]) -> int:
    """The width at which a file was wrapped, 0 where it was not.

    Wrapped are the lines that a next one follows whose first word would not have fitted: nearly all longer lines are.
    """
    lengths = [line.indent + len(line.text) for line in lines if line.text]
    longest = max(lengths, default=0)
    if len(lengths) < _FEW or not _NARROWEST <= longest <= _WIDEST:
        return 0
    followed = [(length, _reach(line, after)) for line, after, length in _pairs(lines) if length > longest // 2]
    full = sum(reach > longest - 2 for _, reach in followed)
    return longest if full * 10 >= len(lengths) and full * 4 >= len(followed) * 3 and full > 2 else 0


def _pairs(lines: Sequence[Line]) -> list[tuple[Line, Line, int]]:
    """Lines with the ones below them, where these begin no sentence of their own."""
    both = pairwise(lines)
    return [(a, b, a.indent + len(a.text)) for a, b in both if a.text and b.text and b.text[0].islower()]


def _reach(line: Line, after: Line) -> int:
    """Where the line would end had the first word of the next stood on it."""
    return line.indent + len(line.text) + 1 + len(after.text.split(" ", 1)[0])


def joined(lines: Sequence[Line], width: int) -> str:
    """The text of lines: joined where they were broken at the width, with the breaks and indents of all others."""
    kept = list(lines)
    while kept and not kept[-1].text:
        kept.pop()
    base = min((line.indent for line in kept[1:] if line.text), default=0)
    parts: list[str] = []
    for at, line in enumerate(kept):
        before = kept[at - 1] if at else None
        if before is None:
            parts.append(line.text)
        elif width and before.text and line.text and _reach(before, line) > width - 2:
            parts.append(" " + line.text)
        else:
            parts.append("\n" + " " * (line.indent - base if line.text else 0) + line.text)
    return "".join(parts)
