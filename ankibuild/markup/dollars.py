"""The dollars of a text that are no math: which of them must be escaped lest two become math."""

from __future__ import annotations

import re
from collections.abc import Mapping

_DOLLARS = re.compile(r"\$++")


def dollars_to_escape(text: str, formulas: Mapping[int, bool]) -> set[int]:
    """Where the dollars stand that need a backslash.

    `formulas` are the places of math that has dollars, with whether it begins with one. Asked from the last to the
    first: a dollar may stay if it cannot open math, or the next that stays cannot close it (no space before, no digit
    after it), whatever is escaped between the two. Two at once never stay: they could pair with some in another
    paragraph.
    """
    escaped: set[int] = set()
    closing = -1
    places = [(found.start(), found.end()) for found in _DOLLARS.finditer(text)]
    for start, end in sorted([*places, *((at, at + 1) for at in formulas)], reverse=True):
        alone = closing < 0 or (formulas.get(closing, True) and _cannot_close(text, closing))
        if start in formulas or (end - start == 1 and (alone or not _opens(text, start))):
            closing = start
        else:
            escaped.update(range(start, end))
    return escaped


def _opens(text: str, at: int) -> bool:
    """Whether a dollar could begin math."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return after not in ("", " ") and not (before.isalnum() and before.isascii() and after.isalnum())


def _cannot_close(text: str, closing: int) -> bool:
    """Whether what stands at this place, a dollar or a formula, cannot end math."""
    digit_follows = text[closing] == "$" and text[closing + 1 : closing + 2].isdigit()
    return text[closing - 1] in " \n" or digit_follows
