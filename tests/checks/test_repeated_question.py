"""A question repeated word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankibuild.checks.repeated_question import check
from ankibuild.model import Gap, Option, Pair, Question

OPTIONS = (Option("a", correct=True), Option("b"))


def test_each_repetition_is_a_warning(found_by) -> None:
    question = Question("x", options=OPTIONS)
    other = Question("x", options=(Option("a", correct=True, why="Because."), Option("b")), id="other")
    again = replace(question, id="again")
    assert found_by(check, question, again, other) == [("repeated-question", ()), ("repeated-question", ())]


@pytest.mark.parametrize(
    "other",
    [
        Question("y", options=OPTIONS),
        Question("x", options=OPTIONS[:1]),
        Question("x", options=(Option("a"), Option("b", correct=True))),
        Question("x", answer="a"),
        Question("x", options=OPTIONS, case="A passage."),
        Question("x", pairs=(Pair("a", "b"),)),
        Question("x", order=("a", "b")),
        Question("x", gaps=(Gap(OPTIONS),)),
    ],
)
def test_equal_stems_alone_are_fine(found_by, other: Question) -> None:
    assert found_by(check, Question("x", options=OPTIONS), other) == []


@pytest.mark.parametrize("part", [{"pairs": (Pair("a", "b"),)}, {"order": ("a", "b")}, {"gaps": (Gap(OPTIONS),)}])
def test_other_parts_count_as_options_do(found_by, part: dict[str, object]) -> None:
    question = Question("x", **part)
    assert found_by(check, question, replace(question, id="again")) == [("repeated-question", ())]
