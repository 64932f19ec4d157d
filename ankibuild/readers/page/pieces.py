"""A page as a row of pieces, one for each line or block that is seen, whatever it was written in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ankibuild.source import Span


class Shape(Enum):
    """What a piece looks like."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    """An item of a list, or one of several things to choose from."""

    BLOCK = auto()
    """A table, a listing, a picture: never a label."""

    RULE = auto()
    """A line that parts what stands above it from what stands below."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or block: its text as it is seen, the same as Markdown, where it stands, what it looks like.

    `right` says what the page marks it as; `bold` whether all of it is bold; `group` is the same for the items of one
    list, and 0 elsewhere; `item` is the same for the parts of one of them; `number` is that of an item of a numbered
    list; `block` is the same for the lines of one paragraph, and 0 where that is not known; `gap` is the number of line
    breaks before it; `explains` whether the page calls it an explanation without a label to be seen; `asks` is the same
    for what the page calls one question; `listed` whether it stands in an item of a list that has its options in it.
    """

    text: str
    markdown: str
    span: Span
    shape: Shape = Shape.TEXT
    level: int = 0
    right: bool | None = None
    bold: bool = False
    group: int = 0
    item: int = 0
    number: int = 0
    block: int = 0
    gap: int = 2
    option: bool = False
    explains: bool = False
    asks: int = 0
    listed: bool = False

    @property
    def apart(self) -> bool:
        """Whether a blank line stands before it."""
        return self.gap > 1
