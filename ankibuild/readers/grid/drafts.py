"""Rows → drafts: the cells of each question by what they are for, before it is decided what its key means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ankibuild.readers.grid.cells import Cell, Row, Sheet, is_blank
from ankibuild.readers.grid.keys import Choices, Meanings, meanings_of
from ankibuild.readers.grid.kinds import is_yes, kind_of
from ankibuild.readers.grid.layout import Layout
from ankibuild.readers.grid.listed import listed_options
from ankibuild.source import Span

_FILLERS = frozenset({"/", "-", "–", "—", "\\", "无", "NULL", "null", "n/a", "N/A", "nan"})
_EXPLAINS = ("(required", "(optional", "(default")
_LEAST_EXPLAINED = 2
_NO_CELL = Cell("", 0, 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a row, with what is said about it, and whether it is right where its own column says so."""

    cell: Cell
    mark: str = ""
    why: Cell = _NO_CELL
    correct: bool | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that holds a question. `keys` name options by what they mean, or are the answer where there are none."""

    sheet: Sheet
    row: Row
    layout: Layout
    options: tuple[Choice, ...] = ()
    keys: tuple[Cell, ...] = ()
    wrong: tuple[Cell, ...] = ()
    kind: str = ""
    meanings: tuple[Meanings, ...] = field(default=())

    @property
    def stem(self) -> Cell:
        """The question's own cell."""
        return self.cell(self.layout.stem)

    @property
    def span(self) -> Span:
        """Where the question stands."""
        stem = self.stem
        return self.sheet.span_of(self.row) if stem.is_blank else self.sheet.span(stem)

    @property
    def choices(self) -> Choices:
        """The options as keys see them."""
        texts = tuple("" if choice.cell.is_blank else choice.cell.text.strip() for choice in self.options)
        return Choices(texts, tuple(choice.mark for choice in self.options))

    @property
    def is_flagged(self) -> bool:
        """Whether each option says itself whether it is right."""
        return any(choice.correct is not None for choice in self.options)

    def cell(self, index: int) -> Cell:
        """A cell of the row, an empty one where the row is too short."""
        return cell_at(self.row, index)

    def cells(self, name: str) -> list[Cell]:
        """The cells of a field that hold anything."""
        return filled(self.row, self.layout.fields.get(name, ()))


def cell_at(row: Row, index: int) -> Cell:
    """A cell of a row, an empty one at its end where it is too short."""
    if 0 <= index < len(row):
        return row[index]
    end = row[-1].end if row else 0
    return Cell("", end, end)


def filled(row: Row, indexes: Iterable[int]) -> list[Cell]:
    """The cells of these columns that hold anything."""
    return [cell for index in indexes if not (cell := cell_at(row, index)).is_blank]


def drafts_of(sheet: Sheet, layout: Layout) -> Iterator[Draft]:
    """The questions of a table, in order; rows in which none of a question's columns is filled hold none."""
    parts = (layout.stem, layout.listed, *layout.answers, *layout.keys, *layout.wrong)
    parts += tuple(option.index for option in layout.options)
    rows = sheet.rows[layout.start :]
    for row in rows[1:] if layout.start and rows and _explains_headings(rows[0]) else rows:
        if not is_blank(row) and filled(row, parts) and not _repeats_headings(sheet, layout, row):
            yield draft_of(sheet, layout, row)


def _explains_headings(row: Row) -> bool:
    """Whether a row says in most cells whether they have to be filled, as that below the headings of Quizizz does."""
    texts = [cell.text.casefold() for cell in row if not cell.is_blank]
    said = sum(any(word in text for word in _EXPLAINS) for text in texts)
    is_required = any(_EXPLAINS[0] in text for text in texts)
    return is_required and said > _LEAST_EXPLAINED and said * 2 > len(texts)


def _repeats_headings(sheet: Sheet, layout: Layout, row: Row) -> bool:
    """Whether the row of headings stands here once more, as in tables that were joined."""
    if not layout.start:
        return False
    headings = [cell.text for cell in sheet.rows[layout.start - 1] if not cell.is_blank]
    return [cell.text for cell in row if not cell.is_blank] == headings


def draft_of(sheet: Sheet, layout: Layout, row: Row) -> Draft:
    """The question of a row."""
    options = _without_fillers(_options(layout, row))
    listed = cell_at(row, layout.listed)
    keys = (*filled(row, layout.answers), *filled(row, layout.keys))
    wrong = _wrong(layout, row)
    types = filled(row, layout.fields.get("type", ()))
    if not any(not choice.cell.is_blank for choice in options) and layout.listed >= 0 and not listed.is_blank:
        cells, marks = listed_options(listed)
        options = tuple(Choice(cell, mark) for cell, mark in zip(cells, marks or [""] * len(cells), strict=True))
    kind = kind_of(types[0].text) if types else ""
    draft = Draft(sheet, row, layout, options, keys, wrong, kind)
    if draft.choices.count and not wrong:
        meanings = tuple(meanings_of(key.text, draft.choices) for key in keys)
        return Draft(sheet, row, layout, options, keys, wrong, kind, meanings)
    return draft


def _without_fillers(options: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The options; none where all that stands in their cells is one mark for nothing."""
    texts = {choice.cell.text.strip() for choice in options if not choice.cell.is_blank}
    return () if len(texts) == 1 and texts <= _FILLERS else options


def _options(layout: Layout, row: Row) -> tuple[Choice, ...]:
    """The options in columns of their own; flags count only where one of them is set."""
    flags = [is_yes(cell_at(row, option.flag).text) if option.flag >= 0 else None for option in layout.options]
    pairs = list(zip(flags, layout.options, strict=True))
    are_flags = any(flags) and all(flag is not None or option.flag < 0 for flag, option in pairs)
    return tuple(
        Choice(cell_at(row, option.index), option.mark, _why(row, option.why), bool(flag) if are_flags else None)
        for option, flag in zip(layout.options, flags, strict=True)
    )


def _why(row: Row, index: int) -> Cell:
    return cell_at(row, index) if index >= 0 else _NO_CELL


def _wrong(layout: Layout, row: Row) -> tuple[Cell, ...]:
    """The wrong answers: a column each, or all in one."""
    cells = filled(row, layout.wrong)
    if len(layout.wrong) == 1 and cells:
        several, _ = listed_options(cells[0], 1)
        return tuple(cell for cell in several if not cell.is_blank)
    return tuple(cells)
