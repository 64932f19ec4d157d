"""Tables of other shapes → one row a question: tables side by side, and options on rows of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, groupby

from ankibuild.readers.grid.cells import Cell, Row, Sheet, is_blank
from ankibuild.readers.grid.drafts import cell_at
from ankibuild.readers.grid.kinds import is_yes
from ankibuild.readers.grid.layout import MOST_BEFORE, layout_of
from ankibuild.readers.grid.names import column_of, is_flag_name, is_option_name
from ankibuild.readers.records.names import plain_name

_LEAST = 2
_MOST_OPTIONS = 30


def reshaped(sheet: Sheet) -> Sheet:
    """A table with a question in each row, the table itself where it has any already."""
    start = next((index for index, row in enumerate(sheet.rows[:MOST_BEFORE]) if layout_of(_texts(row))), -1)
    if start < 0:
        return sheet
    above, headings, rows = sheet.rows[:start], sheet.rows[start], sheet.rows[start + 1 :]
    width = _period(headings)
    if width:
        return replace(sheet, rows=(*above, headings[:width], *_stacked(rows, width, len(headings) // width + 1)))
    gathered = _gathered(headings, rows)
    return replace(sheet, rows=(*above, *gathered)) if gathered else sheet


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _period(headings: Row) -> int:
    """After how many columns the same headings come again, 0 where they do not."""
    names = [plain_name(cell.text) for cell in headings]
    while names and not names[-1]:
        names.pop()
    for width in range(_LEAST, len(names) - 1):
        is_repeated = all(name == names[index % width] for index, name in enumerate(names))
        if is_repeated and sum(map(bool, names[:width])) >= _LEAST and names[0] and len(names) > width + 1:
            return width if layout_of(_texts(headings[:width])) else 0
    return 0


def _stacked(rows: Sequence[Row], width: int, count: int) -> Iterable[Row]:
    """The rows of tables that stand side by side, one table below the other."""
    for block in range(count):
        for row in rows:
            part = row[block * width : (block + 1) * width]
            if not is_blank(part):
                yield part


def _gathered(headings: Row, rows: Sequence[Row]) -> list[Row]:
    """Headings and rows with all options of a question in one row; none where each row is one already."""
    option, flag, stem = _columns(headings)
    rows = [row for row in rows if not is_blank(row)]
    if min(option, flag, stem) < 0 or not _are_flags(cell_at(row, flag).text for row in rows):
        return []
    groups = _groups(rows, stem)
    if len(rows) < len(groups) * _LEAST or max(map(len, groups), default=0) > _MOST_OPTIONS:
        return []
    why = next((index for index, cell in enumerate(headings) if _is_why(cell)), -1)
    parts = [index for index in (option, flag, why) if index >= 0]
    kept = [index for index in range(len(headings)) if index not in parts]
    most = max(map(len, groups))
    named = [
        Cell(f"{name} {number}", headings[index].start, headings[index].end)
        for number in range(1, most + 1)
        for name, index in zip(("Option", "Correct", "Feedback"), parts, strict=False)
    ]
    top = (*(headings[index] for index in kept), *named)
    return [top, *((*_kept(group, kept), *_beside(group, parts)) for group in groups)]


def _columns(headings: Row) -> tuple[int, int, int]:
    """The columns of the option, of whether it is right, and of the question, -1 for one that is not there once."""
    options = [index for index, cell in enumerate(headings) if is_option_name(cell.text)]
    flags = [index for index, cell in enumerate(headings) if is_flag_name(cell.text)]
    stems = [index for index, cell in enumerate(headings) if (found := column_of(cell.text)) and found.field == "stem"]
    one = (several[0] if len(several) == 1 else -1 for several in (options, flags, stems))
    return next(one), next(one), next(one)


def _is_why(cell: Cell) -> bool:
    found = column_of(cell.text)
    return found is not None and found.field in ("why", "explanation")


def _are_flags(texts: Iterable[str]) -> bool:
    said = [is_yes(text) for text in texts]
    return None not in said and True in said and False in said


def _groups(rows: Sequence[Row], stem: int) -> list[list[Row]]:
    """The rows of each question: those with the same text, or with none, as the one above."""
    numbers, number, last = [], 0, ""
    for row in rows:
        text = cell_at(row, stem).text.strip()
        if text and text != last:
            number, last = number + 1, text
        numbers.append(number)
    return [[row for _, row in group] for _, group in groupby(zip(numbers, rows, strict=True), lambda item: item[0])]


def _kept(group: Sequence[Row], kept: Sequence[int]) -> Row:
    """What is said of the whole question: the first cell of each column that says anything."""
    return tuple(
        next((cell for row in group if not (cell := cell_at(row, index)).is_blank), cell_at(group[0], index))
        for index in kept
    )


def _beside(group: Sequence[Row], parts: Sequence[int]) -> Row:
    return tuple(chain.from_iterable((cell_at(row, index) for index in parts) for row in group))
