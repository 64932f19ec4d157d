"""The pieces of an HTML page."""

import pytest

from ankibuild.markup.elements import Element
from ankibuild.markup.parsing import parse
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.seen import pieces_of_html, said_of
from ankibuild.source import Source


def pieces(html: str) -> list[Piece]:
    return pieces_of_html(Source("a.html", html), parse(html))


def test_what_belongs_to_the_site_is_left_out() -> None:
    html = "a<nav>b</nav>c<div class='site-footer'>d</div><button>Show answer</button><div role='banner'>e</div>"
    assert [piece.text for piece in pieces(html)] == ["a", "c"]


def test_each_piece_knows_its_shape_and_place() -> None:
    found = pieces("<h2>T</h2><ul><li>x <b>y</b></li></ul><p><b>z</b></p><pre>q</pre>")
    assert [(piece.shape, piece.text, piece.span.text) for piece in found] == [
        (Shape.HEADING, "T", "T"),
        (Shape.ITEM, "x y", "x <b>y</b>"),
        (Shape.TEXT, "z", "<b>z</b>"),
        (Shape.BLOCK, "q", "<pre>q</pre>"),
    ]
    assert [piece.bold for piece in found] == [False, False, True, False]


@pytest.mark.parametrize(
    ("html", "right"),
    [
        ("<li class='is-correct'>a", True),
        ("<li class='answer-incorrect'>a", False),
        ("<li data-correct='false'>a", False),
        ("<li data-is-correct>a", True),
        ("<li><span class='correct'></span>a", True),
        ("<li aria-label='Correct answer'>a", True),
        ("<li aria-label='Incorrect'>a", False),
        ("<li class='right pull-right'>a", None),
    ],
)
def test_right_and_wrong_are_said_by_names_and_attributes(html: str, right: bool | None) -> None:
    (element,) = parse(html).children
    assert isinstance(element, Element)
    assert said_of(element, deep=True) is right


def test_a_mark_of_the_only_right_option_is_no_mark_of_all() -> None:
    html = "<div class='options'><div class='option'>a</div><div class='option correct'>b</div></div>"
    assert [piece.right for piece in pieces(html)] == [None, True]


def test_signs_are_taken_off() -> None:
    (piece,) = pieces("<p>✓ <b>yes</b></p>")
    assert (piece.right, piece.text, piece.markdown) == (True, "yes", "**yes**")


def test_an_item_with_a_list_of_letters_is_a_question_and_no_option() -> None:
    text = "<ol><li><p>What?</p><ol type=A><li>x</li><li>y</li></ol></li><li>What?<ul><li>x</li></ul></li></ol>"
    shapes = [piece.shape.name for piece in pieces_of_html(Source("a.html", text), parse(text))]
    assert shapes == ["TEXT", "ITEM", "ITEM", "ITEM", "ITEM"]
