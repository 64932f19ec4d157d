"""Hidden rows, pictures, entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers.archive import open_archive
from ankibuild.readers.file import File
from ankibuild.readers.workbook.parts import (
    Picture,
    count_strings,
    has_endless_row,
    has_entities,
    has_formulas,
    hidden_columns,
    hidden_rows,
    pictures_of,
)

FIXTURE = Path(__file__).parents[2] / "data" / "readers" / "xlsx" / "sheets.xlsx"


@pytest.mark.parametrize(
    ("xml", "numbers"),
    [
        (b'<row r="2" hidden="1"><c/></row><row r="3"/>', [2]),
        (b'<x:row hidden="true" r="7">', [7]),
        (b'<row r="2" hidden="0"><rows hidden="1" r="9">', []),
        (b'<row hidden="1">', []),
        (b"<row " * 10_000, []),
    ],
)
def test_hidden_rows_are_found(xml: bytes, numbers: list[int]) -> None:
    assert hidden_rows(xml) == numbers


@pytest.mark.parametrize(
    ("xml", "columns"),
    [
        (b'<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>', {1, 2}),
        (b'<x:col max="1" width="9" hidden="true" min="1"/><x:sheetData/>', {0}),
        (b'<col min="5" max="16384" hidden="1"/><sheetData>', set(range(4, 200))),
        (b'<sheetData/><col min="1" max="1" hidden="1"/>', set()),
        (b"<col " * 10_000, set()),
    ],
)
def test_hidden_columns_are_found(xml: bytes, columns: set[int]) -> None:
    assert hidden_columns(xml) == columns


def test_entities_are_found_in_any_encoding() -> None:
    assert has_entities(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>')
    assert has_entities("<!DOCTYPE x><x/>".encode("utf-16"))
    assert not has_entities(b"<x>text</x>")


def test_formulas_are_found() -> None:
    assert has_formulas(b"<c><f>1+1</f></c>")
    assert not has_formulas(b"<c><v>1</v></c>")


def test_pictures_are_found_with_their_places() -> None:
    archive, _ = open_archive(File.of("a.xlsx", FIXTURE.read_bytes()))
    assert archive is not None
    assert list(pictures_of(archive, "xl/worksheets/sheet1.xml")) == [Picture(8, 6, "xl/media/image1.png")]
    assert list(pictures_of(archive, "xl/worksheets/sheet2.xml")) == []


@pytest.mark.parametrize(
    ("shared", "count"),
    [(b"<sst/>", 0), (b"<sst><si><t>a</t></si><si/></sst>", 2), (b"<x:sst><x:si><x:t>a</x:t></x:si></x:sst>", 1)],
)
def test_shared_texts_are_counted(shared: bytes, count: int) -> None:
    assert count_strings(shared) == count


def test_a_row_without_end_is_noticed() -> None:
    row = b'<row r="1">' + b'<c r="A1"><v>1</v></c>' * 16_384 + b"</row>"
    assert not has_endless_row(row * 5)
    assert has_endless_row(row.replace(b"</row>", b"<c/>" * 16_385 + b"</row>"))
    assert has_endless_row(b"<x:row>" + b"<x:c/>" * 40_000)
