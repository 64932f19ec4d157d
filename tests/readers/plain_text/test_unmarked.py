from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.drafts import Draft
from ankibuild.readers.plain_text.reading import parse
from ankibuild.readers.plain_text.unmarked import hides_options
from ankibuild.source import Source


def draft(text: str) -> Draft:
    return parse(Source("a.txt", text)).drafts[0]


@pytest.mark.parametrize(
    "text",
    [
        "1. Which is it?\none\ntwo\nAnswer: two",
        "1. Which is it?\n\none\n\ntwo\n\nAnswer: two",
        "1. The number\n\none\ntwo\n\nAnswer: Two.",
    ],
)
def test_lines_below_what_asks_are_options_if_one_is_the_answer(text: str) -> None:
    assert [option.lines[0].text for option in draft(text).options] == ["one", "two"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Which is it?\none\ntwo\nAnswer: three",
        "1. Which is it?\none\none\nAnswer: one",
        "1. Which? And why?\none\nor what?\nAnswer: one",
        "1. The number is\none\ntwo\nAnswer: two",
    ],
)
def test_no_lines_are_options_where_that_is_not_certain(text: str) -> None:
    assert not draft(text).options


def test_an_answer_that_is_a_line_of_the_question_hides_options() -> None:
    assert hides_options(draft("1. The number is\none\ntwo\nAnswer: two"))
    assert not hides_options(draft("1. The number is\none more\nthan one\nAnswer: two"))


def test_true_and_false_below_a_statement_are_no_part_of_it() -> None:
    found = draft("1. Iron is heavy.\nTrue\nFalse\nAnswer: True")
    assert [line.text for line in found.stem] == ["Iron is heavy."]


def test_letters_below_the_options_are_keys_where_nearly_all_have_one() -> None:
    asked = "\n\n".join(f"{n}. Which?\na) one\nb) two\nB" for n in range(1, 5))
    assert [one.key[0].text for one in parse(Source("a.txt", asked)).drafts] == ["B"] * 4


def test_letters_below_the_options_are_text_where_few_have_one() -> None:
    def keys(*bare: bool) -> list[int]:
        asked = (f"{n}. Which?\na) one\nb) two" + "\nB" * has for n, has in enumerate(bare, 1))
        return [len(one.key) for one in parse(Source("a.txt", "\n\n".join(asked))).drafts]

    assert keys(True, True) == [0, 0]
    assert keys(True, True, True) == [1, 1, 1]
    assert keys(*([True] * 9), False) == [*([1] * 9), 0]
    assert keys(*([True] * 8), False) == [0] * 9


def test_single_signs_are_no_options() -> None:
    assert draft("1. Which is it?\n10\n20\nAnswer: 20").options
    assert not draft("1. Which is it?\n1\n20\nAnswer: 20").options


def test_a_stem_of_two_lines_hides_none() -> None:
    assert not hides_options(draft("1. It is\ntwo\nAnswer: two"))
