"""Rows of cells, as every table is, whatever file it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ankibuild.source import Source, Span


class Cell(NamedTuple):
    """A cell: its text, where it stands, and the same as HTML where the text alone would say less (x², H₂O)."""

    text: str
    start: int
    end: int
    html: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.html and (not self.text or self.text.isspace())


Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the rows, and the deck that its name makes, '' for none."""

    source: Source
    rows: tuple[Row, ...]
    deck: str = ""
    is_parted: bool = True
    """Whether separators part its cells, so that one too many shifts all that follow."""

    def span(self, cell: Cell) -> Span:
        """Where a cell stands."""
        return Span(self.source, cell.start, cell.end)

    def span_of(self, row: Row) -> Span:
        """Where a row stands."""
        return Span(self.source, row[0].start, row[-1].end) if row else Span(self.source, 0, 0)


def is_blank(row: Row) -> bool:
    """Whether nothing stands in a row."""
    return all(cell.is_blank for cell in row)


def letters(index: int) -> str:
    """The name of a column in a spreadsheet by its index: A, B … Z, AA."""
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
