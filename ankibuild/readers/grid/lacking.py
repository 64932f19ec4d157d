"""Columns that the user names and no table of a file has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ankibuild.readers.collecting import Collector
from ankibuild.readers.columns import lacks_columns
from ankibuild.readers.grid.cells import Row, Sheet, is_blank, letters
from ankibuild.readers.grid.layout import MOST_BEFORE, named_columns

_LEAST = 2
_NO_ROW: Row = ()


def lacks_named(sheets: Sequence[Sheet], collector: Collector) -> bool:
    """Says which of the columns that the user names are in none of the tables, and whether they cannot be read so."""
    columns = collector.file.settings.columns
    if not columns or not sheets:
        return False
    found = {key for sheet in sheets for key in named_columns(sheet, columns).found}
    best = min(sheets, key=lambda sheet: count_lacking(sheet, columns))
    row = _headings(best, columns)
    there = [letters(index) if cell.is_blank else cell.text for index, cell in enumerate(row)]
    return lacks_columns("column", found, there, best.span_of(row), collector)


def count_lacking(sheet: Sheet, columns: Mapping[str, tuple[str, ...]]) -> int:
    """How many of the columns that the user names a table does not have."""
    return sum(map(len, columns.values())) - len(named_columns(sheet, columns).found)


def _headings(sheet: Sheet, columns: Mapping[str, tuple[str, ...]]) -> Row:
    """The row of the headings: below titles, the first with several cells."""
    start = named_columns(sheet, columns).start
    if start:
        return sheet.rows[start - 1]
    rows = [row for row in sheet.rows[:MOST_BEFORE] if not is_blank(row)]
    wide = (row for row in rows if sum(not cell.is_blank for cell in row) >= _LEAST)
    return next(wide, rows[0] if rows else _NO_ROW)
