"""What openpyxl does not say of a workbook that it reads row by row: hidden rows, and pictures with their places.

The names of parts and elements are those of ECMA-376 (SpreadsheetML, DrawingML).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ankibuild.readers.archive import Archive

_ROW = re.compile(rb"<(?:\w{1,20}:)?row\b([^>]*+)>")
_COLUMNS = re.compile(rb"<(?:\w{1,20}:)?col\b([^>]*+)>")
_FIRST, _LAST = re.compile(rb'\bmin="(\d{1,5})"'), re.compile(rb'\bmax="(\d{1,5})"')
_MOST_COLUMNS, _LAST_COLUMN = 200, 16_384
_ROW_NUMBER, _HIDDEN = re.compile(rb'\br="(\d{1,7})"'), re.compile(rb'\bhidden="(?:1|true)"')
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Picture(NamedTuple):
    """A picture that lies over a sheet: the row and column of its corner, from 0 on, and its name in the archive."""

    row: int
    column: int
    name: str


def has_entities(data: bytes) -> bool:
    """Whether an XML part declares entities, which no workbook may (ECMA-376, part 2, annex on XML usage)."""
    return _DOCTYPE.search(data.replace(b"\0", b"") if b"\0" in data[:64] else data) is not None


def count_strings(shared: bytes) -> int:
    """How many texts the table of shared ones has, or a few more (ECMA-376, part 1, 18.4.8)."""
    return max(shared.count(b"si>") // 2, shared.count(b"<si"), shared.count(b":si>") // 2)


def has_endless_row(sheet: bytes) -> bool:
    """Whether a row has more cells than there are columns, which openpyxl would all hold at once (A1 to XFD1)."""
    rows = sheet.split(b"row>")
    return any(max(row.count(b"<c"), row.count(b":c")) > 2 * _LAST_COLUMN for row in rows)


def hidden_rows(sheet: bytes) -> list[int]:
    """The numbers of the rows that are hidden, from 1 on."""
    found = (attributes[1] for attributes in _ROW.finditer(sheet) if _HIDDEN.search(attributes[1]))
    return [int(number[1]) for attributes in found if (number := _ROW_NUMBER.search(attributes))]


def hidden_columns(sheet: bytes) -> frozenset[int]:
    """The indexes of the columns that are hidden, from 0 on."""
    columns: set[int] = set()
    for found in _COLUMNS.finditer(sheet[: sheet.find(b"sheetData")]):
        limits = [limit.search(found[1]) for limit in (_FIRST, _LAST)]
        if _HIDDEN.search(found[1]) and all(limits):
            first, last = (int(limit[1]) for limit in limits if limit)
            columns.update(range(first - 1, min(last, _MOST_COLUMNS)))
    return frozenset(columns)


def has_formulas(sheet: bytes) -> bool:
    """Whether any cell of a sheet may hold a formula."""
    return b"<f" in sheet or b":f" in sheet


def pictures_of(archive: Archive, sheet: str) -> Iterator[Picture]:
    """The pictures over a sheet."""
    for drawing in _targets(archive, sheet, "/drawing").values():
        images = _targets(archive, drawing, "/image")
        for anchor in _parsed(archive.read(drawing)):
            blip = next((element for element in anchor.iter() if _local(element) == "blip"), None)
            name = images.get(_attribute(blip, "embed"), "") if blip is not None else ""
            row, column = (_corner(anchor, part) for part in ("row", "col"))
            if name in archive and row >= 0 and column >= 0:
                yield Picture(row, column, name)


def _targets(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """By their ids, the parts of a kind that a part refers to."""
    folder, name = posixpath.split(part)
    found = {}
    for relation in _parsed(archive.read(f"{folder}/_rels/{name}.rels")):
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[relation.get("Id", "")] = path
    return found


def _parsed(data: bytes) -> list[Element]:
    """The elements below the root of a part; none where it is broken or missing."""
    try:
        return list(fromstring(data)) if data and not has_entities(data) else []
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return []


def _corner(anchor: Element, part: str) -> int:
    start = next((element for element in anchor if _local(element) == "from"), None)
    texts = [element.text or "" for element in start if _local(element) == part] if start is not None else []
    return int(texts[0]) if texts and texts[0].strip().isdecimal() and len(texts[0]) < 8 else -1


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
