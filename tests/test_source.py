"""Positions in a source."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.source import Source, Span

TEXTS = st.text(st.sampled_from("ab é\t\r\n\x0b\x0c\x85\u2028𝄞"), max_size=30)


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (7, (4, 1)), (9, (5, 2)), (10, (6, 1))],
)
def test_lines_end_with_lf_cr_lf_or_cr(offset: int, position: tuple[int, int]) -> None:
    assert Source("a", "ab\nc\rd\n\ré\rx").position(offset) == position


def test_cr_lf_is_one_line_break() -> None:
    source = Source("a", "ab\r\ncd\r\n")
    assert [source.position(offset) for offset in (2, 4, 8)] == [(1, 3), (2, 1), (3, 1)]


def test_the_end_of_a_source_has_a_position() -> None:
    assert Source("a", "").position(0) == (1, 1)
    assert Source("a", "ab").position(2) == (1, 3)


def test_columns_count_characters_and_not_bytes() -> None:
    assert Source("a", "éñ𝄞x").position(3) == (1, 4)


@pytest.mark.parametrize(("number", "text"), [(1, "ab"), (2, " c"), (3, ""), (4, "d")])
def test_a_line_comes_without_its_line_break(number: int, text: str) -> None:
    assert Source("a", "ab\r\n c\n\rd").line(number) == text


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_position_is_where_an_editor_would_show_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return
    line, column = Source("a", text).position(offset)
    before = re.split(r"\r\n|\r|\n", text[:offset])
    assert (line, column) == (len(before), len(before[-1]) + 1)


@settings(deadline=None)
@given(TEXTS)
def test_the_lines_are_those_of_the_text(text: str) -> None:
    source = Source("a", text)
    lines = [source.line(number) for number in range(1, len(source.line_starts) + 1)]
    assert lines == re.split(r"\r\n|\r|\n", text)


def test_a_span_knows_its_text_and_place() -> None:
    span = Span(Source("sources/a.yaml", "one\ntwo three"), 8, 13)
    assert (span.text, span.position, span.location) == ("three", (2, 5), "sources/a.yaml:2:5")


def test_a_span_finds_the_first_of_a_text_within_itself() -> None:
    span = Span(Source("a", "x a x a x"), 1, 7)
    assert (span.find("a").start, span.find("a").text, span.find("x").start) == (2, "a", 4)


def test_a_span_may_begin_with_what_is_sought() -> None:
    span = Span(Source("a", "x a x"), 0, 5)
    assert span.find("x") == (span.source, 0, 1)


@pytest.mark.parametrize("needle", ["", "missing", "x a x a x"])
def test_a_span_stands_for_what_it_does_not_hold(needle: str) -> None:
    span = Span(Source("a", "x a x a x"), 1, 7)
    assert span.find(needle) is span


def test_a_place_is_printed_without_the_whole_text() -> None:
    assert repr(Span(Source("a", "a long text"), 2, 6)) == "Span(source=Source(path='a', file=''), start=2, end=6)"
