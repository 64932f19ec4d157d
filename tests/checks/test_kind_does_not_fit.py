"""A kind that the parts contradict."""

from __future__ import annotations

import pytest

from ankibuild.checks.kind_does_not_fit import check
from ankibuild.model import Kind, Option, Question


def question(kind: str, options: str = "", answer: str = "") -> Question:
    """A question whose options are letters, the right ones capitals."""
    made = tuple(Option(letter, correct=letter.isupper()) for letter in options)
    return Question("x", kind=Kind(kind), options=made, answer=answer)


@pytest.mark.parametrize(
    ("found", "fault"),
    [
        (question("single"), "there are no options"),
        (question("multiple", answer="x"), "there are no options"),
        (question("single", "aBC"), "2 options are right"),
        (question("true-false", "AB"), "2 options are right"),
        (question("true-false", "aBc"), "there are 3 options"),
        (question("true-false", "A"), "there are 1 options"),
        (question("true-false", answer="perhaps"), "neither true nor false"),
        (question("plain", "aB"), "there are options"),
        (question("cloze", "aB"), "there are options"),
    ],
)
def test_the_fault_is_named(found: Question, fault: str) -> None:
    (diagnostic,) = check(found)
    assert fault in diagnostic.headline


@pytest.mark.parametrize(
    "fine",
    [
        question("single", "aBc"),
        question("single", "abc"),
        question("multiple", "aBC"),
        question("multiple", "aBc"),
        question("true-false", "aB"),
        question("true-false", answer="true"),
        question("true-false", answer="false"),
        question("true-false"),
        question("plain", answer="x"),
        question("cloze"),
    ],
)
def test_what_fits_is_fine(fine: Question) -> None:
    assert list(check(fine)) == []
