"""Marks for gaps."""

from __future__ import annotations

import pytest

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.readers.gap_marks import gap_mark, lost_gap, numbered, without_marks


@pytest.mark.parametrize("convert", [html_to_markdown, plain_to_markdown])
def test_marks_come_through_conversion(convert: object) -> None:
    assert callable(convert)
    assert numbered(convert(f"a {gap_mark(1)}, {gap_mark(12)}.")) == "a [[1]], [[12]]."


def test_what_looks_like_a_gap_is_told_apart() -> None:
    assert numbered(f"[[1]] {gap_mark(1)}") == r"\[\[1]] [[1]]"
    assert numbered("[[1]]") == "[[1]]"


def test_a_file_makes_no_marks() -> None:
    assert without_marks(f"a{gap_mark(3)}b\ue000") == "ab\ue000"


def test_a_gap_may_be_lost() -> None:
    assert lost_gap("[[1]] and [[2]]", 2) == 0
    assert lost_gap("[[1]] and", 2) == 2
    assert lost_gap("[[1]] and [[1]]", 1) == 1
