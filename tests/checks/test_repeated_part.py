"""Parts that stand twice."""

from __future__ import annotations

import pytest

from ankibuild.checks.repeated_part import check
from ankibuild.model import Gap, Kind, Option, Pair, Question

A, B = Option("a", True), Option("b")


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (Question("x", Kind.MATCHING, pairs=(Pair("a", "b"), Pair("a", "c"))), ["a"]),
        (Question("x", Kind.MATCHING, pairs=(Pair("a", "b"), Pair("c", "b"), Pair("", "d"), Pair("", "e"))), []),
        (Question("x", Kind.ORDERING, order=("a", "b", "a", "a")), ["a", "a"]),
        (Question("x", Kind.GAPS, gaps=(Gap((A, B, A)), Gap((A,)))), ["a"]),
        (Question("x", Kind.SHORT, (A, B, A)), ["a"]),
        (Question("x", Kind.SINGLE, (A, B, A)), []),
    ],
)
def test_what_nobody_could_tell_apart_is_named(question: Question, texts: list[str]) -> None:
    found = list(check(question))
    assert {diagnostic.code for diagnostic in found} <= {"repeated-part"}
    assert [diagnostic.facts["text"] for diagnostic in found] == texts
