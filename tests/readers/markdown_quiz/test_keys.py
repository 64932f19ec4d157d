"""What keys mean."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.keys import key_in, key_of, names_option, reason_in, squeezed
from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.markdown_quiz.options import Choice

LETTERED = [Choice((Line(text, 0),), letter) for text, letter in zip(("Ag", "Au", "A lot"), "ABC", strict=True)]
NUMBERED = [Choice((Line(text, 0),)) for text in ("Silver", "Gold", "Gold leaf")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("B", (1,)),
        ("b)", (1,)),
        ("**B**", (1,)),
        ("(B) Au", (1,)),
        ("A, C", (0, 2)),
        ("A and B", (0, 1)),
        ("AC", (0, 2)),
        ("Option B", (1,)),
        ("B - since it is gold", (1,)),
        ("B. Because", (1,)),
        ("A lot", (2,)),
        ("`Au`", (1,)),
        ("A) Ag and C) A lot.", (0, 2)),
        ("(A) (C)", (0, 2)),
        ("A. Ag, and also C", None),
        ("A, and also C", None),
        ("A. Ag is dull", (0,)),
        ("a) 4 b) 6", None),
        ("Z", None),
        ("", None),
    ],
)
def test_letters_and_texts_name_options(text: str, key: tuple[int, ...] | None) -> None:
    assert key_in(text, LETTERED) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2", (1,)),
        ("1, 3", (0, 2)),
        ("Gold", (1,)),
        ("Gold leaf: thin", (2,)),
        ("Gold leaf, thin", None),
        ("4", None),
        ("0", None),
        ("B", (1,)),
    ],
)
def test_numbers_name_options_without_letters(text: str, key: tuple[int, ...] | None) -> None:
    assert key_in(text, NUMBERED) == key


def test_what_stands_behind_a_key_is_a_reason() -> None:
    assert reason_in("B - since it is gold", LETTERED) == "since it is gold"
    assert reason_in("B) Au", LETTERED) == ""
    assert reason_in("A lot", LETTERED) == ""
    assert reason_in("A) Ag and C) A lot", LETTERED) == ""
    assert reason_in("Silver Gold", NUMBERED) == ""
    assert reason_in("2. Always", NUMBERED) == "Always"
    assert reason_in("Gold. It shines", NUMBERED) == "It shines"


def test_a_sentence_names_no_option() -> None:
    assert not names_option("A gold ring is heavy", LETTERED)
    assert names_option("B", LETTERED)
    assert names_option("B. A reason", LETTERED)
    assert names_option("**B** – since it is gold", LETTERED)
    assert names_option("B - since it is gold", LETTERED)
    assert not names_option("A-rated gold is heavy", LETTERED)


def test_texts_are_compared_without_emphasis() -> None:
    assert squeezed("**Au**.") == squeezed("`au`")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a red fox, a grey wolf", (0, 1)),
        ("A grey wolf and a red fox", (0, 1)),
        ("- a grey wolf", (1,)),
        ("a red fox, a brown bear", None),
        ("a red fox, because it is red", (0,)),
        ("a red fox. It is red", (0,)),
        ("A-2, B-1", None),
    ],
)
def test_a_text_with_another_behind_it_names_both_or_none(text: str, key: tuple[int, ...] | None) -> None:
    choices = [Choice((Line(each, 0),)) for each in ("a red fox", "a grey wolf", "a fish")]
    assert key_in(text, choices) == key


def test_lines_that_only_name_options_belong_to_the_key() -> None:
    choices = [Choice((Line(each, 0),), chr(65 + at)) for at, each in enumerate(("one", "two", "three"))]
    for lines, expected in (
        (["A", "C"], ((0, 2), 2)),
        (["A. one", "B. two", "C is not"], ((0, 1), 2)),
        (["A", "A. one is right since", "B. two"], ((0,), 1)),
        (["A. Since it is", "C"], ((0,), 1)),
    ):
        assert key_of([Line(line, 0) for line in lines], choices) == expected


def test_in_a_list_that_begins_with_an_option_each_item_has_to_name_one() -> None:
    choices = [Choice((Line(each, 0),)) for each in ("light", "light rain", "snow")]
    for lines, expected in (
        (["- light rain", "- light"], ((0, 1), 2)),
        (["- light", "- hail"], (None, 1)),
        (["light", "It shines"], ((0,), 1)),
    ):
        assert key_of([Line(line, 0) for line in lines], choices) == expected
    lettered = [Choice((Line(each, 0),), chr(65 + at)) for at, each in enumerate(("light", "rain"))]
    assert key_of([Line("- B", 0), Line("- since it is wet", 0)], lettered) == ((1,), 1)
