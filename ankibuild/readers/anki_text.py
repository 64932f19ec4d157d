"""Anki's text export ("Notes in Plain Text") and texts that Anki imports → raw questions.

The lines of metadata at its start are those of Anki's manual, chapter "Text Files", section "File Headers".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from ankibuild.readers.anki_notes import NoteField, OldNote, read_notes
from ankibuild.readers.anki_notes.notetypes import ALL_IN_ONE, is_all_in_one
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.grid.blackboard import is_blackboard
from ankibuild.readers.grid.cells import Row, is_blank
from ankibuild.readers.grid.layout import layout_of
from ankibuild.readers.grid.separated import delimiter_of, read_rows
from ankibuild.source import Source, Span

_HEADER = re.compile(r"#(?P<key>[A-Za-z][A-Za-z ]{0,30}):(?P<value>[^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_COLUMNS = frozenset({"notetype column", "deck column", "tags column", "guid column"})
_KEYS = _COLUMNS | {"separator", "html", "tags", "columns", "notetype", "deck", "if matches"}
_SEPARATORS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "colon": ":",
    "space": " ",
    **{mark: mark for mark in ("\t", ",", ";", "|", ":", " ")},
}
_HTML = re.compile(
    r"<(?:br|div|p|img|b|i|u|span|ul|ol|li|sub|sup|font|a|table)\b[^<>]{0,500}>|&(?:nbsp|lt|gt|amp|quot);"
)
_SAMPLE = 20_000
_COLUMNS_OF_OLD = (2, 3)
_FEWEST_ROWS, _MOST_OTHERS, _SHARE = 2, 0.3, 0.7
_WORD = re.compile(r"[^\W\d_]{2}|<img|\[sound:|[^\x00-\x7f]|\d ?[-+*/^=×÷·] ?\d")
"""What a side of a card has: two letters beside each other, a picture, a sound, or something to compute."""

_CODE = re.compile(r"[\w.]\d|_")


@dataclass(frozen=True, slots=True)
class _Head:
    """The metadata of a file, and where its notes begin."""

    said: Mapping[str, str]
    start: int

    def column(self, name: str) -> int:
        """The index of a column that the metadata name, -1 where they do not."""
        value = self.said.get(f"{name} column", "").strip()
        return int(value) - 1 if value.isdecimal() and int(value[:4]) > 0 else -1


def sniff(file: File) -> bool:
    """Whether a file begins with Anki's metadata; a .txt also where its lines have two or three cells at tabs."""
    head = _head(file.head)
    if head.said:
        return bool(_KEYS & head.said.keys())
    return file.path.lower().endswith(".txt") and "\t" in file.head and _is_old_export(file.head)


def read(file: File) -> Read:
    """The notes of a file."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    head = _head(source.text)
    rows = [row for row in read_rows(source.text, _separator(source.text, head), head.start) if _is_note(row, source)]
    if head.said:
        rows = _whole(rows, source, collector)
    notes = [_note(row, source, head) for row in rows]
    read_notes([note for note in notes if note.fields], collector, lambda name, span: quote(unquote(name)))
    if not collector.questions:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="Anki's text export")
    return collector.read()


def _head(text: str) -> _Head:
    said: dict[str, str] = {}
    at = 0
    while found := _HEADER.match(text, at):
        said.setdefault(found["key"].lower(), found["value"])
        at = found.end()
    return _Head(said, at)


def _separator(text: str, head: _Head) -> str:
    said = head.said.get("separator", "")
    known = _SEPARATORS.get(said.strip().lower()) or _SEPARATORS.get(said[:1])
    return known or ("\t" if "\t" in text else delimiter_of(text, head.start) or "\t")


def _is_note(row: Row, source: Source) -> bool:
    """Whether a row is not empty, and no comment: those begin with `#` outside of quotes."""
    start = row[0].start
    is_quoted = start > 0 and source.text[start - 1] == '"'
    return not is_blank(row) and (is_quoted or source.text[start : start + 1] != "#")


def _whole(rows: list[Row], source: Source, collector: Collector) -> list[Row]:
    """The rows; those in which a file was cut off are rejected."""
    whole: list[Row] = []
    for row in rows:
        if _is_open(row, source):
            span = Span(source, row[0].start, row[-1].end)
            collector.reject("file-broken", span, format="text export", reason="a quotation mark is never closed")
        else:
            whole.append(row)
    return whole


def _is_open(row: Row, source: Source) -> bool:
    """Whether a cell begins with a quotation mark that nothing closes.

    Anki puts all cells in quotes that hold one. In files without its metadata, it may be a sign like any other.
    """
    return any(source.text.startswith('"', cell.start) and cell.text.startswith('"') for cell in row)


def _note(row: Row, source: Source, head: _Head) -> OldNote:
    own = {name: head.column(name) for name in ("guid", "notetype", "deck", "tags")}
    texts = {name: row[index].text if 0 <= index < len(row) else "" for name, index in own.items()}
    notetype = texts["notetype"] or head.said.get("notetype", "")
    cells = [(index, cell) for index, cell in enumerate(row) if index not in own.values()]
    names = _names(head, len(cells), notetype, [index for index, _ in cells])
    is_html = _is_html(head, source.text)
    fields = tuple(
        NoteField(name, cell.text, cell.start, cell.end, is_html) for name, (_, cell) in zip(names, cells, strict=True)
    )
    return OldNote(
        source,
        fields if len(fields) > 1 or not fields else (*fields, _missing(fields[0])),
        notetype=notetype,
        guid=texts["guid"],
        deck=texts["deck"] or head.said.get("deck", ""),
        tags=(*head.said.get("tags", "").split(), *texts["tags"].split()),
    )


def _missing(field: NoteField) -> NoteField:
    """The empty second field of a note of which only one was written."""
    return NoteField("", "", field.end, field.end)


def _names(head: _Head, count: int, notetype: str, indexes: list[int]) -> list[str]:
    """The names of the fields: those that the metadata give, those of a known note type, else none."""
    said = head.said.get("columns", "")
    if said:
        separator = _SEPARATORS.get(head.said.get("separator", "").strip().lower(), "\t")
        named = [cell.text for row in read_rows(said, separator) for cell in row]
        return [named[index] if index < len(named) else "" for index in indexes]
    return list(ALL_IN_ONE) if is_all_in_one(notetype, count) else [""] * count


def _is_html(head: _Head, text: str) -> bool:
    said = head.said.get("html", "").strip().lower()
    return said == "true" if said else _HTML.search(text[:_SAMPLE]) is not None


def _is_old_export(text: str) -> bool:
    """Whether lines without any metadata are notes: two or three cells each, and no headings of a table."""
    whole = text[: text.rfind("\n") + 1] or text
    rows = [row for row in read_rows(whole, "\t") if not is_blank(row) and not row[0].text.startswith("#")]
    if len(rows) < _FEWEST_ROWS or layout_of([cell.text for cell in rows[0]]):
        return False
    widths = [len(row) for row in rows]
    common = max(set(widths), key=widths.count)
    if common not in _COLUMNS_OF_OLD or sum(width != common for width in widths) > len(widths) * _MOST_OTHERS:
        return False
    return not is_blackboard(rows) and _are_cards([row for row in rows if len(row) == common])


def _are_cards(rows: list[Row]) -> bool:
    """Whether fronts and backs are words, and fronts differ: no numbers, dates, paths, or words without any space."""
    worded = sum(bool(_WORD.search(row[0].text)) and bool(_WORD.search(row[1].text)) for row in rows)
    spaced = sum(" " in cell.text.strip() or not cell.text.isascii() for row in rows for cell in row[:2])
    fronts = {row[0].text for row in rows}
    return min(worded, len(fronts)) >= len(rows) * _SHARE and (spaced > 0 or sum(map(_is_code, rows)) * 2 <= len(rows))


def _is_code(row: Row) -> bool:
    return any(_CODE.search(cell.text) for cell in row[:2])
