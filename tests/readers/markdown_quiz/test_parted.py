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


def letters(text: str) -> list[list[str]]:
    found = pieces(split_lines(Source("a.md", text)))
    return [
        [value(choice.lines) for choice in piece.choices.choices]
        for piece in found
        if piece.kind == "options" and piece.choices
    ]


def test_letters_alone_have_the_code_below_them() -> None:
    assert letters("- A:\n\n```\na\n```\n\n- B:\n\n```\nb\n```\n") == [["```\na\n```", "```\nb\n```"]]
    assert letters("A.\n```\na\n```\nB.\n```\nb\n```\n\nAnswer: B\n") == [["```\na\n```", "```\nb\n```"]]


def test_letters_of_which_one_has_text_of_its_own_are_left_as_they_are() -> None:
    assert letters("- A:\n\n```\na\n```\n\n- B:\n\n```\nb\n```\n\n- C: an error\n") == []
    assert letters("- A:\n\n```\na\n```\n\nThat was all.\n") == []


def test_text_below_a_box_with_text_is_its_own() -> None:
    found = pieces(split_lines(Source("a.md", "- [x] yes\n- [ ] no\n\nA sentence.\n")))
    assert [piece.kind for piece in found] == ["options", "text"]


def test_signs_that_show_nothing_are_blank() -> None:
    assert is_blank(Choice((Line("&shy;", 0),)))
    assert is_blank(Choice((Line("\u2800", 0),)))
    assert not is_blank(Choice((Line("a", 0),)))


def boxes(text: str) -> list[tuple[str, bool | None]]:
    found = pieces(split_lines(Source("a.md", text)))
    assert [piece.kind for piece in found] == ["options"]
    assert found[0].choices is not None
    return [(value(choice.lines), choice.correct) for choice in found[0].choices.choices]


def test_boxes_with_a_letter_alone_have_what_stands_below_them() -> None:
    text = "- [x] A\n\n```\na\n```\n\n- [ ] B\n\n```\nb\n```\n\n- [ ] C\n\n```\nc\n```\n"
    assert boxes(text) == [("```\na\n```", True), ("```\nb\n```", False), ("```\nc\n```", False)]


def test_boxes_with_a_letter_may_have_a_list_in_the_same_list() -> None:
    assert boxes("- [ ] A\n\n- one\n- two\n\n- [x] B\n\n- three\n") == [
        ("- one\n- two", False),
        ("- three", True),
    ]


def test_code_between_single_boxes_belongs_to_the_one_above() -> None:
    assert boxes("- [ ] first\n\n```\na\n```\n\n- [x] second\n\n```\nb\n```\n") == [
        ("first\n\n```\na\n```", False),
        ("second\n\n```\nb\n```", True),
    ]


def test_steps_between_single_boxes_belong_to_the_one_above() -> None:
    assert boxes("- [x] 1. Open it\n\n2. Close it\n\n- [ ] 1. Close it\n\n2. Open it\n")[0][1] is True
