"""Which options are certainly right."""

import pytest

from ankibuild.model import Text
from ankibuild.readers.page.drafts import Choice, Draft
from ankibuild.readers.page.keys import keys_of
from ankibuild.source import Source, Span

SPAN = Span(Source("a.html", ""), 0, 0)


def draft(*options: str, key: str = "", explained: str = "") -> Draft:
    return Draft(SPAN, choices=[Choice(text, Text(text)) for text in options], key_seen=key, explained=explained)


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        ("B", {1}),
        ("(c)", {2}),
        ("Option A", {0}),
        ("A and C", {0, 2}),
        ("B. Blood", {1}),
        ("bone", {2}),
        ("B. Bone", set()),
        ("Z", set()),
        ("a tissue", set()),
        ("Brain, Bone", {0, 2}),
        ("Brain and Blood", {0, 1}),
        ("Brain, tissue", set()),
        ("'b'", {1}),
    ],
)
def test_a_key_is_a_letter_or_a_text(key: str, keys: set[int]) -> None:
    assert keys_of(draft("Brain", "Blood", "Bone", key=key)) == keys


@pytest.mark.parametrize(
    ("explained", "keys"),
    [
        ("The correct answer is blood. It carries oxygen.", {1}),
        ("The best answer is B.", {1}),
        ("Blood vessels is the correct answer because they are hollow.", {3}),
        ("It flows. The correct option is: bone", {2}),
        ("Blood is red, and bone is hard.", set()),
        ("The correct answer is not blood.", set()),
        ("Blood is correct if it flows.", set()),
        ("The correct answer is blood. The correct answer is bone.", set()),
        ("The correct answer is a tissue.", set()),
        ("It flows. Therefore, the correct answer is option B.", {1}),
        ("Thus, the correct answer is 'c) Bone'.", {2}),
        ("Option B (the red one) is correct. Option A is wrong.", {1}),
        ("Option B is right in most animals.", set()),
        ("Blood. It carries oxygen.", {1}),
        ("The correct answer is the brain, since it thinks.", {0}),
        ("The correct answer is blood vessel walls.", set()),
        ("The correct answer is “blood vessels”.", {3}),
    ],
)
def test_an_explanation_has_to_name_the_option_to_the_letter(explained: str, keys: set[int]) -> None:
    assert keys_of(draft("Brain", "Blood", "Bone", "Blood vessels", explained=explained)) == keys


def test_marks_count_only_if_not_every_option_has_one() -> None:
    asked = draft("a", "b", key="b")
    for choice in asked.choices:
        choice.right = True
    assert keys_of(asked) == {1}


def test_a_number_names_an_option_only_where_they_are_numbered() -> None:
    asked = draft("x", "y", "3", key="2")
    assert keys_of(asked) == set()
    for choice in asked.choices:
        choice.numbered = True
    assert keys_of(asked) == {1}
    asked.key_seen = "3"
    assert keys_of(asked) == {2}


def test_a_label_names_more_than_what_was_chosen_but_may_not_say_otherwise() -> None:
    asked = draft("x", "y", "z", key="A and B")
    asked.choices[0].right = True
    assert keys_of(asked) == {0, 1}
    asked.key_seen = "C"
    assert keys_of(asked) == set()


def test_options_may_begin_as_their_names_do() -> None:
    assert keys_of(draft("Option x", "Option y", explained="The correct answer is option y. So it is.")) == {1}
    assert keys_of(draft("The sun", "A star", explained="The answer is a star.")) == {1}
    assert keys_of(draft("The sun", "A sun", explained="The answer is the sun.")) == {0}
