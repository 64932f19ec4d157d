"""Options in lists, lines and tables."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.blocks import blocks
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.options import (
    Choices,
    from_lines,
    from_list,
    from_table,
    lettered,
    option_starts,
    unquoted,
)
from ankibuild.source import Source


def listed(text: str) -> Choices:
    return from_list(blocks(split_lines(Source("a.md", text)))[0])


def shown(choices: Choices | None) -> list[tuple[str, bool | None]]:
    return [(value(choice.lines), choice.correct) for choice in choices.choices] if choices else []


def test_boxes_are_taken_off() -> None:
    assert shown(listed("- [x] a\n- [ ] b\n* [X] c\n")) == [("a", True), ("b", False)]
    assert listed("- [ ] a\n- [ ] b\n").sure
    assert not listed("- [ ] a\n- [ ] b\n").marked


@pytest.mark.parametrize("mark", ["A.", "A)", "(A)", "A:", "**A.**", "a)", "A -"])
def test_letters_are_taken_off(mark: str) -> None:
    second = mark.replace("A", "B").replace("a", "b")
    assert shown(listed(f"- {mark} one\n- {second} two\n")) == [("one", None), ("two", None)]


def test_letters_that_are_not_in_order_are_text() -> None:
    choices = listed("- A. Miller\n- C. Smith\n")
    assert shown(choices) == [("A. Miller", None), ("C. Smith", None)]
    assert not choices.sure


@pytest.mark.parametrize(
    "item", ["✅ b", "b ✅", "**b**", "b (correct)", "b **(correct answer)**", "b <-- correct", "b ✔️"]
)
def test_marks_are_taken_off_and_say_which_is_right(item: str) -> None:
    assert shown(listed(f"- a\n- {item}\n- c\n")) == [("a", False), ("b", True), ("c", False)]


def test_crosses_say_which_are_wrong() -> None:
    assert shown(listed("- ❌ a\n- ✅ b\n")) == [("a", False), ("b", True)]


def test_bold_in_all_options_says_nothing() -> None:
    assert not listed("- **a**\n- **b**\n").marked


def test_lines_with_letters_are_options() -> None:
    lines = split_lines(Source("a.md", "Stem\nA) one\nmore\nB) two\n"))
    assert option_starts(lines) == [1, 3]
    assert shown(from_lines(lines[1:])) == [("one\nmore", None), ("two", None)]
    assert from_lines(lines[:1]) is None
    assert shown(from_lines(split_lines(Source("a.md", " a. one\n b. two\n")))) == [("one", None), ("two", None)]
    assert lettered("- x") == ""


def test_rows_with_letters_are_options() -> None:
    table = blocks(split_lines(Source("a.md", "| O | T | R |\n|-|-|-|\n| A | one | |\n| B | two | ✅ |\n")))[0]
    assert shown(from_table(table)) == [("one", False), ("two", True)]
    assert from_table(blocks(split_lines(Source("a.md", "| x | y |\n|-|-|\n")))[0]) is None


def test_a_quotation_is_read_without_its_marks() -> None:
    assert value(unquoted(split_lines(Source("a.md", "> a\n>b\nc\n")))) == "a\nb\nc"
