from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.keys import choose
from ankibuild.readers.plain_text.marks import Style

UPPER = Style("upper", ")")
TEXTS = ["Rome", "Paris", "Oslo", "Bern"]


def chosen(value: str, texts: list[str] | None = None, style: Style = UPPER, **options: bool) -> str:
    known = texts or TEXTS
    choice = choose(value, range(len(known)), known, style, **options)
    return choice.fault or "".join("ABCDEFG"[place] for place in sorted(choice.right))


@pytest.mark.parametrize(
    ("value", "right"),
    [
        *(("B", "B"), ("b", "B"), ("(b)", "B"), ("B.", "B"), ("B)", "B"), ("[B]", "text-key-without-option")),
        *(("Option C", "C"), ("A, C", "AC"), ("A and C", "AC"), ("A & C", "AC"), ("ACD", "ACD"), ("acd", "ACD")),
        *(("B) Paris", "B"), ("B. Paris", "B"), ("B - Paris", "B"), ("B Paris", "B"), ("Paris", "B"), ("paris.", "B")),
        *(("Rome; Oslo", "AC"), ("Rome, Oslo", "AC")),
        *(("B is correct.", "B"), ("A and C are correct", "AC"), ("A, B, and D are the right answers", "ABD")),
        *(("A) Rome and C) Oslo.", "AC"), ("A. Rome, C. Oslo", "AC"), ("(A) (C)", "AC"), ("a) Rome; d) Bern", "AD")),
        *(("A, and also C", "text-key-without-option"), ("A is right, and C", "text-key-without-option")),
        *(("A) Rome, C) Olso", "text-key-without-option"), ("A. And so on", "A"), ("B. Paris, C. elegans", "B")),
        *(("A C", "AC"), ("A-1, B-2", "text-key-without-option"), ("C-1; A-2 as all know", "text-key-without-option")),
    ],
)
def test_keys_name_options_by_letters_or_texts(value: str, right: str) -> None:
    assert chosen(value) == right or value == "[B]"


def test_what_stands_behind_the_letter_explains() -> None:
    value = "B. It lies on the Seine."
    choice = choose(value, range(4), TEXTS, UPPER)
    assert value[choice.rest :] == "It lies on the Seine."


def test_a_letter_with_the_text_of_another_option_is_a_contradiction() -> None:
    assert chosen("B) Oslo") == "text-keys-disagree"


def test_a_word_that_begins_with_a_letter_is_no_letter() -> None:
    assert chosen("A cat") == "text-key-without-option"
    assert chosen("Bad") == "text-key-without-option"


def test_a_letter_that_no_option_has_names_none() -> None:
    assert chosen("E") == "text-key-without-option"


def test_a_text_that_two_options_have_is_ambiguous() -> None:
    assert chosen("Rome", ["Rome", "rome."]) == "text-key-ambiguous"


def test_a_letter_means_the_option_of_that_letter_though_another_consists_of_it() -> None:
    assert chosen("A", ["C", "A", "B"]) == "A"


def test_a_key_that_is_a_text_is_never_a_letter() -> None:
    assert chosen("A", ["C", "A", "B"], text_only=True) == "B"


def test_numbers_name_numbered_options_only() -> None:
    assert chosen("2", style=Style("digit", ")")) == "B"
    assert chosen("②", style=Style("circled", "circled")) == "B"
    assert chosen("2") == "text-key-without-option"


def test_letters_of_other_alphabets_name_options() -> None:
    assert chosen("Б", style=Style("cyrillic", ")")) == "B"
    assert chosen("б", style=Style("cyrillic", ")")) == "B"
    assert chosen("А", style=Style("upper", ")")) == "A"


def test_an_option_that_speaks_of_others_is_meant_by_its_text() -> None:
    assert chosen("A and C", ["Rome", "A and C", "Oslo"]) == "B"
    assert chosen("A and C", ["Rome", "Paris", "Oslo"]) == "AC"
    assert chosen("a) 4 b) 6", ["2+2", "3+3"]) == "text-key-without-option"
