"""The sheets of a workbook as tables."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from ankibuild.readers.archive import Archive, open_archive
from ankibuild.readers.file import File
from ankibuild.readers.workbook import sheets as module
from ankibuild.readers.workbook.parts import Picture
from ankibuild.readers.workbook.sheets import Raw, RawSheet, raw_sheets, tables_of


def sheet(title: str, *rows: list[Raw], pictures: tuple[Picture, ...] = ()) -> RawSheet:
    return RawSheet(title, list(rows), False, [], list(pictures), False)


def test_one_source_names_the_cells_of_all_sheets() -> None:
    sheets = [sheet("One", [Raw("a"), Raw("b")]), sheet("Two", [Raw("")], [Raw(""), Raw("c")])]
    tables, faults = tables_of(sheets, "a.xlsx", "", str)
    places = [[table.span(cell).location for row in table.rows for cell in row] for table in tables]
    assert places == [["a.xlsx:One!A1", "a.xlsx:One!B1"], ["a.xlsx:Two!A2", "a.xlsx:Two!B2"]]
    assert [table.span(table.rows[-1][-1]).text for table in tables] == ["b", "c"]
    assert faults == {}


def test_cells_that_show_nothing_are_remembered() -> None:
    _, faults = tables_of([sheet("One", [Raw("a"), Raw("", fault="why")])], "a.xlsx", "", str)
    assert faults == {2: "why"}


def test_pictures_stand_in_the_cell_below_their_corner() -> None:
    raw = sheet("One", [Raw("a < b")], [], pictures=(Picture(0, 0, "p.png"), Picture(1, 1, "q.png")))
    (table,), _ = tables_of([raw], "a.xlsx", "", lambda name: f"m/{name}")
    assert table.rows[0][0].html == '<p>a &lt; b</p><p><img src="m/p.png" alt=""></p>'
    assert [cell.html for cell in table.rows[1]] == ["", '<p><img src="m/q.png" alt=""></p>']


@pytest.mark.parametrize(
    ("title", "deck"),
    [("Sheet1", ""), ("Tabelle2", ""), ("Лист1", ""), ("Questions", ""), ("Biology", "::Biology"), ("A::B", "::A: B")],
)
def test_a_sheet_makes_a_deck_unless_a_program_named_it(title: str, deck: str) -> None:
    (table,), _ = tables_of([sheet(title, [Raw("a")])], "a.xlsx", "", str)
    assert table.deck == deck


def workbook(rows: int, columns: int, text: str = "x", sheets: int = 1) -> tuple[bytes, Archive]:
    stream = BytesIO()
    book = openpyxl.Workbook()
    for number in range(sheets):
        page = book.active if number == 0 else book.create_sheet()
        for _ in range(rows):
            page.append([text] * columns)
    book.save(stream)
    archive, _ = open_archive(File.of("a.xlsx", stream.getvalue()))
    assert archive is not None
    return stream.getvalue(), archive


def test_empty_cells_behind_the_last_one_of_a_row_are_not_kept() -> None:
    (found,) = raw_sheets(*workbook(3, 2))
    assert [len(row) for row in found.rows] == [2, 2, 2]


@pytest.mark.parametrize(("limit", "most"), [("MOST_CELLS", 7), ("MOST_CHARACTERS", 31)])
def test_a_workbook_is_read_as_long_as_there_is_room(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(module, limit, most)
    first, second = raw_sheets(*workbook(5, 2, "12345", sheets=2))
    assert (len(first.rows), first.is_cut) == (3, True)
    assert (second.rows, second.is_cut) == ([], True)


def test_too_many_shared_texts_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_STRINGS", 1)
    monkeypatch.setattr(module, "count_strings", lambda shared: 2)
    with pytest.raises(ValueError, match="more than 1 different texts"):
        raw_sheets(*workbook(1, 1))
