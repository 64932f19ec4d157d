r"""Finds the math of a text that is no Markdown, by the rules of our own: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, `[$]…[/$]`.

Stricter than the renderer's in one thing: no backtick and no placeholder stands within, and no second beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ankibuild.render.math import balanced, dollar_math
from ankibuild.render.tokens import CLOSE, OPEN

_MAY_BEGIN = re.compile(r"\\[(\[]|\\[^\n]|\$++|\[\$\$?\]")
_CLOSING = {"\\(": "\\)", "\\[": "\\]", "[$]": "[/$]", "[$$]": "[/$$]"}
_DISPLAY = {"\\[", "[$$]", "$$"}
_ROW = re.compile(r"[ \t]*+\|")


class Formula(NamedTuple):
    """A stretch of math: where it stands with its signs, its content, whether on a line of its own, how it opens."""

    start: int
    end: int
    content: str
    display: bool
    opening: str


def find_formulas(text: str) -> Iterator[Formula]:
    """The math of a text, in order."""
    finder = _Finder(text)
    at = 0
    while found := _MAY_BEGIN.search(text, at):
        formula = finder.formula(found)
        if formula:
            yield formula
        at = formula.end if formula else found.end()


def with_dollars(formula: Formula, text: str) -> str:
    """A formula of a text between dollars, where they mean the same there; else as it stands."""
    sign = "$$" if formula.display else "$"
    content = formula.content.strip()
    before = text[formula.start - 1 : formula.start].replace(CLOSE, "*")
    after = text[formula.end : formula.end + 1].replace(OPEN, "*")
    written = f"{sign}{content}{sign}"
    found = dollar_math(f"{before}{written}{after}", len(before), len(sign))
    fits = (
        found == (content, len(before) + len(written)) and not {"$", "|"} & set(content) and "$" not in before + after
    )
    return written if fits else text[formula.start : formula.end]


class _Finder:
    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, int] = {}
        self._line = self._line_end = 0

    def formula(self, opening: re.Match[str]) -> Formula | None:
        """The formula that begins here."""
        sign = opening[0]
        if sign[0] == "$":
            found = self._dollars(opening)
        elif sign in _CLOSING:
            found = self._between(sign, opening.end())
        else:
            found = None
        return Formula(opening.start(), found[1], found[0], sign in _DISPLAY, sign) if found else None

    def _dollars(self, opening: re.Match[str]) -> tuple[str, int] | None:
        start, width = opening.start(), len(opening[0])
        close = self._find("$", opening.end())
        if close < 0 or (width == 1 and self.is_barred(start, close)):
            return None
        found = dollar_math(self.text, start, width, in_row=self._is_in_row(start))
        return None if found is None or self.is_barred(opening.end(), found[1]) else found

    def _between(self, sign: str, start: int) -> tuple[str, int] | None:
        """What stands between two signs; of several beginnings the last counts, so none is looked at twice."""
        closing = _CLOSING[sign]
        close = self._find(closing, start)
        again = self._find(sign, start)
        if close < 0 or 0 <= again < close or self.is_barred(start, close):
            return None
        content = self.text[start:close]
        return (content, close + len(closing)) if content.strip() and balanced(content) else None

    def is_barred(self, start: int, end: int) -> bool:
        """Whether something stands within that no formula holds."""
        return any(0 <= self._find(sign, start) < end for sign in ("`", OPEN))

    def _is_in_row(self, at: int) -> bool:
        """Whether this line begins as the row of a table does; asked in order."""
        while 0 <= self._line_end < at:
            self._line = self._line_end
            self._line_end = self.text.find("\n", self._line + 1)
        return _ROW.match(self.text, self._line + (self._line > 0), at) is not None

    def _find(self, sign: str, start: int) -> int:
        """Where the sign stands next, remembered; -1 where it does no more."""
        known = self._next.get(sign, 0)
        if known == -1 or known >= start > 0:
            return known
        known = self._next[sign] = self.text.find(sign, start)
        return known
