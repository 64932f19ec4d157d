"""Workbooks → raw questions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from ankibuild.diagnostics import at_file
from ankibuild.model import RawQuestion
from ankibuild.readers.archive import Archive, PackedFile, open_archive, unpacking
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.grid import Layout, Sheet, find_layout, read_tables
from ankibuild.readers.grid.blackboard import is_blackboard, read_blackboard
from ankibuild.readers.grid.cells import is_blank, letters
from ankibuild.readers.grid.drafts import cell_at
from ankibuild.readers.grid.guessing import guessed_layout, taken_layout
from ankibuild.readers.grid.lacking import lacks_named
from ankibuild.readers.grid.layout import MOST_BEFORE
from ankibuild.readers.grid.names import is_of_answers
from ankibuild.readers.grid.shapes import reshaped
from ankibuild.readers.workbook.parts import has_entities
from ankibuild.readers.workbook.sheets import RawSheet, raw_sheets, tables_of
from ankibuild.source import Source, Span

_WORKBOOK = "xl/workbook.xml"
_LOOKED_AT = 40
"""Rows below the place where headings may stand, by which a workbook is known."""


def sniff(file: File) -> bool:
    """Whether an archive holds a workbook with a table of questions."""
    if not file.magic.startswith(b"PK"):
        return False
    archive, _ = open_archive(file)
    if archive is None or _WORKBOOK not in archive or _entities(archive):
        return archive is not None and _WORKBOOK in archive
    try:
        sheets = raw_sheets(file.data, archive, MOST_BEFORE + _LOOKED_AT)
    except Exception:  # of a broken workbook, reading it says why
        return True
    tables, _ = tables_of(sheets, file.path, "", str)
    return bool(file.settings.columns) or any(_is_of_questions(table, file.settings.columns) for table in tables)


def read(file: File) -> Read:
    """The questions of all sheets."""
    collector = Collector(file)
    with unpacking(collector) as archive:
        sheets = _sheets(file, archive, collector) if archive else None
        if archive and sheets is not None:
            _read_sheets(sheets, archive, collector)
    return collector.read()


def _read_sheets(sheets: Sequence[RawSheet], archive: Archive, collector: Collector) -> None:
    file = collector.file
    holder = file.holder if isinstance(file, PackedFile) else ""

    def attach(name: str) -> str:
        return collector.attach(posixpath.basename(name), lambda: archive.read(name))

    tables, broken = tables_of(sheets, file.path, holder, attach)
    if any(is_blackboard(table.rows) for table in tables) or not lacks_named(tables, collector):
        _read_tables(sheets, tables, broken, collector)
    _say_lost_pictures(tables, collector)


def _is_of_questions(table: Sheet, columns: Mapping[str, tuple[str, ...]]) -> bool:
    layout = _layout(table, columns)
    if layout is None:
        return is_blackboard(table.rows)
    return not layout.start or not is_of_answers(cell.text for cell in table.rows[layout.start - 1])


def _layout(table: Sheet, columns: Mapping[str, tuple[str, ...]]) -> Layout | None:
    layout = find_layout(table, columns)
    return layout if layout and layout.is_sure else guessed_layout(table)


def _entities(archive: Archive) -> str:
    """The first part that declares entities, '' where none does."""
    parts = (name for name in archive.names if name.endswith((".xml", ".rels")))
    return next((name for name in parts if has_entities(archive.read(name))), "")


def _sheets(file: File, archive: Archive, collector: Collector) -> list[RawSheet] | None:
    """The sheets, None where the file is broken. Whatever is in it, openpyxl's own faults are the file's."""
    entities = _entities(archive)
    if entities:
        collector.diagnostics.append(
            at_file("file-broken", file.path, format="workbook", reason=f"{entities} has a DTD")
        )
        return None
    try:
        return raw_sheets(file.data, archive)
    except Exception as error:  # openpyxl raises what its own code happens to raise
        reason = f"{type(error).__name__}: {error}"[:200]
        collector.diagnostics.append(at_file("file-broken", file.path, format="workbook", reason=reason))
        return None


def _read_tables(sheets: Sequence[RawSheet], tables: Sequence[Sheet], broken: object, collector: Collector) -> None:
    found: list[tuple[Sheet, Layout]] = []
    left: list[tuple[RawSheet, Sheet]] = []
    columns = collector.file.settings.columns
    for raw, table in zip(sheets, tables, strict=True):
        shaped = table if columns else reshaped(table)
        layout = _layout(shaped, columns)
        if raw.is_cut and not raw.rows:
            start = Span(table.source, 0, 0)
            collector.warn("sheet-cut", start, sheet=raw.title, row=0)
        elif is_blackboard(table.rows):
            read_blackboard(table, collector)
        elif layout:
            found.append((shaped, layout))
            _say_hidden(raw, table, layout, collector)
        elif not all(map(is_blank, table.rows)):
            left.append((raw, table))
    if not found and not collector.questions:
        found = [(table, layout) for _, table in left if (layout := taken_layout(table))]
        left = [(raw, table) for raw, table in left if not taken_layout(table)]
    read_tables(found, collector.file.settings, collector, broken if isinstance(broken, dict) else {})
    if not collector.questions:
        source = tables[0].source if tables else Source(collector.file.path, "")
        collector.warn("nothing-recognised", Span(source, 0, 0), format="a workbook")
    for raw, table in left if collector.questions else ():
        row = next(row for row in table.rows if not is_blank(row))
        place = table.span(next(cell for cell in row if not cell.is_blank))
        collector.not_carried(place, f"the sheet '{raw.title}'", "no heading in it names a question")


def _say_lost_pictures(tables: Sequence[Sheet], collector: Collector) -> None:
    """Says which pictures lie over no question, and does not keep them."""
    shown = "\n".join(text for question in collector.questions for text in _texts(question))
    lost = {quote(path): path for path in collector.attachments if quote(path) not in shown}
    for table in tables if lost else ():
        for cell in (cell for row in table.rows for cell in row if "<img" in cell.html):
            for address, path in lost.items():
                if f'"{address}"' in cell.html:
                    collector.attachments.pop(path, None)
                    collector.not_carried(table.span(cell), "a picture", "it lies over no text of a question")


def _texts(question: RawQuestion) -> Iterator[str]:
    yield from (text.value for text in question.texts.values())
    yield from (text for option in question.options for text in (option.text.value, option.why.value))
    yield from (answer.text.value for answer in question.answers)


def _say_hidden(raw: RawSheet, table: Sheet, layout: Layout, collector: Collector) -> None:
    """Says that hidden questions or parts of them were read, and that a sheet is too long to be read to its end."""
    rows = [(number, row) for number, row in enumerate(table.rows, 1) if number > layout.start and not is_blank(row)]
    if not rows:
        return
    if raw.is_hidden:
        collector.warn("rows-hidden", table.span(rows[0][1][0]), what=f"the sheet '{raw.title}' is")
    hidden = [(number, row) for number, row in rows if number in set(raw.hidden)]
    if hidden:
        what = f"{len(hidden)} rows are" if len(hidden) > 1 else f"row {hidden[0][0]} is"
        collector.warn("rows-hidden", table.span(hidden[0][1][0]), what=what)
    columns = sorted(raw.hidden_columns & layout.columns)
    if columns:
        names = ", ".join(map(letters, columns))
        what = f"the columns {names} are" if len(columns) > 1 else f"column {names} is"
        collector.warn("rows-hidden", table.span(cell_at(table.rows[max(layout.start - 1, 0)], columns[0])), what=what)
    if raw.is_cut:
        collector.warn("sheet-cut", table.span(rows[-1][1][0]), sheet=raw.title, row=len(raw.rows))
