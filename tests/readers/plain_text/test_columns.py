from __future__ import annotations

from ankibuild.readers.plain_text.columns import columns_of
from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.marks import Style
from ankibuild.readers.plain_text.survey import look_at
from ankibuild.source import Source

STYLE = Style("upper", ")")
DOTTED = Style("upper", ".")


def places(text: str, style: Style = STYLE) -> list[list[int]]:
    looks = [look_at(line) for line in split_lines(Source("a.txt", text))]
    return [[mark.place for _, mark in marks] for marks in columns_of(looks, style).values()]


def test_options_stand_in_as_many_lines_as_their_letters_are_apart() -> None:
    assert places("1. Which?\nA) one   C) three\nB) two   D) four") == [[0, 2], [1, 3]]
    assert places("1. Which?\nA) one   D) four\nB) two   E) five\nC) three") == [[0, 3], [1, 4], [2]]


def test_options_in_order_stand_in_no_columns() -> None:
    assert places("1. Which?\nA) one   B) two\nC) three   D) four") == []
    assert places("1. Which?\nA) one\nB) two") == []


def test_a_letter_that_an_option_speaks_of_makes_no_column() -> None:
    assert places("1. Which?\nA) as in D) above\nB) two") == []
    assert places("1. Which?\nA. See section C. It helps\nB. See section D. It harms", DOTTED) == []
    assert places("1. Which?\nA. one  C. three\nB. two\tD. four", DOTTED) == [[0, 2], [1, 3]]


def test_of_two_letters_the_one_behind_a_gap_begins_the_column() -> None:
    text = "1. Which?\nA) vitamin C) is acid   C) three\nB) two   D) four"
    looks = [look_at(line) for line in split_lines(Source("a.txt", text))]
    first = next(iter(columns_of(looks, STYLE).values()))
    assert [at for at, _ in first] == [0, text.index("C) three") - text.index("A) vitamin")]


def test_without_a_gap_only_a_single_letter_in_brackets_begins_a_column() -> None:
    assert places("1. Which?\nA) one C) three\nB) two D) four") == [[0, 2], [1, 3]]
    assert places("1. Which?\nA) one C) or C) three\nB) two D) four") == []


def test_text_between_two_lines_ends_the_columns() -> None:
    assert places("1. Which?\nA) one   C) three\n\nB) two   D) four") == [[0, 2], [1, 3]]
    assert places("1. Which?\nA) one   C) three\nand more\nB) two   D) four") == []
