"""Gaps and their marks."""

from __future__ import annotations

import pytest

from ankibuild.checks.gap_without_mark import check
from ankibuild.model import Gap, Kind, Option, Question

GAP = Gap((Option("x", True),))


@pytest.mark.parametrize(
    ("stem", "count", "codes"),
    [
        ("[[1]] [[2]]", 2, []),
        ("[[2]] [[1]] [[2]]", 2, []),
        ("[[1]]", 2, ["gap-without-mark"]),
        ("[[1]] [[2]]", 1, ["mark-without-gap"]),
        ("[[0]] [[3]]", 1, ["mark-without-gap", "mark-without-gap", "gap-without-mark"]),
        (r"\[[1]]", 1, ["gap-without-mark"]),
        ("[[1]]", 0, []),
    ],
)
def test_each_mark_has_its_gap_and_each_gap_its_mark(stem: str, count: int, codes: list[str]) -> None:
    assert [found.code for found in check(Question(stem, Kind.GAPS, gaps=(GAP,) * count))] == codes


def test_brackets_in_other_questions_are_text() -> None:
    assert list(check(Question("What is x[[1]]?", answer="y"))) == []
