"""The dollars of a text that are no math: which of them must be escaped lest two become math."""

from __future__ import annotations

import re

_DOLLARS = re.compile(r"\$++")


def dollars_to_escape(text: str, opens_formula: frozenset[int]) -> set[int]:
    """Where the dollars stand that need a backslash; at the places in `opens_formula` stands math with dollars.

    Asked from the last to the first: a dollar may stay if it cannot open math, or the next that stays cannot close
    it (no space before, no digit after it), whatever is escaped between the two. Two at once never stay: they could
    pair with some in another paragraph.
    """
    escaped: set[int] = set()
    closing = -1
    places = [(found.start(), found.end()) for found in _DOLLARS.finditer(text)]
    for start, end in sorted([*places, *((at, at + 1) for at in opens_formula)], reverse=True):
        bare = start in opens_formula or (end - start == 1 and (closing < 0 or _stays(text, start, closing)))
        if bare:
            closing = start
        else:
            escaped.update(range(start, end))
    return escaped


def _stays(text: str, at: int, closing: int) -> bool:
    """Whether a dollar is only a dollar, also if what stands at `closing`, a dollar or a formula, ended math."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = after not in ("", " ") and not (before.isalnum() and before.isascii() and after.isalnum())
    digit_follows = text[closing] == "$" and text[closing + 1 : closing + 2].isdigit()
    return not opens or text[closing - 1] in " \n" or digit_follows
