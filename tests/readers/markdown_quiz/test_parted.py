"""Options in boxes whose text stands below them."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import Line, split_lines, value
from ankibuild.readers.markdown_quiz.options import Choice
from ankibuild.readers.markdown_quiz.parted import is_blank
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def test_code_below_boxes_belongs_to_them() -> None:
    text = "- [ ] Run:\n\n```\na\n```\n\n- [x] Run:\n\n```\nb\n```\n"
    found = pieces(split_lines(Source("a.md", text)))
    assert [piece.kind for piece in found] == ["options"]
    assert found[0].choices is not None
    assert [value(choice.lines) for choice in found[0].choices.choices] == [
        "Run:\n\n```\na\n```",
        "Run:\n\n```\nb\n```",
    ]
    assert [choice.correct for choice in found[0].choices.choices] == [False, True]


def test_text_below_a_box_with_text_is_its_own() -> None:
    found = pieces(split_lines(Source("a.md", "- [x] yes\n- [ ] no\n\nA sentence.\n")))
    assert [piece.kind for piece in found] == ["options", "text"]


def test_signs_that_show_nothing_are_blank() -> None:
    assert is_blank(Choice((Line("&shy;", 0),)))
    assert is_blank(Choice((Line("\u2800", 0),)))
    assert not is_blank(Choice((Line("a", 0),)))
