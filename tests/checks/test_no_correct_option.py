"""No option is right."""

from __future__ import annotations

from ankibuild.checks.no_correct_option import check
from ankibuild.model import Option, Question


def test_one_of_the_options_has_to_be_right() -> None:
    assert [found.code for found in check(Question("x", options=(Option("a"), Option("b"))))] == ["no-correct-option"]


def test_one_is_enough_and_without_options_none_is_needed() -> None:
    assert list(check(Question("x", options=(Option("a"), Option("b", correct=True))))) == []
    assert list(check(Question("x", answer="y"))) == []
