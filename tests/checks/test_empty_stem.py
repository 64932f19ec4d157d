"""A question without a stem."""

from __future__ import annotations

import pytest

from ankibuild.checks.empty_stem import check
from ankibuild.model import Question


@pytest.mark.parametrize("stem", ["", " ", "\n\t"])
def test_a_question_asks_something(stem: str) -> None:
    assert [found.code for found in check(Question(stem, id="a"))] == ["empty-stem"]


def test_a_stem_is_enough() -> None:
    assert list(check(Question("x"))) == []
