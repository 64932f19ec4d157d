"""An option without text."""

from __future__ import annotations

from ankibuild.checks.empty_option import check
from ankibuild.model import Option, Question


def test_each_empty_option_is_named_by_its_number() -> None:
    question = Question("x", options=(Option("a"), Option(""), Option(" \n"), Option("b")))
    assert [found.facts["number"] for found in check(question)] == [2, 3]


def test_options_with_text_are_fine() -> None:
    assert list(check(Question("x", options=(Option("a"), Option("0"))))) == []
