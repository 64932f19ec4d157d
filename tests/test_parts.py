"""Pairs, an order and gaps; and the marks of gaps."""

from __future__ import annotations

import pytest

from ankibuild.model import Gap, Option, Pair, RawGap, RawOption, RawPair, RawQuestion, Text
from ankibuild.parts import gaps_of, marked, order_of, pairs_of, places
from ankibuild.source import Source, Span

SOURCE = Source("a.yaml", "0123456789")


def text(value: str, start: int | None = None) -> Text:
    return Text(value, None if start is None else Span(SOURCE, start, start + 1))


RAW = RawQuestion(
    None,
    {},
    pairs=(RawPair(text(" a ", 0), text("b\n", 1)), RawPair(text(""), text("c", 2))),
    order=(text(" d ", 3), text("e")),
    gaps=(RawGap((RawOption(text(" f ", 4), text(" g ", 5), True), RawOption(text("h", 6)))), RawGap((), True)),
)


def test_texts_are_stripped() -> None:
    assert pairs_of(RAW) == (Pair("a", "b"), Pair("", "c"))
    assert order_of(RAW) == ("d", "e")
    assert gaps_of(RAW) == (Gap((Option("f", True, "g"), Option("h"))), Gap((), True))


def test_each_part_has_its_place() -> None:
    assert {name: span.start for name, span in places(RAW).items()} == {
        "pairs.0": 0,
        "pairs.0.left": 0,
        "pairs.0.right": 1,
        "pairs.1": 2,
        "pairs.1.right": 2,
        "order.0": 3,
        "gaps.0": 4,
        "gaps.0.options.0": 4,
        "gaps.0.options.0.why": 5,
        "gaps.0.options.1": 6,
    }


@pytest.mark.parametrize(
    ("stem", "numbers"),
    [
        ("[[1]] and [[2]]", [1, 2]),
        ("[[2]], [[1]], [[2]]", [2, 1]),
        ("`x[[1]]` $[[3]]$", [1, 3]),
        (r"\[[1]] is text", []),
        ("[[a]] [[]] [1] [[ 1 ]] [[12345]]", []),
        ("[[[1]]]", [1]),
        ("[[0]]", [0]),
    ],
)
def test_marks_are_numbers_in_two_brackets(stem: str, numbers: list[int]) -> None:
    assert marked(stem) == numbers
