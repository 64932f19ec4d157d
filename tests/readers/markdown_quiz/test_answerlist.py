"""Lists of answers at the end of a file."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.answerlist import answers_in
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


@pytest.mark.parametrize(
    "text",
    [
        "1. B\n2. A\n",
        "1: B\n2: A\n",
        "1. B, 2. A",
        "1) B\n2) A",
        "- 1. B\n- 2. A",
        "| 1 | B |\n| 2 | A |",
        "**1.** B\n**2.** A",
    ],
)
def test_answers_go_by_numbers(text: str) -> None:
    found = answers_in(pieces(split_lines(Source("a.md", text))))
    assert {number: value(lines) for number, lines in found.items()} == {1: "B", 2: "A"}


def test_prose_lists_none() -> None:
    assert not answers_in(pieces(split_lines(Source("a.md", "None of this is one."))))
