"""A choice of one."""

from __future__ import annotations

import pytest

from ankibuild.checks.single_option import check
from ankibuild.model import Option, Question


@pytest.mark.parametrize(("count", "codes"), [(0, []), (1, ["single-option"]), (2, []), (7, [])])
def test_a_choice_is_between_two_at_least(count: int, codes: list[str]) -> None:
    question = Question("x", options=tuple(Option(f"option {number}") for number in range(count)))
    assert [found.code for found in check(question)] == codes
