"""Questions that lack the mark of the others."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers import File
from ankibuild.readers.plain_text import read

FIRST = "1. Which is a river?\nA. Nile\nB. Etna\nAnswer: A\n"
LAST = "\n3. Which is hot?\nA. ice\nB. fire\nAnswer: B\n"


@pytest.mark.parametrize(
    ("below", "answer"),
    [
        ("Ice floats on water.\nAnswer: True\n", "true"),
        ("What is the sign of iron?\nAnswer: Fe\n", "Fe"),
        ("What is the sign of iron?\n\nAnswer: Fe\n", "Fe"),
        ("The sign of iron is ___\nAnswer: Fe\n", "Fe"),
        ("Name the sign\nof iron.\nAnswer: Fe\n", "Fe"),
        ("2) What is the sign of iron?\nAnswer: Fe\n", "Fe"),
        ("Q2. What is the sign of iron?\nAnswer: Fe\n", "Fe"),
    ],
)
def test_a_paragraph_with_an_answer_of_its_own_is_a_question(below: str, answer: str) -> None:
    questions = read(File.of("a.txt", f"{FIRST}\n{below}{LAST}")).questions
    assert [each.sound for each in questions] == [True] * 3
    assert questions[1].answers[0].text.value == answer
    assert "explanation" not in questions[0].texts
    assert not questions[1].texts["stem"].value.startswith(("2", "Q"))


@pytest.mark.parametrize(
    "below",
    [
        "It flows north.\nTherefore the correct answer is A.\n",
        "It flows north.\nAnswer: A\n",
        "It flows north.\nAnswer: Nile\n",
        "It flows north.\nAnswer: Nile, by far\n",
        "It flows north.\nThe answer is the longest of them.\n",
        "Etna is hot.\n\nIt flows north.\n",
        "2) It flows north.\n",
    ],
)
def test_what_says_the_same_key_again_or_none_is_an_explanation(below: str) -> None:
    questions = read(File.of("a.txt", f"{FIRST}Explanation: see the map.\n\n{below}{LAST}")).questions
    assert [each.texts["stem"].value for each in questions] == ["Which is a river?", "Which is hot?"]
    assert "see the map." in questions[0].texts["explanation"].value


def test_a_question_whose_options_are_missing_is_rejected_where_it_stands() -> None:
    result = read(File.of("a.txt", f"{FIRST}\nWhich of them is wet?\nAnswer: C\n{LAST}"))
    assert [each.sound for each in result.questions] == [True, False, True]
    assert [(each.code, each.location) for each in result.diagnostics] == [("text-key-without-option", "a.txt:7:9")]


def test_the_first_numbers_may_be_written_otherwise_than_most() -> None:
    text = "1. Which is cold?\nA. ice\nB. fire\nAnswer: A\n\n2. Which is red?\nA. ice\nB. fire\nAnswer: B\n"
    text += LAST.replace("3.", "Question 3:") + LAST.replace("3.", "4)")
    questions = read(File.of("a.txt", text)).questions
    stems = ["Which is cold?", "Which is red?", "Which is hot?", "Which is hot?"]
    assert [each.texts["stem"].value for each in questions] == stems


def test_many_paragraphs_below_a_key_take_linear_time() -> None:
    begin = time.perf_counter()
    read(File.of("a.txt", FIRST + "\nIt flows\nnorth.\n\nAnswer: A\n" * 4_000 + LAST))
    assert time.perf_counter() - begin < 30
