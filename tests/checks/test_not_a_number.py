"""Answers of numeric questions."""

from __future__ import annotations

import pytest

from ankibuild.checks.not_a_number import check
from ankibuild.model import Kind, Option, Question


@pytest.mark.parametrize(
    ("text", "codes"),
    [("3", []), ("3 ± 1", []), ("3..3", []), ("5..3", ["range-backwards"]), ("3 m", ["not-a-number"])],
)
def test_an_answer_is_a_number_or_a_range(text: str, codes: list[str]) -> None:
    question = Question("x", Kind.NUMERIC, (Option("1", True), Option(text)))
    assert [found.code for found in check(question)] == codes


def test_other_kinds_may_say_what_they_want() -> None:
    assert list(check(Question("x", Kind.SHORT, (Option("3 m", True),)))) == []
