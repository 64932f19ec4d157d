"""Notes whose front lists boxes and whose back lists the same ones, some of them ticked: choices."""

from __future__ import annotations

import re
from typing import NamedTuple

_BOX = re.compile(r"(?:\\?[-*+][ ]++)?\\?\[(?P<mark>[ xX])\\?\][ \t]++(?P<text>\S.*+)")


class Boxes(NamedTuple):
    """The question above the boxes, the text of each box and whether it is ticked, and what stands below those."""

    stem: str
    options: tuple[tuple[str, bool], ...]
    below: str


def boxes_of(front: str, back: str) -> Boxes | None:
    """What two sides in Markdown ask and answer; None where it is not certain that they are a choice."""
    asked, answered = _lines(front), _lines(back)
    first = next((at for at, line in enumerate(asked) if _BOX.fullmatch(line)), 0)
    listed, ticked = _boxes(asked[first:]), _boxes(answered)
    texts = [text for text, _ in listed]
    marks = {is_ticked for _, is_ticked in ticked}
    if not first or first + len(listed) < len(asked) or len(texts) < 2 or any(mark for _, mark in listed):
        return None
    if [text for text, _ in ticked] != texts or len(set(texts)) < len(texts) or marks != {True, False}:
        return None
    return Boxes("\n\n".join(asked[:first]), tuple(ticked), "\n\n".join(answered[len(ticked) :]))


def _lines(markdown: str) -> list[str]:
    """The lines that say something, without the signs of their breaks."""
    stripped = (line.strip().removesuffix("\\").rstrip() for line in markdown.splitlines())
    return [line for line in stripped if line]


def _boxes(lines: list[str]) -> list[tuple[str, bool]]:
    """The boxes with which some lines begin."""
    found: list[tuple[str, bool]] = []
    for line in lines:
        box = _BOX.fullmatch(line)
        if box is None:
            break
        found.append((box["text"], box["mark"] != " "))
    return found
