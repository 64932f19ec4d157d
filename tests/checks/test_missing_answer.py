"""A question without an answer."""

from __future__ import annotations

import pytest

from ankibuild.checks.missing_answer import check
from ankibuild.model import Kind, Option, Question


@pytest.mark.parametrize("kind", [Kind.PLAIN, Kind.TRUE_FALSE, Kind.SHORT, Kind.NUMERIC])
@pytest.mark.parametrize("answer", ["", " "])
def test_a_question_without_options_needs_an_answer(kind: Kind, answer: str) -> None:
    assert [found.code for found in check(Question("x", kind=kind, answer=answer))] == ["missing-answer"]


@pytest.mark.parametrize(
    "question",
    [
        Question("x", answer="y"),
        Question("x", options=(Option("a"), Option("b"))),
        Question("x", kind=Kind.CLOZE),
        Question("x", kind=Kind.SINGLE),
        Question("x", kind=Kind.SHORT, options=(Option("a", correct=True),)),
        Question("x", kind=Kind.MATCHING),
        Question("x", kind=Kind.TRUE_FALSE, answer="true"),
    ],
)
def test_other_questions_have_one_or_need_none(question: Question) -> None:
    assert list(check(question)) == []
