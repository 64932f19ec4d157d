"""Cloze deletions in a text: `{{c1::…}}` and `{{c1::…::hint}}`, which may hold math, code, braces and each other.

Anki ends a deletion at the first `}}` and begins its hint at the first `::`. Here it ends where its braces balance
and the last `::` begins its hint; what else looks like one of these is written so that Anki does not see it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from ankibuild.render.tokens import DELETION_END, Token, defuse, fill
from ankibuild.render.walk import Walk

OPENING = r"\{\{c[0-9]+(?:,[0-9]+)*::"
NO_HINT = ":&#58;"
"""`::` as Anki does not see it."""

_OPENING_OR_END = re.compile(rf"{OPENING}|\}}\}}")


@dataclass(slots=True)
class Deletion:
    """A deletion that is being read: where its opening stands, the tokens of that and of its `::`, its open braces."""

    start: int
    end: int
    token: int
    colons: list[int] = field(default_factory=list)
    depth: int = 0


class DeletionWalk(Walk):
    """Protects deletions. With `balanced`, one ends where its braces balance, else at the first `}}`."""

    trigger = re.compile(
        rf"(?P<escape>\\.)|(?P<opening>{OPENING})|(?P<brace>\{{)|(?P<closing>\}})|(?P<colons>::)", re.DOTALL
    )

    def __init__(self, text: str, *, balanced: bool = True) -> None:
        super().__init__(text)
        self.balanced = balanced
        self.open: list[Deletion] = []
        self.handlers = {
            "escape": lambda start, end: end,
            "opening": self.opening,
            "brace": self.brace,
            "closing": self.closing,
            "colons": self.colons,
        }

    def opening(self, start: int, end: int) -> int:
        """`{{c1::`."""
        self.open.append(Deletion(start, end, len(self.tokens)))
        return self.protect(start, end, self.text[start:end])

    def brace(self, start: int, end: int) -> int:
        """`{`."""
        if self.open:
            self.open[-1].depth += 1
        return end

    def closing(self, start: int, end: int) -> int:
        """`}`, which may be the first half of `}}`."""
        if not self.open:
            return end
        if self.balanced and self.open[-1].depth:
            self.open[-1].depth -= 1
            return end
        if not self.text.startswith(DELETION_END, start):
            return end
        for index in self.open.pop().colons[-1:]:
            self.tokens[index] = Token("::", "::")
        return self.protect(start, start + 2, DELETION_END)

    def colons(self, start: int, end: int) -> int:
        """`::`, which begins a hint if it is the last in its deletion."""
        if not self.open:
            return end
        self.open[-1].colons.append(len(self.tokens))
        return self.protect(start, end, NO_HINT)


def in_formula(content: str) -> str:
    """The HTML of a formula's inside, with its deletions; one that is never closed is shown as typed."""
    walk = DeletionWalk(content)
    text = walk.run()
    if walk.open:
        walk = DeletionWalk(content, balanced=False)
        text = walk.run()
    for deletion in walk.open:
        raw = content[deletion.start : deletion.end]
        walk.tokens[deletion.token] = Token(raw, defuse(raw).replace("::", NO_HINT))
    return fill(defuse(html.escape(text, quote=False)).replace("::", NO_HINT), walk.tokens)


def numbers(field: str) -> set[int]:
    """The numbers of all the cards that the deletions of a field make."""
    found = re.findall(rf"(?={OPENING})\{{\{{c([0-9,]+)", field)
    return {int(number) for group in found for number in group.split(",")}


def unclosed(field: str) -> list[str]:
    """The openings of the deletions that Anki will not find closed in a field."""
    open_: list[str] = []
    for found in _OPENING_OR_END.finditer(field):
        if found[0] != DELETION_END:
            open_.append(found[0])
        elif open_:
            open_.pop()
    return open_
