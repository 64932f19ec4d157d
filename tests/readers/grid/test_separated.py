"""Text with separators → rows of cells with their places."""

from __future__ import annotations

import csv
import time
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.grid.separated import delimiter_of, read_rows


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_rows(text, delimiter)]


def test_quotes_hold_separators_line_breaks_and_doubled_quotes() -> None:
    assert rows('a,"b, c"\r\n"two\nlines","say ""hi"""\n') == [["a", "b, c"], ["two\nlines", 'say "hi"']]


def test_space_around_a_cell_is_left_out_also_around_quotes() -> None:
    assert rows(' a , "b, c" ,d\n') == [["a", "b, c", "d"]]


def test_quotes_inside_a_cell_are_text() -> None:
    assert rows('6" nail,"a "big" one",x\n') == [['6" nail', 'a "big" one', "x"]]


def test_a_quote_that_never_ends_is_text() -> None:
    assert rows('a,"b\nc,d\n') == [["a", '"b'], ["c", "d"]]


def test_empty_cells_and_lines_are_kept() -> None:
    assert rows(",a,\n\n,") == [["", "a", ""], [""], ["", ""]]


def test_lines_end_with_any_break() -> None:
    assert rows("a,b\rc,d\r\ne,f\ng,h") == [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"]]


def test_each_cell_knows_where_it_stands() -> None:
    text = 'one, "two ""2"" " ,\nthree,é,x'
    for row in read_rows(text, ","):
        for cell in row:
            assert text[cell.start : cell.end].replace('""', '"') == cell.text


@given(st.lists(st.lists(st.text(st.sampled_from('ab,;"\n é'), max_size=6), min_size=2, max_size=4), max_size=5))
def test_what_python_writes_is_read_back(table: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    assert rows(stream.getvalue()) == table


@given(st.text(st.sampled_from('a,;"\n\r\t |'), max_size=80), st.sampled_from(",;\t|"))
def test_any_text_gives_rows_in_order_within_it(text: str, delimiter: str) -> None:
    at = 0
    for row in read_rows(text, delimiter):
        for cell in row:
            assert at <= cell.start <= cell.end <= len(text)
            at = cell.start


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a;b\n1,5;2,5\n", ";"),
        ("a,b;c\nd,e\nf,g\n", ","),
        ("a\tb, c\nd\te\n", "\t"),
        ("a|b|c\nd|e|f\n", "|"),
        ("Sentences, with commas.\nAnd none here.\nNor here.\n", ""),
        ("", ""),
    ],
)
def test_the_separator_is_the_one_that_parts_rows_alike(text: str, mark: str) -> None:
    assert delimiter_of(text) == mark


@pytest.mark.parametrize("piece", ['"', '" ', '"a,\n', 'a"', '"\t', '" "x', '""x"', ","])
def test_hostile_quotes_take_linear_time(piece: str) -> None:
    started = time.perf_counter()
    delimiter_of(piece * 50_000 + ",;\t|")
    assert time.perf_counter() - started < 60
