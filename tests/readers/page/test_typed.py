"""The pieces of a page saved as text."""

import pytest

from ankibuild.readers.page.pieces import Shape
from ankibuild.readers.page.typed import marked, pieces_of_text
from ankibuild.source import Source


def test_lines_become_pieces() -> None:
    found = pieces_of_text(Source("a.txt", "A short title\r\n\r\nOne sentence.\r\nAnother.\r\n- item\r\n## Head"))
    assert [(piece.shape, piece.text, piece.apart) for piece in found] == [
        (Shape.HEADING, "A short title", True),
        (Shape.TEXT, "One sentence.", True),
        (Shape.TEXT, "Another.", False),
        (Shape.ITEM, "item", False),
        (Shape.HEADING, "Head", False),
    ]
    assert [piece.span.text for piece in found] == [piece.text for piece in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("✓ a", (True, "a")), ("a ❌", (False, "a")), ("a (correct)", (True, "a")), ("a ", (None, "a "))],
)
def test_signs_say_what_is_right(text: str, expected: tuple[bool | None, str]) -> None:
    assert marked(text) == expected
