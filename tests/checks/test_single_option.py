"""A choice of one."""

from __future__ import annotations

import pytest

from ankibuild.checks.single_option import check
from ankibuild.model import Kind, Option, Question


@pytest.mark.parametrize(("count", "codes"), [(0, []), (1, ["single-option"]), (2, []), (7, [])])
def test_a_choice_is_between_two_at_least(count: int, codes: list[str]) -> None:
    question = Question("x", options=tuple(Option(f"option {number}") for number in range(count)))
    assert [found.code for found in check(question)] == codes


@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.NUMERIC])
def test_what_is_typed_needs_no_other(kind: Kind) -> None:
    assert list(check(Question("x", kind, (Option("1", True),)))) == []
