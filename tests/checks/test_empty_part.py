"""Parts without text."""

from __future__ import annotations

import pytest

from ankibuild.checks.empty_part import check
from ankibuild.model import Gap, Kind, Option, Pair, Question


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (Question("x", Kind.MATCHING, pairs=(Pair("a", "b"), Pair("c", " "))), ["the right side of pair 2"]),
        (Question("x", Kind.MATCHING, pairs=(Pair("", "b"),)), []),
        (Question("x", Kind.ORDERING, order=("", "a", "\n")), ["item 1", "item 3"]),
        (
            Question("[[1]] [[2]]", Kind.GAPS, gaps=(Gap((Option("a"),)), Gap((Option("b"), Option(""))))),
            ["text 2 of gap 2"],
        ),
        (Question("x", answer="y"), []),
    ],
)
def test_the_empty_part_is_named(question: Question, parts: list[str]) -> None:
    found = list(check(question))
    assert {diagnostic.code for diagnostic in found} <= {"empty-part"}
    assert [diagnostic.facts["part"] for diagnostic in found] == parts
