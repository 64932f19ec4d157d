"""Options that stand in one cell."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.grid.cells import Cell
from ankibuild.readers.grid.listed import listed_options


def options(text: str) -> tuple[list[str], tuple[str, ...]]:
    cells, marks = listed_options(Cell(text, 0, len(text)))
    return [cell.text for cell in cells], marks


@pytest.mark.parametrize(
    ("text", "found", "marks"),
    [
        ('["a, b", "c"]', ["a, b", "c"], ()),
        ("['it''s', 2]", ["its", "2"], ()),
        ("['a b' 'c'\n 'd']", ["a b", "c", "d"], ()),
        ("a|b|c", ["a", "b", "c"], ()),
        ("a; b", ["a", "b"], ()),
        ("one\ntwo, too", ["one", "two, too"], ()),
        ("one, two", ["one", "two"], ()),
        ("A) red B) blue C) green", ["red", "blue", "green"], ("a", "b", "c")),
        ("1. red\n2. blue", ["red", "blue"], ("1", "2")),
        ("(a) red (b) blue", ["red", "blue"], ("a", "b")),
        ("only one", [], ()),
        ("", [], ()),
        ("[broken", [], ()),
    ],
)
def test_lists_are_written_in_many_ways(text: str, found: list[str], marks: tuple[str, ...]) -> None:
    assert options(text) == (found, marks)


@given(st.text(st.sampled_from("[]{}'\",ab1.) \n|;("), max_size=60))
def test_any_text_gives_options_or_none(text: str) -> None:
    found, marks = options(text)
    assert len(found) != 1
    assert len(marks) in (0, len(found))


@pytest.mark.parametrize("piece", ["[", "a) ", "(", "{", "1", "-"])
def test_long_texts_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    options(piece * 50_000)
    options("[" + piece * 9000 + "]")
    assert time.perf_counter() - started < 60


def test_labels_need_no_space_where_they_are_letters() -> None:
    assert options("a:Stop, as always.,b:Go, with care.,c:Turn.") == (
        ["Stop, as always.", "Go, with care.", "Turn."],
        ("a", "b", "c"),
    )
    assert options("1.5, 2.5, 3.5") == (["1.5", "2.5", "3.5"], ())
    assert options("1:30|2:30|3:30") == (["1:30", "2:30", "3:30"], ())
    assert options("1)one 2)two") == (["one", "two"], ("1", "2"))


def test_records_and_quotes_are_read() -> None:
    assert options('[{"text": "a"}, {"text": "b"}]') == (["a", "b"], ())
    assert options('[{"id": "x", "text": "a"}, {"id": "y", "text": "b"}]') == (["a", "b"], ())
    assert options('{"A": "x", "B": "y"}') == (["x", "y"], ())
    assert options('"a: x,b: y"') == (["x", "y"], ("a", "b"))


def test_records_that_say_no_text_are_no_options() -> None:
    assert options('[{"x": 1}, {"y": 2}]') == ([], ())
