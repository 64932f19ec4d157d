from __future__ import annotations

from ankibuild.readers.plain_text.lines import Line, span_of, split_lines
from ankibuild.source import Source


def test_lines_end_as_editors_see_it_and_know_their_places() -> None:
    source = Source("a.txt", "one\r\n  two \rthree\n")
    lines = split_lines(source)
    assert [line.text for line in lines] == ["one", "two", "three", ""]
    assert [source.text[line.start : line.end] for line in lines] == ["one", "two", "three", ""]
    assert lines[1].indent == 2


def test_a_tab_counts_as_four_columns() -> None:
    assert split_lines(Source("a.txt", "\tx"))[0].indent == 4


def test_a_piece_of_a_line_has_its_own_place() -> None:
    piece = Line("A) one  B) two", 10, 24).cut(2, 8)
    assert (piece.text, piece.start, piece.end) == ("one", 13, 16)


def test_the_span_of_lines_goes_from_the_first_to_the_last() -> None:
    source = Source("a.txt", " one\ntwo ")
    assert span_of(source, split_lines(source)).text == "one\ntwo"
