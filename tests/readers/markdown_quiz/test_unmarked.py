"""Options that are only lines."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.drafts import Draft, joined
from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.markdown_quiz.unmarked import hides_options, take_unmarked


def draft(key: str, *lines: str) -> Draft:
    return Draft(stem=[[Line(line, 0) for line in lines]], keys=[[Line(key, 0)]])


def test_lines_below_what_asks_are_options_if_one_is_the_answer() -> None:
    found = draft("**two**", "Which?", "one", "two", "three")
    take_unmarked(found)
    assert joined(found.stem) == "Which?"
    assert [value(choice.lines) for choice in found.choices] == ["one", "two", "three"]


def test_nothing_is_taken_where_the_answer_is_no_line_or_stands_twice() -> None:
    for key, lines in (("four", ("Which?", "one", "two")), ("one", ("Which?", "one", "one"))):
        found = draft(key, *lines)
        take_unmarked(found)
        assert not found.choices


def test_code_and_lists_are_no_options() -> None:
    found = draft("two", "What is printed?", "```", "two", "```")
    take_unmarked(found)
    assert not found.choices
    assert not hides_options(found)


def test_an_answer_that_repeats_a_line_of_what_does_not_ask_is_not_certain() -> None:
    found = draft("two", "The number is", "one", "two")
    take_unmarked(found)
    assert not found.choices
    assert hides_options(found)
