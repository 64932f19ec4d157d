"""Cells, rows, sheets."""

from __future__ import annotations

import pytest

from ankibuild.readers.grid.cells import Cell, Sheet, is_blank, letters
from ankibuild.source import Source


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")])
def test_columns_are_named_as_in_a_spreadsheet(index: int, name: str) -> None:
    assert letters(index) == name


def test_space_alone_is_nothing_but_a_picture_is_something() -> None:
    assert Cell(" \n", 0, 2).is_blank
    assert not Cell("", 0, 0, '<img src="a.png">').is_blank
    assert is_blank((Cell("", 0, 0), Cell(" ", 1, 2)))


def test_spans_cover_a_cell_and_a_row() -> None:
    sheet = Sheet(Source("a.csv", "one,two"), ())
    row = (Cell("one", 0, 3), Cell("two", 4, 7))
    assert sheet.span(row[1]).text == "two"
    assert sheet.span_of(row).text == "one,two"
    assert sheet.span_of(()).text == ""
