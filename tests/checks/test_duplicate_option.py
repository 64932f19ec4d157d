"""The same option twice."""

from __future__ import annotations

import pytest

from ankibuild.checks.duplicate_option import check
from ankibuild.model import Kind, Option, Origin, Question
from ankibuild.source import Source, Span


def question(*texts: str) -> Question:
    source = Source("a.yaml", "0123456789")
    parts = {f"options.{index}": Span(source, index, index) for index in range(len(texts))}
    return Question("x", options=tuple(map(Option, texts)), origin=Origin(Span(source, 9, 9), parts))


@pytest.mark.parametrize("texts", [(), ("a",), ("a", "b"), ("a", "A"), ("", ""), ("a b", "a  b")])
def test_different_options_are_fine(texts: tuple[str, ...]) -> None:
    assert list(check(question(*texts))) == []


def test_each_repetition_is_shown_with_the_first() -> None:
    found = list(check(question("a", "b", " a", "b", "a\n")))
    assert [(d.span.start, d.related[0].span.start) for d in found] == [(2, 0), (3, 1), (4, 0)]


def test_what_is_typed_is_for_another_rule() -> None:
    assert list(check(Question("x", Kind.SHORT, (Option("a", True), Option("a", True))))) == []
