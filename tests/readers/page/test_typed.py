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


def test_numbers_that_follow_each_other_make_a_list() -> None:
    found = pieces_of_text(Source("a.txt", "1. Why?\nA. x\n2. How?\n\n1. a\n2. b\n3) c\n\n2020. was"))
    assert [(piece.number, piece.text) for piece in found if piece.shape is Shape.ITEM] == [
        (1, "a"),
        (2, "b"),
        (3, "c"),
    ]
    assert len({piece.group for piece in found if piece.number}) == 1


def test_lines_of_signs_are_rules_or_underline_a_heading() -> None:
    found = pieces_of_text(Source("a.txt", "A title here\n============\n\nText.\n\n---\n\n=====\n"))
    assert [piece.shape for piece in found] == [Shape.HEADING, Shape.TEXT, Shape.RULE, Shape.RULE]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("What to do\n\nText.", 3),
        ("Overview\n\nText.", 3),
        ("What to do\n- this", 3),
        ("a short line\n\nText.", 0),
        ("What to do.\n\nText.", 0),
        ("What to do\nshort", 0),
    ],
)
def test_a_short_line_that_stands_apart_is_a_heading(text: str, level: int) -> None:
    assert pieces_of_text(Source("a.txt", text))[0].level == level
