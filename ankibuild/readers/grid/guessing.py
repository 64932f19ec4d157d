"""The columns of a table without headings, from its cells: only where every row says the same."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.grid.cells import Row, Sheet, is_blank
from ankibuild.readers.grid.keys import Choices, Form, meanings_of
from ankibuild.readers.grid.layout import Layout, OptionColumn

_FEWEST_ROWS = 2
_LEAST_WIDTH = 4
_FEWEST_WORDS = 2
_QUESTION_MARKS = ("?", "？", "؟", ":", "…", "_")


def guessed_layout(sheet: Sheet) -> Layout | None:
    """Question and answer in two columns, or question, options and key in more; None where it may be anything else."""
    rows = [row for row in sheet.rows if not is_blank(row)]
    width = len(rows[0]) if rows else 0
    if len(rows) < _FEWEST_ROWS or any(len(row) != width for row in rows):
        return None
    if width == 2:
        return Layout(0, answers=(1,), width=2, is_sure=True) if _ask(rows) else None
    return _with_key(rows, width) if width >= _LEAST_WIDTH else None


def _ask(rows: Sequence[Row]) -> bool:
    """Whether most first cells are questions by their last character."""
    return sum(row[0].text.rstrip().endswith(_QUESTION_MARKS) for row in rows) * 2 > len(rows)


def _with_key(rows: Sequence[Row], width: int) -> Layout | None:
    """Stem, options, key: where each row's last cell names one of the options before it."""
    for row in rows:
        meanings = meanings_of(row[-1].text, Choices(tuple(cell.text.strip() for cell in row[1:-1])))
        if len(row[0].text.split()) < _FEWEST_WORDS or not {Form.TEXT, Form.LETTER} & meanings.keys():
            return None
    options = tuple(OptionColumn(index, chr(ord("a") + index - 1)) for index in range(1, min(width - 1, 27)))
    return Layout(0, options, answers=(width - 1,), width=width, is_sure=True)
