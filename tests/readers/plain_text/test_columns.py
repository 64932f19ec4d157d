from __future__ import annotations

from ankibuild.readers.plain_text.columns import columns_of
from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.marks import Style
from ankibuild.readers.plain_text.survey import look_at
from ankibuild.source import Source

STYLE = Style("upper", ")")


def places(text: str) -> list[list[int]]:
    looks = [look_at(line) for line in split_lines(Source("a.txt", text))]
    return [[mark.place for _, mark in marks] for marks in columns_of(looks, STYLE).values()]


def test_options_stand_in_as_many_lines_as_their_letters_are_apart() -> None:
    assert places("1. Which?\nA) one   C) three\nB) two   D) four") == [[0, 2], [1, 3]]
    assert places("1. Which?\nA) one   D) four\nB) two   E) five\nC) three") == [[0, 3], [1, 4], [2]]


def test_options_in_order_stand_in_no_columns() -> None:
    assert places("1. Which?\nA) one   B) two\nC) three   D) four") == []
    assert places("1. Which?\nA) one\nB) two") == []


def test_a_letter_that_an_option_speaks_of_makes_no_column() -> None:
    assert places("1. Which?\nA) as in D) above\nB) two") == []
