"""Bulleted lists."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def pieces_of(text: str) -> list[Piece]:
    return pieces(split_lines(Source("a.md", text)))


def shown(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, value(piece.lines)) for piece in pieces_of(text)]


def test_a_key_among_the_items_of_a_list_is_no_option() -> None:
    assert shown("- A. one\n- B. two\n- Answer: B\n") == [("options", "- A. one\n- B. two"), ("key", "B")]


def test_a_key_right_below_a_list_ends_it() -> None:
    assert shown("- A. one\n- B. two\nAnswer: B\n") == [("options", "- A. one\n- B. two"), ("key", "B")]


def test_items_around_boxes_are_text() -> None:
    assert [kind for kind, _ in shown("- ![a tree](tree.png)\n- [x] oak\n- [ ] elm\n- a note\n")] == [
        "text",
        "options",
        "text",
    ]


def test_a_right_option_that_speaks_of_an_answer_is_an_option() -> None:
    assert [kind for kind, _ in shown("- ❌ Wrong: the moon\n- ✅ Answer: the sun\n")] == ["bullets"]
