"""Where options begin that nothing marks."""

from dataclasses import replace

import pytest

from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.readers.page.unmarked import first_option
from ankibuild.source import Source


def lines(text: str) -> list[Piece]:
    return [replace(piece, shape=Shape.TEXT) for piece in pieces_of_text(Source("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Why?\n\na\n\nb\n\nc\n\nd", 1),
        ("A case.\n\nWhy?\n\na\n\nb\n\nc\n\nd", 2),
        ("A case.\n\nWhy?\na\nb\nc", 2),
        ("It is called\n\na\nb\nc", 1),
        ("It is called\n\na\n\nb\n\nc\n\nd", 1),
        ("He asks: why?\n\nWhat to say?\n\na\n\nb\n\nc\n\nd", 2),
        ("Which to ask?\n\nWhy?\n\nHow?\n\nWhen?\n\nWho?\n\nWhere?", 1),
        ("Ice floats.\n\nTrue\n\nFalse", 1),
        ("Name two. (Select two.)", 1),
        ("A case.\n\nWhat is it?", 2),
        ("Which of these does\nturn it\naround?\na\nb\nc", 3),
        ("One.\n\nTwo.\n\nThree.\n\nfour\n\nfive\n\nsix\n\nseven", -1),
        ("Why is it?\n\nHe came.\n\nWhat now?", -1),
    ],
)
def test_options_stand_behind_the_question(text: str, first: int) -> None:
    assert first_option(lines(text), ()) == first


@pytest.mark.parametrize(
    ("text", "titles", "first"),
    [
        ("It is called\n\na\n\nb", ["It is called"], 1),
        ("One.\n\nIt is called\n\na\n\nb", ["it is called"], 2),
        ("a\n\nb\n\nc\n\nd", ["What is it?"], 0),
        ("Why? Or how\n\nIt is called", ["It is called"], 2),
    ],
)
def test_a_stem_that_repeats_the_title_ends_there(text: str, titles: list[str], first: int) -> None:
    assert first_option(lines(text), titles) == first
