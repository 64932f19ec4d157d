"""Cloze deletions in a text: `{{c1::…}}` and `{{c1::…::hint}}`, which may hold math, code and braces.

Anki ends a deletion at the first `}}`; here it ends where its braces balance, and inner `}}` are written so that
Anki does not see them.
"""

from __future__ import annotations

import re

OPENING = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3})*)::")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


def ordinals(opening: str) -> frozenset[int]:
    """The card numbers, from 1, of an opening such as `{{c1::` or `{{c1,3::`."""
    found = OPENING.match(opening)
    return frozenset(int(number) for number in found[1].split(",")) if found else frozenset()


def closing(text: str, start: int) -> int:
    """Where the `}}` stands that ends a deletion whose content begins at `start`; -1 where none does."""
    depth = 0
    for found in _BRACE.finditer(text, start):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}" and depth:
            depth -= 1
        elif found[0] == "}" and text.startswith("}}", found.start()):
            return found.start()
    return text.find("}}", start)
