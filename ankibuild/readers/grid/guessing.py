"""The columns of a table without headings, from its cells: only where nearly every row says the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankibuild.readers.grid.cells import Row, Sheet, is_blank
from ankibuild.readers.grid.keys import Choices, Form, meanings_of
from ankibuild.readers.grid.layout import Layout, OptionColumn

_FEWEST_ROWS = 2
_FEWEST_WORDS = 2
_FEWEST_OPTIONS = 2
_MOST_BEFORE = 2
"""Columns that may stand before the question: a number, a category."""

_MOST_OPTIONS = 10
_SHARE = 0.95
_LOOKED_AT = 500
_FEWEST_NUMBERED = 5
"""Rows with numbers as keys, for these to say that they are any."""

_QUESTION_MARKS = ("?", "？", "؟", ":", "…", "_")


def guessed_layout(sheet: Sheet) -> Layout | None:
    """Question and answer in two columns, or question, options and key in more; None where it may be anything else."""
    rows = [row for row in sheet.rows if not is_blank(row)]
    width = len(rows[0]) if rows else 0
    if len(rows) < _FEWEST_ROWS or sum(len(row) != width for row in rows) > len(rows) * (1 - _SHARE):
        return None
    if width == _FEWEST_OPTIONS:
        return Layout(0, answers=(1,), width=2, is_sure=True) if _ask(rows, 0) else None
    even = [row for row in rows if len(row) == width][:_LOOKED_AT]
    found = next((places for places in _places(width) if _fits(even, *places)), None)
    return _layout(*found, width, _first(even, *found)) if found else None


def taken_layout(sheet: Sheet) -> Layout | None:
    """Two columns as question and answer, in a table that the user says to be of questions."""
    rows = [row for row in sheet.rows if not is_blank(row)]
    has_two = sum(len(row) == _FEWEST_OPTIONS for row in rows) > len(rows) * _SHARE
    return Layout(0, answers=(1,), width=2, is_sure=True) if rows and has_two else None


def _ask(rows: Sequence[Row], stem: int) -> bool:
    """Whether most cells of a column are questions by their last character."""
    return sum(row[stem].text.rstrip().endswith(_QUESTION_MARKS) for row in rows) * 2 > len(rows)


def _places(width: int) -> Iterator[tuple[int, int]]:
    """Where the question and the key may stand: the key behind the options, or between them and the question."""
    for stem in range(min(_MOST_BEFORE + 1, width)):
        for key in range(width - 1, stem + _FEWEST_OPTIONS, -1):
            if key - stem - 1 <= _MOST_OPTIONS:
                yield stem, key
        if _FEWEST_OPTIONS <= width - stem - 2 <= _MOST_OPTIONS:
            yield stem, stem + 1


def _options(stem: int, key: int, width: int) -> range:
    return range(stem + 1, key) if key > stem + 1 else range(stem + 2, width)


def _fits(rows: Sequence[Row], stem: int, key: int) -> bool:
    """Whether each row asks something different, and its key means one of its options, not always the same one."""
    asked = {row[stem].text for row in rows}
    if len(asked) < len(rows) * _SHARE or sum(map(_is_text, (row[stem].text for row in rows))) < len(rows) * _SHARE:
        return False
    if not _ask(rows, stem) and any(row[stem + 1].text.replace(".", "").isdecimal() for row in rows[:1]):
        return False
    columns = _options(stem, key, len(rows[0]))
    found = [meanings_of(row[key].text, Choices(tuple(row[index].text.strip() for index in columns))) for row in rows]
    by_letter = sum(Form.LETTER in meanings for meanings in found)
    if by_letter >= len(rows) * _SHARE:
        return True
    meant = [meanings[Form.TEXT] for meanings in found if Form.TEXT in meanings]
    if len(meant) >= len(rows) * _SHARE:
        return _ask(rows, stem) and len(set(meant)) > 1
    return _ask(rows, stem) and _first(rows, stem, key) is not None


def _first(rows: Sequence[Row], stem: int, key: int) -> int | None:
    """The number of the first option, where all keys are numbers of which the highest says it."""
    numbers = {row[key].text.strip() for row in rows}
    count = len(_options(stem, key, len(rows[0])))
    if not all(number.isdecimal() and len(number) == 1 for number in numbers) or count > _MOST_OPTIONS - 1:
        return None
    lowest, highest = min(map(int, numbers)), max(map(int, numbers))
    if len(rows) < _FEWEST_NUMBERED or highest - lowest != count - 1 or lowest > 1:
        return None
    return lowest


def _is_text(text: str) -> bool:
    """Whether a text has words: some, or one in a script that does not part them."""
    return len(text.split()) >= _FEWEST_WORDS or (not text.isascii() and len(text) > len(" word "))


def _layout(stem: int, key: int, width: int, first: int | None) -> Layout:
    columns = list(enumerate(_options(stem, key, width)))
    options = tuple(OptionColumn(index, chr(ord("a") + number)) for number, index in columns)
    used = {stem, key, *(option.index for option in options)}
    unknown = tuple(index for index in range(width) if index not in used)
    return Layout(stem, options, answers=(key,), width=width, is_sure=True, unknown=unknown, first=first)
