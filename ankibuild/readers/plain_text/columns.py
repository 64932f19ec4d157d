"""Options that stand in columns: `A) one   C) three` above `B) two   D) four`."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.plain_text.marks import OptionMark, Style, is_apart, marks_inside
from ankibuild.readers.plain_text.survey import Look

Marked = list[tuple[int, OptionMark]]
"""The marks on a line with their offsets."""


def columns_of(looks: Sequence[Look], style: Style | None) -> dict[int, Marked]:
    """The marks of each line on which options of a style stand, where they stand in columns; else none.

    The lines begin with the first options in order, and each holds further ones, as many letters apart as there are
    lines, behind a gap: `A. See section C. It helps` only speaks of another.
    """
    rows = _rows(looks, style)
    if style is None or len(rows) < 2:
        return {}
    found = {at: [(0, mark), *_further(looks[at], mark, style, len(rows))] for at, mark in rows}
    places = [mark.place for marks in found.values() for _, mark in marks]
    return found if len(places) > len(rows) and sorted(places) == list(range(len(places))) else {}


def _rows(looks: Sequence[Look], style: Style | None) -> list[tuple[int, OptionMark]]:
    """The lines that begin with the first options, one below the other."""
    rows: list[tuple[int, OptionMark]] = []
    for at, look in enumerate(looks):
        mark = next((mark for mark in look.options if mark.style == style), None) if at else None
        if mark is None:
            if rows and look.line.text:
                break
        elif mark.place == len(rows):
            rows.append((at, mark))
        elif rows:
            break
    return rows


def _further(look: Look, first: OptionMark, style: Style, distance: int) -> Marked:
    text = look.line.text
    marks = marks_inside(text, first.length, style)
    found: Marked = []
    begin, place = first.length, first.place + distance
    while chosen := _column(text, [each for each in marks if each[1].place == place and each[0] >= begin]):
        found.append(chosen)
        begin, place = chosen[0] + chosen[1].length, place + distance
    return found


def _column(text: str, marks: Marked) -> tuple[int, OptionMark] | None:
    """Which of the marks with one label begins a column: the one behind a gap, or the only one, in brackets."""
    apart = [each for each in marks if is_apart(text, each[0])]
    single = [each for each in marks if ")" in each[1].style.form]
    return apart[0] if len(apart) == 1 else single[0] if len(single) == len(marks) == 1 else None
