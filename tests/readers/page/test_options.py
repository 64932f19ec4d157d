"""Stem and options."""

import pytest

from ankibuild.readers.page.options import split, tail
from ankibuild.readers.page.pieces import Piece
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


@pytest.mark.parametrize(
    ("markdown", "rest"),
    [("**B) x**", "**x**"), ("**B)** *x*", "*x*"), ("B) *x*", "*x*"), ("B\\) x", "x"), ("<u>B) x</u>", "x")],
)
def test_a_label_is_taken_off_the_markdown_as_well(markdown: str, rest: str) -> None:
    assert tail(Piece("B) x", markdown, Span(Source("a", ""), 0, 0)), 3) == rest
