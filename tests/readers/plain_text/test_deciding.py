from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.brackets import Where
from ankibuild.readers.plain_text.deciding import decide, option_texts
from ankibuild.readers.plain_text.reading import parse
from ankibuild.source import Source


def decided(text: str, *, in_stem: Where = "") -> str:
    draft = parse(Source("a.txt", text)).drafts[0]
    decision = decide(draft, None, in_stem=in_stem)
    free = decision.free.text if decision.free else ""
    return decision.fault or free or "".join("ABCDEFG"[place] for place in sorted(decision.right))


@pytest.mark.parametrize(
    "options",
    [
        *(
            "A) x\n*B) y\nC) z",
            "A) x\n##B) y\nC) z",
            "A) x\n+B) y\nC) z",
            "A) x\n✓ B) y\nC) z",
            "[ ] A) x\n[x] B) y\n[ ] C) z",
        ),
        *("A) x\nB) y *\nC) z", "A) x\nB) y ✓\nC) z", "A) x\nB) y (correct)\nC) z", "A) x\nB) y <-- correct\nC) z"),
        *("A) x\nB) ##y\nC) z", "A) x\nB) ## y\nC) z"),
        *("A) x\nB) *y\nC) z", "A) x\n**B) y**\nC) z", "A) [ ] x\nB) [x] y\nC) [ ] z"),
    ],
)
def test_a_mark_on_the_option_says_that_it_is_right(options: str) -> None:
    text = f"1. What?\n{options}\n"
    assert decided(text) == "B"


def test_the_mark_is_no_part_of_the_option() -> None:
    draft = parse(Source("a.txt", "1. What?\nA) x\nB) y (correct)\n")).drafts[0]
    assert option_texts(draft) == ["x", "y"]


def test_a_mark_that_all_options_have_says_nothing() -> None:
    assert decided("1. What?\n**A)** x\n**B)** y\n") == "no-key"


def test_stars_inside_options_are_text_where_a_key_line_says_what_is_right() -> None:
    assert decided("1. What?\nA) *p\nB) &p\nAnswer: B\n") == "B"


def test_a_mark_and_a_key_line_that_disagree_are_a_fault() -> None:
    assert decided("1. What?\n*A) x\nB) y\nAnswer: B\n") == "text-keys-disagree"
    assert decided("1. What?\n*A) x\nB) y\nAnswer: A\n") == "A"


def test_nothing_that_says_what_is_right_is_a_fault() -> None:
    assert decided("1. What?\nA) x\nB) y\n") == "no-key"


def test_without_options_the_key_is_the_answer() -> None:
    assert decided("1. What?\nAnswer: a thing\n") == "a thing"


def test_points_behind_the_key_are_no_part_of_it() -> None:
    assert decided("1. What?\nA. x\nB. y\nANS: B PTS: 1 DIF: 2\n") == "B"


def test_the_key_may_stand_in_the_brackets_of_the_stem() -> None:
    assert decided("1、什么（ B ）。\nA、x B、y\n", in_stem="end") == "B"
    assert decided("1、什么（ B ）。\nA、x B、y\n") == "no-key"


STARRED = "1. Which?\nA) x\nB) y*\n\n"


def test_stars_mark_options_where_most_questions_have_them() -> None:
    others = [f"{n}. Which?\nA) x\nB) y\nAnswer: A\n\n" for n in (2, 3)]
    assert decided(STARRED) == "B"
    assert decided(STARRED + others[0]) == "no-key"
    assert decided(STARRED + STARRED.replace("1.", "2.") + others[1]) == "B"


@pytest.mark.parametrize("option", ["int*", "const char *", "unsigned long**", "*.txt", "*/", "*=", "**)"])
def test_stars_of_programs_and_patterns_mark_nothing(option: str) -> None:
    text = f"1. Which?\nA) {option}\nB) y\nC) z\n"
    assert decided(text) == "no-key"
    assert option_texts(parse(Source("a.txt", text)).drafts[0])[0] == option


@pytest.mark.parametrize("option", ["*", "ab+*", "(*"])
def test_a_star_that_follows_no_word_is_no_mark(option: str) -> None:
    assert decided(f"1. Which?\nA) x\nB) {option}\nC) z") == "no-key"


def test_the_number_of_an_item_in_the_question_names_an_option_that_was_not_found() -> None:
    letters = "".join(f"{n}. Which?\nA) x\nB) y\nAnswer: A\n\n" for n in (2, 3, 4))
    asked = "1. Which gas is it?\n1) helium\n2) argon\nAnswer: 2\n\n"
    assert decided(asked + letters) == "text-key-without-option"
    assert decided("1. How many are there?\nAnswer: 2\n\n" + letters) == "2"


def test_pictures_before_a_key_are_no_part_of_it() -> None:
    assert decided("1. Which?\nA) x\nB) y\nAnswer: ✅ B") == "B"
    assert decided("1. Iron is a metal.\nAnswer: ✔") == "✔"
