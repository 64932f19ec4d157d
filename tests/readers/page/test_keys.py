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
    ],
)
def test_an_explanation_has_to_name_the_option_to_the_letter(explained: str, keys: set[int]) -> None:
    assert keys_of(draft("Brain", "Blood", "Bone", "Blood vessels", explained=explained)) == keys


def test_marks_count_only_if_not_every_option_has_one() -> None:
    asked = draft("a", "b", key="b")
    for choice in asked.choices:
        choice.right = True
    assert keys_of(asked) == {1}
