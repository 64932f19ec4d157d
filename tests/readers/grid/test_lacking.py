"""Columns that the user names and no table has."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File, Settings
from ankibuild.readers.grid.cells import Sheet
from ankibuild.readers.grid.lacking import count_lacking, lacks_named
from ankibuild.readers.grid.separated import read_rows
from ankibuild.source import Source

CAPITALS = "Frage,A,B,C,X,Lösung\nHauptstadt von Italien?,Rom,Mailand,Bari,Turin,A\n"


def sheet(text: str) -> Sheet:
    return Sheet(Source("a.csv", text), tuple(read_rows(text, ",")))


def lacking(columns: dict[str, tuple[str, ...]], *texts: str) -> tuple[list[object], str, str]:
    """The names that no table has, the first place, and the first help."""
    collector = Collector(File.of("a.csv", "", Settings(columns)))
    lacks_named([sheet(text) for text in texts], collector)
    faults = collector.diagnostics
    names = [fault.facts["name"] for fault in faults]
    return (names, faults[0].location, faults[0].hint) if faults else ([], "", "")


def test_a_heading_that_is_not_there_is_said_at_the_headings() -> None:
    assert lacking({"stem": ("Fragen",), "answer": ("Lösung",)}, "Quiz,,,,,\n" + CAPITALS) == (
        ["Fragen"],
        "a.csv:2:1",
        "did you mean 'Frage'? It has: 'Frage', 'A', 'B', 'C', 'X', 'Lösung'",
    )


def test_headings_are_found_also_where_none_of_the_names_is_one() -> None:
    assert lacking({"stem": ("Question",)}, "Ein Quiz,,\n\n" + CAPITALS)[:2] == (["Question"], "a.csv:3:1")


def test_a_letter_is_no_column_where_the_other_options_are_headings() -> None:
    columns = {"stem": ("Frage",), "options": ("A", "B", "C", "D"), "answer": ("Lösung",)}
    assert lacking(columns, CAPITALS)[0] == ["D"]
    assert count_lacking(sheet(CAPITALS), columns) == 1


def test_a_letter_leads_to_no_column_that_another_name_is_the_heading_of() -> None:
    assert lacking({"stem": ("Frage",), "answer": ("A",), "hint": ("B",)}, "Frage,Lösung,Tipp\nx,y,z\n")[0] == ["A"]


def test_letters_and_numbers_are_columns_up_to_the_last() -> None:
    assert lacking({"stem": ("A",), "answer": ("6",)}, CAPITALS)[0] == []
    assert lacking({"stem": ("A",), "answer": ("G",), "hint": ("7",)}, CAPITALS)[0] == ["G", "7"]


@pytest.mark.parametrize("columns", [{}, {"stem": ("Frage",), "answer": ("Key",)}])
def test_a_column_of_one_sheet_is_there(columns: dict[str, tuple[str, ...]]) -> None:
    assert lacking(columns, "Notes,Who\na,b\n", "Frage,Key\nx,y\n")[0] == []


def test_an_empty_table_has_nothing() -> None:
    assert lacking({"stem": ("Frage",)}, "")[2] == "it has: nothing"
