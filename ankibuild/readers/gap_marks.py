"""Marks for the gaps of a text that come unharmed through the conversion of the text around them to Markdown."""

from __future__ import annotations

import re
from collections import Counter

_MARK = re.compile("\ue000([0-9]{1,6})\ue001")
_GAP = re.compile(r"\[\[([0-9]{1,6})\]\]")
_LIKE_A_GAP = re.compile(r"\[\[(?=[0-9]+\]\])")

BLANK = "_____"
"""The blank of a sentence in which one word is missing."""


def gap_mark(number: int) -> str:
    """A sign for a gap that no conversion changes."""
    return f"\ue000{number}\ue001"


def without_marks(text: str) -> str:
    """A text of a file without what `gap_mark` makes, so that no file can make marks of its own."""
    return _MARK.sub("", text)


def numbered(markdown: str) -> str:
    """The converted text with its gaps as a stem has them, `[[1]]`, `[[2]]` …; what only looks like one is text."""
    if not _MARK.search(markdown):
        return markdown
    return _MARK.sub(r"[[\1]]", _LIKE_A_GAP.sub(r"\[\[", markdown))


def lost_gap(markdown: str, count: int) -> int:
    """The first of so many gaps that a stem does not have exactly once, since it stood in a tag or link; else 0."""
    found = Counter(int(number) for number in _GAP.findall(markdown))
    return next((number for number in range(1, count + 1) if found[number] != 1), 0)
