"""The tables of a page whose headings name a question, its options and its key."""

from __future__ import annotations

from ankibuild.markup.elements import Element
from ankibuild.readers.grid import Layout, Sheet, find_layout
from ankibuild.readers.grid.cells import Cell, Row
from ankibuild.source import Source

_CELLS = ("td", "th")


def tables_of(source: Source, root: Element) -> list[tuple[Sheet, Layout]]:
    """The tables of questions: those with options, without cells that span others and without tables in them."""
    found: list[tuple[Sheet, Layout]] = []
    for element in root.iter():
        if element.name == "table" and _is_even(element):
            rows = (_row(source, row) for row in element.iter() if row.name == "tr")
            sheet = Sheet(source, tuple(row for row in rows if row), is_parted=False)
            layout = find_layout(sheet, {})
            if layout and layout.is_sure and layout.options and (layout.answers or layout.keys):
                found.append((sheet, layout))
    return found


def _is_even(table: Element) -> bool:
    inner = list(table.iter())
    return not any(one.name == "table" or one.get("colspan") or one.get("rowspan") for one in inner)


def _row(source: Source, row: Element) -> Row:
    cells = [cell for cell in row.children if isinstance(cell, Element) and cell.name in _CELLS]
    return tuple(_cell(source, cell) for cell in cells)


def _cell(source: Source, cell: Element) -> Cell:
    text = " ".join(cell.text.split())
    has_markup = any(isinstance(child, Element) for child in cell.children)
    html = source.text[cell.inner_start : cell.inner_end].strip() if has_markup else ""
    return Cell(text, cell.inner_start, cell.inner_end, html)
