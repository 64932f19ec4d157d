"""Options inside the text of the question."""

from __future__ import annotations

import pytest

from ankibuild.readers.records.choices import Choice
from ankibuild.readers.records.embedded import embedded, lettered, without_repeated
from ankibuild.tree import Scalar


def scalar(text: str) -> Scalar:
    return Scalar(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Which?\n Choices: ['one', 'it\\'s two']", ["", ""]),
        ('Which?\nOptions: ["one", "it\'s two"]', ["", ""]),
        ("Which?\n{'text': ['one', \"it's two\"], 'label': ['A', 'B']}", ["a", "b"]),
        ("Which?\n{'text': ['one', \"it's two\"], 'choices': ['1', '2']}", ["1", "2"]),
    ],
)
def test_lists_in_pythons_notation_are_options(text: str, labels: list[str]) -> None:
    found = embedded(scalar(text))
    assert found is not None
    assert found.stem == "Which?"
    assert [choice.text.value for choice in found.choices] == ["one", "it's two"]
    assert [min(choice.labels, default="") for choice in found.choices] == labels


@pytest.mark.parametrize(
    "text", ["Which?", "What is len(['a', 'b'])? [1, 2]", "Which?\n['one']", "Which?\n[x for x in y]"]
)
def test_other_brackets_are_part_of_the_question(text: str) -> None:
    assert embedded(scalar(text)) is None


def test_hostile_brackets_are_no_options() -> None:
    assert embedded(scalar("Which?\n" + "[" * 5_000 + "]" * 5_000)) is None
    assert embedded(scalar("Which?" + "\n[" * 9_000 + "]")) is None


def test_options_that_stand_there_once_more_are_taken_out_of_the_question() -> None:
    choices = [Choice(scalar("red wine")), Choice(scalar("Tea."))]
    assert without_repeated("Which?\nAnswer Choices: (A) red wine (B) Tea.", choices) == "Which?"
    assert without_repeated("Which?\nAnswer Choices: (A) red wine", choices).endswith("wine")


@pytest.mark.parametrize(
    ("text", "stem", "parts"),
    [
        ("Which?\nA. iron\nB. gold", "Which?", ["iron", "gold"]),
        ("Which?\nOptions:\n(A) iron (B) gold (C) tin", "Which?", ["iron", "gold", "tin"]),
        ("哪个？\nA．铁\nB．金", "哪个？", ["铁", "金"]),
        ("Which?\nA) iron\nand steel\nB) gold", "Which?", ["iron\nand steel", "gold"]),
    ],
)
def test_options_stand_by_their_letters_at_the_end(text: str, stem: str, parts: list[str]) -> None:
    found = lettered(scalar(text))
    assert found is not None
    assert found.stem == stem
    assert [choice.text.value for choice in found.choices] == parts
    assert [choice.labels for choice in found.choices][:2] == [{"a"}, {"b"}]


@pytest.mark.parametrize(
    "text",
    [
        "A. iron\nB. gold",
        "Which?\nA. iron",
        "Which?\nA. iron\nC. gold",
        "One?\nA. a\nB. b\nTwo?\nA. c\nB. d",
        "Which?\nA. iron\nB. gold\n\nAnd now something else.",
        "Vitamin A is.",
    ],
)
def test_other_letters_are_part_of_the_question(text: str) -> None:
    assert lettered(scalar(text)) is None
