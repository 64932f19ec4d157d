"""Too little to match or to sort."""

from __future__ import annotations

import pytest

from ankibuild.checks.too_few_parts import check
from ankibuild.model import Kind, Pair, Question

PAIR, DISTRACTOR = Pair("a", "b"), Pair("", "c")


@pytest.mark.parametrize(
    ("pairs", "codes"),
    [
        ((PAIR, PAIR), []),
        ((PAIR,), ["too-few-parts"]),
        ((PAIR, DISTRACTOR, DISTRACTOR), ["too-few-parts"]),
        ((DISTRACTOR,), ["too-few-parts"]),
        ((), []),
    ],
)
def test_there_are_two_pairs_at_least(pairs: tuple[Pair, ...], codes: list[str]) -> None:
    assert [found.code for found in check(Question("x", Kind.MATCHING, pairs=pairs))] == codes


@pytest.mark.parametrize(("count", "codes"), [(0, []), (1, ["too-few-parts"]), (2, []), (9, [])])
def test_there_are_two_items_at_least(count: int, codes: list[str]) -> None:
    question = Question("x", Kind.ORDERING, order=tuple(map(str, range(count))))
    assert [found.code for found in check(question)] == codes
