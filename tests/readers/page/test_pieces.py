"""Pieces of pages."""

from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.source import Source, Span


def test_a_piece_is_text_that_nothing_marks() -> None:
    piece = Piece("a", "a", Span(Source("a", "a"), 0, 1))
    assert (piece.shape, piece.right, piece.option) == (Shape.TEXT, None, False)
