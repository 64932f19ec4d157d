"""Fenced code: blocks between lines of three or more backticks or tildes (CommonMark, section 4.5).

They are taken out before Markdown reads the text, so that nothing in them means anything and their place (within a
list item, a quotation) does not matter to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BEFORE_FENCE = r"^[ \t>]*+(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]++)*+(?=```|~~~)"
"""What may stand before a fence on its line."""

_FENCE = re.compile(r"(`{3,}+|~{3,}+)([^\n]*+)")
_LANGUAGE = re.compile(r"[\s{.]*([\w+#.-]*)")
_QUOTE = re.compile(r"[ \t]*>[ ]?")


class Fence(NamedTuple):
    """A block of code: what stands before it on its line, its language, its lines, and where it ends."""

    prefix: str
    language: str
    code: str
    end: int

    @property
    def is_nested(self) -> bool:
        """Whether it stands in a list item, or is indented as if it did."""
        return _margin(self.prefix) != ""


class Fences:
    """Finds the blocks of a text; remembers where there is none, so that many open fences take no longer than one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._open: dict[tuple[str, int], tuple[int, int]] = {}

    def find(self, start: int, end: int) -> Fence | None:
        """The block whose fence stands at `end`, after what begins its line at `start`; None if it is never closed."""
        opening = _FENCE.match(self.text, end)
        if opening is None or (opening[1][0] == "`" and "`" in opening[2]):
            return None
        prefix, fence = self.text[start:end], opening[1]
        kind = (fence[0], prefix.count(">"))
        until, width = self._open.get(kind, (0, 0))
        if end < until and len(fence) >= width:
            return None
        lines, stop, closed = self._lines(opening.end() + 1, fence, kind[1])
        if not closed:
            self._open[kind] = (stop, len(fence))
            return None
        margin = len(_margin(prefix).expandtabs(4))
        language = _LANGUAGE.match(opening[2])
        code = "\n".join(_dedented(line, margin) for line in lines)
        return Fence(prefix, language[1] if language else "", code, stop)

    def _lines(self, at: int, fence: str, quotes: int) -> tuple[list[str], int, bool]:
        """The lines up to the closing fence, where that ends, and whether there is one."""
        closing = re.compile(rf"[ \t]*{fence[0]}{{{len(fence)},}}+[ \t]*\Z")
        lines: list[str] = []
        while at < len(self.text):
            newline = self.text.find("\n", at)
            stop = newline if newline >= 0 else len(self.text)
            line = _unquoted(self.text[at:stop], quotes)
            if line is None:
                break
            if closing.match(line):
                return lines, stop, True
            lines.append(line)
            at = stop + 1
        return lines, at, False


def _margin(prefix: str) -> str:
    """What stands before a fence within its quotation."""
    _, mark, margin = prefix.rpartition(">")
    return margin.removeprefix(" ") if mark else margin


def _unquoted(line: str, quotes: int) -> str | None:
    """A line without the marks of the quotation it stands in, None where it stands in none as deep."""
    for _ in range(quotes):
        mark = _QUOTE.match(line)
        if mark is None:
            return None
        line = line[mark.end() :]
    return line


def _dedented(line: str, margin: int) -> str:
    """A line without the indentation of its fence, as far as it has it."""
    if not margin:
        return line
    expanded = line.expandtabs(4) if "\t" in line[:margin] else line
    return expanded[min(margin, len(expanded) - len(expanded.lstrip(" "))) :]
