"""Options one behind the other on a line."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.inlined import in_columns, inlined, inlined_part
from ankibuild.readers.markdown_quiz.lines import Line, value


def lines_of(text: str) -> list[Line]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Line(line, at))
        at += len(line) + 1
    return found


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("a) one b) two c) three", ["one", "two", "three"]),
        ("A. one | B. two", ["one", "two"]),
        ("(A) one (B) two", ["one", "two"]),
        ("**A)** one  **B)** two", ["one", "two"]),
        ("A)one B)two", ["one", "two"]),
        ("A) Mars, B) Jupiter, C) Venus", ["Mars", "Jupiter", "Venus"]),
        ("A) one&nbsp;&nbsp; B) two &amp; three;", ["one", "two &amp; three"]),
        ("أ) أحمر  ب) أزرق", ["أحمر", "أزرق"]),
    ],
)
def test_letters_in_order_part_a_line(text: str, options: list[str]) -> None:
    found = inlined(Line(text, 0))
    assert found is not None
    assert [value(choice.lines) for choice in found.choices] == options
    assert [choice.letter for choice in found.choices] == ["A", "B", "C"][: len(options)]


@pytest.mark.parametrize(
    "text",
    [
        "both a) and b) hold",
        "a) one c) three",
        "A. one b) two",
        "at 3 a.m. b. two",
        "a) one",
        "A) B) two",
    ],
)
def test_anything_else_is_text(text: str) -> None:
    assert inlined_part([Line(text, 0)]) is None


def test_what_stands_before_is_what_asks() -> None:
    found = inlined_part(lines_of("Which one\nis red? A) grass B) blood"))
    assert found is not None
    assert value(found[0]) == "Which one\nis red?"
    assert found[1].choices[1].lines[0].start == len("Which one\nis red? A) grass B) ")


def test_options_may_go_on_below() -> None:
    found = inlined_part(lines_of("(A) one (B) two\n(C) three\n(D) four"))
    assert found is not None
    assert [value(choice.lines) for choice in found[1].choices] == ["one", "two", "three", "four"]


def test_text_below_the_last_option_is_no_part_of_it() -> None:
    assert inlined_part(lines_of("a) one b) two c) three\nand more")) is None


def test_columns_are_read_by_their_letters() -> None:
    found = in_columns(lines_of("A) one   C) three\nB) two   D) four"))
    assert found is not None
    assert [value(choice.lines) for choice in found.choices] == ["one", "two", "three", "four"]
    assert in_columns(lines_of("A) one   B) two\nC) three   D) four")) is None
    assert in_columns(lines_of("A) one\nB) two")) is None
    assert in_columns(lines_of("A. See section C. It helps\nB. See section D. It harms")) is None
    assert in_columns(lines_of("A. one  C. three\nB. two\tD. four")) is not None
