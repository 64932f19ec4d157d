"""Which files are quizzes of text2qti."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.text2qti import sniff


@pytest.mark.parametrize(
    "text",
    [
        "Quiz title: A\n\n1.  What?\n*a) b\nc)  d\n",
        "1.  What?\n[*] b\n[ ] d\n",
        "Title: A\nPoints: 2\n1. What?\n=   5\n",
        "Quiz title: A\n\n```{.python .run}\nprint('1. What?')\n```\n",
        "GROUP\npick: 1\n1. What?\n*   five\nEND_GROUP\n",
    ],
)
def test_quizzes_are(text: str) -> None:
    assert sniff(File.of("a.txt", text))


@pytest.mark.parametrize(
    "text", ["1. What?\na) b\nb) c\nAnswer: a\n", "Title: A\n\nText.\n", "1. What?\n* one\n* two\n", ""]
)
def test_others_are_not(text: str) -> None:
    assert not sniff(File.of("a.txt", text))


def test_text_about_text2qti_with_examples_is_none() -> None:
    assert not sniff(
        File.of("README.md", "# text2qti\n\nExample:\n\n```\nQuiz title: Sums\n\n1.  What is 2+3?\n*a) 5\n```\n")
    )


@pytest.mark.parametrize(
    ("answer", "known"),
    [("= 1.5 +- 1%", True), ("= [4, 6]", True), ("* mercury", True), ("* A) mercury", False), ("=> mercury", False)],
)
def test_below_a_title_one_space_behind_the_sign_is_enough(answer: str, known: bool) -> None:
    assert sniff(File.of("a.txt", f"Quiz title: Metals\n\n1. Which?\n{answer}\n")) is known
    assert not sniff(File.of("a.txt", f"1. Which?\n{answer}\n"))
