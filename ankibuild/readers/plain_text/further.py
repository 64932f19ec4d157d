"""Keys that name further options behind the first: `A) Rome and C) Oslo`, `A, and also C`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_SIGNS = re.compile(r"[\s*_`\"'“”‘’.,;:!]++")
_LABEL = re.compile(r"(?:(?:and|und|y|e|et|и|also|&|\+|/) )*+([(\[]?)([^\W_]{1,2})([)\]]?)(?: |$)")
_FURTHER = re.compile(
    r"[^\w&+]*+(?:(?i:and|or|und|oder|y|et|и)\b|[&+])\s*+(?i:also\s++|auch\s++)?+[(\[]?"
    r"(?:[A-H](?:\W*+$|\s++(?=(?i:because|since|is|are)\b)|[)\].:]\s)|[a-h]\))|\s*+[,;]\s*+\(?[A-Ha-h]\)\s"
)
"""A further label behind a joint; a comma alone joins only one in brackets: `the worm, C. elegans` names none."""

_SECOND = re.compile(rf"{_FURTHER.pattern}|^[^\n]{{0,60}}?\s\(?[Bb]\)\s(?!(?i:is|are|was)\b)")
"""Behind the first label also the second: `a) 4 b) 6` answers two questions."""


def spelled_out(key: str, place_of: Callable[[str], int | None], texts: Mapping[int, str]) -> list[int]:
    """The options of a key that is nothing but labels, each in brackets or with the text of its option behind it."""
    rest = _plain(key)
    found: list[int] = []
    while rest:
        mark = _LABEL.match(rest)
        place = place_of(mark[2]) if mark else None
        if mark is None or place is None or place not in texts or place in found:
            return []
        behind, text = rest[mark.end() :], _plain(texts[place])
        repeats = f"{behind} ".startswith(f"{text} ")
        if not repeats and not (mark[1] or mark[3]):
            return []
        rest = behind[len(text) :].strip() if repeats else behind
        found.append(place)
    return found if len(found) > 1 else []


def names_further(rest: str, label: str, text: str) -> bool:
    """Whether what stands behind the label of an option, and perhaps its text, goes on with another label."""
    begin = rest.lstrip(" .):-")
    own = text.strip(" .")
    repeats = own and begin.casefold().startswith(own.casefold())
    if not repeats and label in "Aa":
        return _SECOND.search(rest) is not None
    return _FURTHER.match(begin[len(own) :] if repeats else rest) is not None


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().casefold()
