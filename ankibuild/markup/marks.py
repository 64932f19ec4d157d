"""Which emphasis can be stars: only where they certainly open and close it (CommonMark, section 6.2); else tags."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ankibuild.render.tokens import CLOSE, OPEN

_PLACE = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_NEVER_ESCAPED = frozenset(".,;:?()'\"/%")
_STARS = {"strong": "**", "em": "*"}


class Mark(NamedTuple):
    """Emphasis: its tag, and the tokens before and behind the text."""

    tag: str
    opening: int
    closing: int


def resolve(flat: str, marks: Sequence[Mark], tokens: list[str]) -> bool:
    """Fills the tokens of emphasis with stars or tags; whether there are stars."""
    if not marks:
        return False
    places = {int(found[1]): found.span() for found in _PLACE.finditer(flat)}
    own = {token for mark in marks for token in (mark.opening, mark.closing)}
    stars = False
    spans = sorted((places[mark.opening][0], places[mark.closing][1], mark) for mark in marks if mark.opening in places)
    until = -1
    for start, end, mark in spans:
        nested = start < until or _holds(spans, start, end)
        until = max(until, end)
        fits = _fits(flat, places, mark, own, nested=nested)
        stars |= fits
        tokens[mark.opening] = _STARS[mark.tag] if fits else f"<{mark.tag}>"
        tokens[mark.closing] = _STARS[mark.tag] if fits else f"</{mark.tag}>"
    return stars


def _holds(spans: list[tuple[int, int, Mark]], start: int, end: int) -> bool:
    index = bisect_right(spans, start, key=lambda span: span[0])
    return index < len(spans) and spans[index][0] < end


def _fits(flat: str, places: dict[int, tuple[int, int]], mark: Mark, own: set[int], *, nested: bool) -> bool:
    """Whether stars mean this emphasis: letters within, and around it spaces, or letters if nothing is nested."""
    before, first = _around(flat, places[mark.opening], own)
    last, after = _around(flat, places[mark.closing], own)
    inside = flat[places[mark.opening][1] : places[mark.closing][0]]
    return "\n" not in inside and _is_clear(before, first, nested=nested) and _is_clear(after, last, nested=nested)


def _is_clear(outside: str, inside: str, *, nested: bool) -> bool:
    if inside == "mark" or outside == "mark":
        return False
    if inside != "letter":
        return outside == "space"
    return outside in ("space", "sign") or not nested


def _around(flat: str, place: tuple[int, int], own: set[int]) -> tuple[str, str]:
    """What stands before and behind a placeholder: a space, a letter, a sign, something else, or a mark of emphasis."""
    start, end = place
    before, after = flat[start - 1 : start] if start else "", flat[end : end + 1]
    return (
        _place_kind(flat.rfind(OPEN, 0, start), flat, own) if before == CLOSE else _kind(before),
        _place_kind(end, flat, own) if after == OPEN else "other" if after == "\n" else _kind(after),
    )


def _place_kind(at: int, flat: str, own: set[int]) -> str:
    found = _PLACE.match(flat, at)
    return "mark" if found and int(found[1]) in own else "letter"


def _kind(character: str) -> str:
    if character == "" or character.isspace():
        return "space"
    if character.isalnum() or character > "\x7f":
        return "letter"
    return "sign" if character in _NEVER_ESCAPED else "other"
