"""The sheets of a workbook as tables: one source that names its cells (`Sheet1!B7`)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple

import openpyxl

from ankibuild.readers.archive import Archive
from ankibuild.readers.collecting import subdeck
from ankibuild.readers.grid.cells import Cell, Row, Sheet, letters
from ankibuild.readers.grid.names import column_of
from ankibuild.readers.workbook.parts import (
    Picture,
    count_strings,
    has_endless_row,
    has_formulas,
    hidden_columns,
    hidden_rows,
    pictures_of,
)
from ankibuild.readers.workbook.values import shown, with_heights
from ankibuild.source import Source

MOST_ROWS, MOST_COLUMNS = 200_000, 200
"""What is read of a sheet: no table of questions is larger, and a file of a few bytes may claim to be."""

MOST_CELLS, MOST_CHARACTERS, MOST_STRINGS = 1_000_000, 50_000_000, 1_000_000
"""What is read of a workbook, since each cell knows its place; a text that many cells share counts for each."""

_DEFAULT_NAME = re.compile(
    r"(?:Sheet|Tabelle|Feuil|Feuille|Hoja|Foglio|Folha|Planilha|Página|Blad|Arkusz|Лист|シート|工作表|Sayfa|List|Munka|Ark"
    r"|Taul|Taulukko|시트|표|Table|Worksheet|Form Responses|Formularantworten)\s*\d*\Z",
    re.IGNORECASE,
)


class Raw(NamedTuple):
    """A cell as it was read: its text, and as HTML where that says more; why it shows nothing, '' where it does."""

    text: str
    html: str = ""
    fault: str = ""


_EMPTY = Raw("")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it was read.

    `hidden` are the numbers of hidden rows, `hidden_columns` indexes, `pictures` the places of those over the sheet.
    """

    title: str
    rows: list[list[Raw]]
    is_hidden: bool
    hidden: list[int]
    pictures: list[Picture]
    is_cut: bool
    hidden_columns: frozenset[int] = frozenset()


def raw_sheets(data: bytes, archive: Archive, most_rows: int = MOST_ROWS) -> list[RawSheet]:
    """All sheets of a workbook that are tables. Raises what openpyxl raises for one that is damaged."""
    found = []
    if count_strings(archive.read("xl/sharedStrings.xml")) > MOST_STRINGS:
        raise ValueError(f"it has more than {MOST_STRINGS:,} different texts")
    room = _Room(MOST_CELLS, MOST_CHARACTERS)
    with _opened(data, values=True) as book:
        for index, sheet in enumerate(book.worksheets):
            member = str(getattr(sheet, "_worksheet_path", ""))
            xml = archive.read(member)
            if has_endless_row(xml):
                raise ValueError(f"a row of the sheet '{sheet.title}' has more cells than there are columns")
            rows = _raw_rows(sheet, most_rows, room)
            if has_formulas(xml):
                _mark_uncomputed(rows, data, index)
            pictures = list(dict.fromkeys(pictures_of(archive, member)))
            is_cut = room.is_full or (len(rows) >= MOST_ROWS and any(raw.text for raw in rows[-1]))
            state = sheet.sheet_state != "visible"
            hidden = hidden_rows(xml), hidden_columns(xml)
            found.append(RawSheet(sheet.title, rows, state, hidden[0], pictures, is_cut, hidden[1]))
    return found


@contextmanager
def _opened(data: bytes, *, values: bool) -> Iterator[Any]:
    """A workbook, with the results of formulas or with the formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what openpyxl would lose if it wrote the file
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=values, keep_links=False, rich_text=values
        )
        try:
            yield book
        finally:
            book.close()


def _rows(sheet: Any) -> Iterable[Any]:
    """The rows of a sheet; what it says of its own size is not trusted."""
    sheet.reset_dimensions()
    return islice(sheet.iter_rows(max_col=MOST_COLUMNS), MOST_ROWS)


@dataclass(slots=True)
class _Room:
    """How many cells and characters of a workbook may still be read."""

    cells: int
    characters: int

    @property
    def is_full(self) -> bool:
        """Whether there is no room left."""
        return self.cells <= 0 or self.characters <= 0

    def take(self, row: list[Raw]) -> None:
        """Makes the room smaller by a row."""
        self.cells -= len(row)
        self.characters -= sum(len(raw.text) + len(raw.html) for raw in row)


def _raw_rows(sheet: Any, most_rows: int, room: _Room) -> list[list[Raw]]:
    """The rows; for those that a sheet leaves out, of which there may be a million, openpyxl gives one and the same.

    It fills rows up with empty cells, which are left out again.
    """
    rows: list[list[Raw]] = []
    last: object = None
    for row in islice(_rows(sheet), most_rows):
        width = 0 if row is last else max((at for at, cell in enumerate(row, 1) if cell.value is not None), default=0)
        raws = [_raw(cell) for cell in row[:width]]
        room.take(raws)
        if room.is_full:
            break
        rows.append(raws)
        last = row
    return rows


def _raw(cell: Any) -> Raw:
    if cell.value is None:
        return _EMPTY
    if cell.data_type == "e":
        return Raw("", fault=f"its formula ends in {cell.value}")
    return Raw(shown(cell.value, cell.number_format), with_heights(cell.value))


def _mark_uncomputed(rows: list[list[Raw]], data: bytes, index: int) -> None:
    """Marks the cells that hold a formula but no result."""
    with _opened(data, values=False) as book:
        for row, formulas in zip(rows, _rows(book.worksheets[index]), strict=False):
            for column, cell in enumerate(formulas):
                if cell.data_type == "f" and column < len(row) and not row[column].text and not row[column].fault:
                    row[column] = Raw("", fault="its formula was never computed")


def tables_of(
    sheets: Iterable[RawSheet], path: str, holder: str, attach: Callable[[str], str]
) -> tuple[list[Sheet], Mapping[int, str]]:
    """The sheets as tables over one source, and why cells show nothing, by offset; `attach` gives an address."""
    texts: list[str] = []
    places: list[tuple[int, str]] = []
    made: list[tuple[list[Row], str]] = []
    faults: dict[int, str] = {}
    at = 0
    for sheet in sheets:
        pictures: dict[tuple[int, int], list[str]] = {}
        for picture in sheet.pictures:
            pictures.setdefault((picture.row, picture.column), []).append(attach(picture.name))
        rows: list[Row] = []
        last = max((row for row, _ in pictures), default=-1)
        for number, raws in enumerate([*sheet.rows, *[[]] * (min(last, MOST_ROWS) + 1 - len(sheet.rows))]):
            row = []
            for column, raw in enumerate(_used(raws, number, pictures)):
                places.append((at, f"{sheet.title}!{letters(column)}{number + 1}"))
                row.append(Cell(raw.text, at, at + len(raw.text), _html(raw, pictures.get((number, column), []))))
                if raw.fault:
                    faults[at] = raw.fault
                texts.append(raw.text)
                at += len(raw.text) + 1
            rows.append(tuple(row))
        made.append((rows, _deck(sheet.title)))
    source = Source(path, "\n".join(texts), holder, tuple(places))
    return [Sheet(source, tuple(rows), deck, is_parted=False) for rows, deck in made], faults


def _used(raws: list[Raw], number: int, pictures: Mapping[tuple[int, int], object]) -> list[Raw]:
    """The cells of a row without the empty ones at its end."""
    filled = [index for index, raw in enumerate(raws) if raw.text or raw.fault]
    filled += [column for row, column in pictures if row == number] if pictures else []
    width = max(filled, default=-1) + 1
    return [*raws[:width], *[_EMPTY] * (width - len(raws))]


def _html(raw: Raw, addresses: list[str]) -> str:
    if not addresses:
        return raw.html
    text = raw.html or escape(raw.text, quote=False).replace("\n", "<br>")
    return f"<p>{text}</p>" * bool(text) + "".join(
        f'<p><img src="{escape(address)}" alt=""></p>' for address in addresses
    )


def _deck(title: str) -> str:
    """The deck that a sheet's name makes: none by a name that a program gave, or that only says "questions"."""
    column = column_of(title)
    is_generic = _DEFAULT_NAME.match(title.strip()) or (column is not None and column.field == "stem")
    return "" if is_generic else subdeck(title)
