"""A gap that nothing fills."""

from __future__ import annotations

import pytest

from ankibuild.checks.gap_without_answer import check
from ankibuild.model import Gap, Kind, Option, Question


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((Option("a", True), Option("b")), []),
        ((Option("a"), Option("b")), ["gap-without-answer"]),
        ((), ["gap-without-answer"]),
    ],
)
def test_something_must_be_right(options: tuple[Option, ...], codes: list[str]) -> None:
    question = Question("[[1]]", Kind.GAPS, gaps=(Gap(options, choice=True),))
    assert [found.code for found in check(question)] == codes
