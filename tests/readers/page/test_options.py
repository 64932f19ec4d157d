"""Stem and options."""

from dataclasses import replace

import pytest

from ankibuild.readers.page.options import split, tail
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source, Span


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Why?\nA. x\nB. y", ["A. x", "B. y"]),
        ("Why?\n- x\n- y", ["x", "y"]),
        ("A case.\nWhy?\nx\ny", ["x", "y"]),
        ("Which of these to ask?\nWhy?\nHow?", ["Why?", "How?"]),
        ("Choose:\n- a\n- b\nWhy?\nA) x\nB) y", ["A) x", "B) y"]),
        ("Why?", []),
        ("A case.\nWhy?", []),
    ],
)
def test_options_are_told_by_letters_lists_or_lines(text: str, options: list[str]) -> None:
    assert [piece.text for piece in split(pieces_of_text(Source("a.txt", text)))[1]] == options


def test_the_right_item_of_a_list_is_an_option_even_if_the_page_calls_it_only_right() -> None:
    names = [("Why?", 0), ("x", 1), ("y", 1), ("z", 1)]
    item = Piece("", "", Span(Source("a", ""), 0, 0), Shape.ITEM)
    pieces = [replace(item, text=text, group=group, option=text in "xz") for text, group in names]
    assert [piece.text for piece in split(pieces)[1]] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("markdown", "rest"),
    [("**B) x**", "**x**"), ("**B)** *x*", "*x*"), ("B) *x*", "*x*"), ("B\\) x", "x"), ("<u>B) x</u>", "x")],
)
def test_a_label_is_taken_off_the_markdown_as_well(markdown: str, rest: str) -> None:
    assert tail(Piece("B) x", markdown, Span(Source("a", ""), 0, 0)), 3) == rest
