"""CSV, TSV and other text with separators → raw questions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.grid import Layout, Sheet, find_layout, read_tables
from ankibuild.readers.grid.blackboard import is_blackboard, read_blackboard
from ankibuild.readers.grid.brightspace import is_brightspace, read_brightspace
from ankibuild.readers.grid.cells import is_blank
from ankibuild.readers.grid.guessing import guessed_layout, taken_layout
from ankibuild.readers.grid.lacking import count_lacking, lacks_named
from ankibuild.readers.grid.names import is_of_answers
from ankibuild.readers.grid.separated import DELIMITERS, delimiter_of, read_rows
from ankibuild.readers.grid.shapes import reshaped
from ankibuild.source import Source, Span

_SEPARATOR_LINE = re.compile(r'"?sep=(?P<mark>[^\r\n"])"?[ \t]*+(?:\r\n|\r|\n)', re.IGNORECASE)
"""How Excel is told the separator: the first line `sep=;`."""

_MOST_ABOVE, _SHARE = 8, 0.7
"""Rows that may stand above the headings in a text without a table's suffix, and how many have to have their cells."""

_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")


def sniff(file: File) -> bool:
    """Whether a row of headings names a question with options or an answer, or every row is surely one."""
    if not file.head or file.head.lstrip().startswith(("<", "{", "[")):
        return False
    source = Source(file.path, _whole_lines(file.head))
    sheet, layout = _table(source, file)
    is_table = file.path.lower().endswith(_TABLE_SUFFIXES)
    if is_brightspace(sheet.rows) or is_blackboard(sheet.rows) or (file.settings.columns and is_table):
        return True
    if layout is None or len(sheet.rows) <= layout.start:
        return False
    if layout.start and is_of_answers(cell.text for cell in sheet.rows[layout.start - 1]):
        return False
    return layout.is_sure and (is_table or _rows_fit(sheet, layout))


def read(file: File) -> Read:
    """The questions of a table."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    sheet, layout = _table(source, file)
    if is_brightspace(sheet.rows):
        read_brightspace(sheet, collector)
    elif is_blackboard(sheet.rows):
        read_blackboard(sheet, collector)
    elif lacks_named([sheet], collector):
        return collector.read()
    elif layout := layout or taken_layout(sheet):
        read_tables([(sheet, layout)], file.settings, collector)
    if not collector.questions:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="a table")
    return collector.read()


def _table(source: Source, file: File) -> tuple[Sheet, Layout | None]:
    """The table, parted by the separator that gives headings which name a question, else by the likeliest."""
    said = _SEPARATOR_LINE.match(source.text)
    start = said.end() if said else 0
    likeliest = said["mark"] if said else delimiter_of(source.text)
    candidates = [mark for mark in (likeliest, *DELIMITERS) if mark and mark in source.text]
    if file.settings.columns:
        return _said_table(source, file.settings.columns, candidates or [","], start)
    for mark in dict.fromkeys(candidates):
        sheet = reshaped(Sheet(source, tuple(read_rows(source.text, mark, start))))
        layout = find_layout(sheet, {})
        if layout:
            return sheet, layout
    sheet = Sheet(source, tuple(read_rows(source.text, likeliest or ",", start)))
    is_other = is_brightspace(sheet.rows) or is_blackboard(sheet.rows)
    return sheet, None if is_other else guessed_layout(sheet)


def _said_table(
    source: Source, columns: Mapping[str, tuple[str, ...]], marks: Sequence[str], start: int
) -> tuple[Sheet, Layout | None]:
    """The table, parted by the separator that gives most of the columns which the user names."""
    sheets = [Sheet(source, tuple(read_rows(source.text, mark, start))) for mark in dict.fromkeys(marks)]
    sheet = min(sheets, key=lambda sheet: (count_lacking(sheet, columns), find_layout(sheet, columns) is None))
    return sheet, find_layout(sheet, columns) or guessed_layout(sheet)


def _whole_lines(head: str) -> str:
    """The start of a text without the line that it may have been cut off in."""
    end = max(head.rfind("\n"), head.rfind("\r"))
    return head[: end + 1] if end > 0 else head


def _rows_fit(sheet: Sheet, layout: Layout) -> bool:
    """Whether nearly all rows below the headings have as many cells as there are headings, and little stands above."""
    above = sum(not is_blank(row) for row in sheet.rows[: layout.start])
    widths = [len(row) for row in sheet.rows[layout.start :] if not is_blank(row)]
    fitting = sum(abs(width - layout.width) <= 1 for width in widths)
    return above <= _MOST_ABOVE and fitting >= len(widths) * _SHARE
