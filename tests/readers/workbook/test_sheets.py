"""The sheets of a workbook as tables."""

from __future__ import annotations

import pytest

from ankibuild.readers.workbook.parts import Picture
from ankibuild.readers.workbook.sheets import Raw, RawSheet, tables_of


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
