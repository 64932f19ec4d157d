"""Tables → raw questions: columns are found, all keys of the file are weighed, then questions are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import Settings
from ankibuild.readers.grid.cells import Cell, Row, Sheet, is_blank, letters
from ankibuild.readers.grid.drafts import Draft, cell_at, drafts_of
from ankibuild.readers.grid.keys import Deciding, decide, first_by_marks
from ankibuild.readers.grid.layout import Layout
from ankibuild.readers.grid.questions import Making, add_question
from ankibuild.readers.grid.texts import Writing
from ankibuild.readers.records.style import Style, style_of

Table = tuple[Sheet, Layout]

_MOST_DIGITS = 9
_MOST_NAMES = 12
_NO_CELL = Cell("", 0, 0)


def read_tables(
    tables: Sequence[Table], settings: Settings, collector: Collector, faults: Mapping[int, str] = MappingProxyType({})
) -> None:
    """Adds the questions of all tables of a file, and says what did not come along.

    `faults` say by the offset of a cell why it shows nothing, where something should stand.
    """
    drafts = [draft for sheet, layout in tables for draft in drafts_of(sheet, layout)]
    style = _style(drafts, settings)
    if style.looks_like and drafts:
        collector.warn("texts-look-marked-up", drafts[0].span, markup=style.looks_like)
    making = Making(Writing(style), deciding(drafts, settings, tables))
    for sheet, layout in tables:
        if layout.has_guessed:
            place = sheet.span_of(sheet.rows[layout.start - 1])
            collector.not_carried(place, "the first row", "it reads like headings")
        _say_left_columns(sheet, layout, collector)
    for draft in drafts:
        if not (_is_broken(draft, faults, collector) or _is_shifted(draft, collector)):
            add_question(draft, making, collector)


def _is_broken(draft: Draft, faults: Mapping[int, str], collector: Collector) -> bool:
    """Rejects a row with a cell that should show something and does not."""
    unread = {*draft.layout.unknown, *draft.layout.times}
    broken = [cell for index, cell in enumerate(draft.row) if cell.start in faults and index not in unread]
    if broken:
        collector.reject("cell-without-value", draft.sheet.span(broken[0]), reason=faults[broken[0].start])
    return bool(broken)


def _is_shifted(draft: Draft, collector: Collector) -> bool:
    """Rejects a row that has more cells than there are headings: a separator in a text has shifted them."""
    surplus = next((cell for cell in draft.row[draft.layout.width :] if not cell.is_blank), None)
    if surplus is None:
        return False
    span = draft.sheet.span(surplus)
    if draft.sheet.is_parted:
        collector.reject("row-too-long", span, cells=len(draft.row), columns=draft.layout.width)
    else:
        collector.warn("text-left-over", span, text=surplus.text)
    return draft.sheet.is_parted


def deciding(drafts: Iterable[Draft], settings: Settings, tables: Iterable[Table]) -> Deciding:
    """What all keys of a file mean together."""
    rows = [(meanings, draft.choices) for draft in drafts for meanings in draft.meanings]
    return decide(rows, settings.first_option, [_first(layout) for _, layout in tables])


def _first(layout: Layout) -> int | None:
    if layout.first is not None or layout.is_index:
        return layout.first
    return first_by_marks([option.mark for option in layout.options])


def _style(drafts: Iterable[Draft], settings: Settings) -> Style:
    drafts = list(drafts)
    others = [choice.cell.text for draft in drafts for choice in draft.options]
    return style_of(settings.texts, [draft.stem.text for draft in drafts], others)


def _say_left_columns(sheet: Sheet, layout: Layout, collector: Collector) -> None:
    """Says once which columns that hold anything were not read."""
    rows = [row for row in sheet.rows[layout.start :] if not is_blank(row)]
    unread = [index for index in layout.unknown if index not in layout.times and not _is_counting(rows, index)]
    _say_columns(sheet, layout, rows, layout.times, "a card has no time limit", collector)
    _say_columns(sheet, layout, rows, unread, "{} no part of a question", collector)


def _say_columns(
    sheet: Sheet, layout: Layout, rows: Iterable[Row], columns: Iterable[int], why: str, collector: Collector
) -> None:
    """Says of columns, all in one, that they were not read; nothing of those that hold nothing."""
    names, place = [], None
    for index in columns:
        found = next((cell for row in rows if not (cell := cell_at(row, index)).is_blank), None)
        if found is not None:
            heading = cell_at(sheet.rows[layout.start - 1], index) if layout.start else _NO_CELL
            names.append(letters(index) if heading.is_blank else f"'{' '.join(heading.text.split())}'")
            place = place or sheet.span(found if heading.is_blank else heading)
    if place and names:
        shown = ", ".join(names[:_MOST_NAMES]) + ", …" * (len(names) > _MOST_NAMES)
        what = f"the column {shown}" if len(names) == 1 else f"the columns {shown}"
        collector.not_carried(place, what, why.format("its heading says" if len(names) == 1 else "their headings say"))


def _is_counting(rows: Iterable[Row], index: int) -> bool:
    """Whether a column only numbers the rows."""
    texts = [cell_at(row, index).text.strip().rstrip(".") for row in rows]
    if not all(text.isdecimal() and len(text) <= _MOST_DIGITS for text in texts if text):
        return False
    numbers = [int(text) for text in texts if text]
    return all(second == first + 1 for first, second in pairwise(numbers))
