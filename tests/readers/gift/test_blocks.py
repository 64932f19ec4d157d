"""Where questions of GIFT begin and end, and what in them is text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.gift.blocks import blocks, gift
from ankibuild.source import Source


def texts(written: str) -> list[str]:
    file = gift(Source("a.gift", written))
    return [file.text(block.start, block.end).strip() for block in blocks(file)]


def test_empty_lines_part_questions() -> None:
    assert texts("One {T}\n\n\nTwo\n{F}\n \t\nThree {T}") == ["One {T}", "Two\n{F}", "Three {T}"]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_any_line_break_will_do(line_break: str) -> None:
    assert texts(f"One{line_break}more {{T}}{line_break}{line_break}Two {{F}}") == ["One\nmore {T}", "Two {F}"]


def test_a_comment_inside_a_question_is_no_text_and_no_end() -> None:
    assert texts("One {\n=a\n  // {no}\n~b}\n\n// alone\n\nTwo {T}") == ["One {\n=a\n~b}", "", "Two {T}"]


def test_a_category_needs_no_empty_lines() -> None:
    assert texts("$CATEGORY: a/b\nOne {T}\n$CATEGORY: c\nTwo {F}") == [
        "$CATEGORY: a/b",
        "One {T}",
        "$CATEGORY: c",
        "Two {F}",
    ]


def test_a_name_begins_a_question_after_a_whole_one() -> None:
    assert texts("::A::One {T}\n// about the second\n::B::Two {F}") == ["::A::One {T}", "::B::Two {F}"]


def test_a_double_colon_among_answers_begins_nothing() -> None:
    assert len(texts("One {\n=a\n::b:: ~c}")) == 1


def test_answers_go_on_after_an_empty_line() -> None:
    file = gift(Source("a.gift", "One {\n=a\n\n~b\n\n~c}\n\nTwo {T}"))
    first, second = blocks(file)
    assert (first.broken, second.broken) == (9, -1)
    assert file.text(first.start, first.end).endswith("~c}\n")


def test_an_open_brace_does_not_swallow_the_next_question() -> None:
    assert texts("One {=a\n\nTwo {T}\n\nThree {=b\n\n::C::Four {T}") == [
        "One {=a",
        "Two {T}",
        "Three {=b",
        "::C::Four {T}",
    ]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\~ \= \# \{ \} \:", "~ = # { } :"),
        (r"a\nb", "a\nb"),
        (r"\\neq \\", r"\neq \ "[:-1]),
        (r"\frac \a", r"\frac \a"),
    ],
)
def test_escapes_become_what_they_stand_for(written: str, text: str) -> None:
    file = gift(Source("a.gift", written))
    assert file.text(0, len(written)) == text
    assert not set("~=#{}:") & set(file.signs)


@given(st.text(alphabet="a{}~=#:/\\n \n\r$", max_size=60))
def test_signs_keep_their_places(written: str) -> None:
    file = gift(Source("a.gift", written))
    assert len(file.signs) == len(written)
    found = blocks(file)
    assert all(one.end <= other.start for one, other in pairwise(found))
