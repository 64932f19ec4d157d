"""Keys in the brackets of a stem: at its end, inside it, or before it; only where a file writes most keys so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.lines import Line

Where: TypeAlias = Literal["", "end", "inside", "front"]
"""Where a file has the keys of its stems, '' where it has none there."""

_END = re.compile(r"[（(]\s*+([A-H]{1,6})\s*+[）)]\s*+[。.?？:：]?$")
_INSIDE = re.compile(r"(?<![图表如项])[（(]\s*+([A-H]{1,6})\s*+[）)](?![处点图表区段项])")
"""Not a mark in a picture or the name of a place, such as `图（A）` and `（A）处`."""
_FRONT = re.compile(r"[（(\[【]\s*+([A-Ha-h])\s*+[）)\]】]\s*+(?=\S)")
_FEW = 3


class Place(NamedTuple):
    """A key in a stem: the place of its line, the line, the offsets of the letters and of the brackets around them."""

    at: int
    line: Line
    start: int
    end: int
    outer: tuple[int, int]


def place_of(draft: Draft, where: Where) -> Place | None:
    """The key in the stem of a question with options, where the file has them."""
    lines = [(at, line) for at, line in enumerate(draft.stem) if line.text]
    if not where or not lines or not draft.options:
        return None
    if where == "front":
        return _found(*lines[0], _FRONT.match(lines[0][1].text))
    return _found(*lines[-1], _END.search(lines[-1][1].text)) or (_only(lines) if where == "inside" else None)


def where_keys_are(drafts: Sequence[Draft]) -> Where:
    """Where most questions that have options and no other key have theirs."""
    asked = [one for one in drafts if one.options and not one.key]
    if len(asked) * 2 <= len(drafts):
        return ""
    at_end = _count(asked, "end")
    if at_end * 3 > len(asked) >= _FEW and _count(asked, "inside") * 10 >= len(asked) * 9:
        return "inside"
    if at_end * 2 > len(asked):
        return "end"
    return "front" if _are_in_front(asked) else ""


def _are_in_front(asked: Sequence[Draft]) -> bool:
    """Nearly all of several questions, with different letters; not where options are written in such brackets."""
    found = [place for one in asked if (place := place_of(one, "front"))]
    letters = {place.line.text[place.start : place.end] for place in found}
    bracketed = any(one.style and one.style.form == "()" for one in asked)
    return not bracketed and len(found) >= _FEW and len(found) * 10 >= len(asked) * 9 and len(letters) > 1


def _count(drafts: Sequence[Draft], where: Where) -> int:
    return sum(place_of(one, where) is not None for one in drafts)


def _only(lines: Sequence[tuple[int, Line]]) -> Place | None:
    """The one pair of brackets with letters; None where there are several, of which one may be a part of the text."""
    found = [(at, line, match) for at, line in lines for match in _INSIDE.finditer(line.text)]
    return _found(*found[0]) if len(found) == 1 else None


def _found(at: int, line: Line, match: re.Match[str] | None) -> Place | None:
    return Place(at, line, match.start(1), match.end(1), match.span()) if match else None
