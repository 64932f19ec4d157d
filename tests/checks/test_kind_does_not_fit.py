"""A kind that the parts contradict."""

from __future__ import annotations

import pytest

from ankibuild.checks.kind_does_not_fit import check
from ankibuild.model import Gap, Kind, Option, Pair, Question

PAIR = Pair("a", "b")
GAP = Gap((Option("a", correct=True),))


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
        (question("short", answer="x"), "there is an answer"),
        (question("matching"), "there are no pairs"),
        (question("ordering", "aB"), "there are no items to put in order"),
        (question("gaps"), "there are no gaps"),
        (Question("x", Kind.SINGLE, pairs=(PAIR,)), "there are no options"),
        (Question("x", Kind.PLAIN, answer="x", pairs=(PAIR,)), "there are pairs"),
        (Question("x", Kind.MATCHING, answer="x", pairs=(PAIR,)), "there is an answer"),
        (Question("x", Kind.MATCHING, pairs=(PAIR,), order=("a",)), "there are items to put in order"),
        (Question("x", Kind.CLOZE, gaps=(GAP,)), "there are gaps"),
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
        question("short", "aBC"),
        question("numeric", "A"),
        question("short"),
        Question("x", Kind.MATCHING, pairs=(PAIR,)),
        Question("x", Kind.ORDERING, order=("a",)),
        Question("x", Kind.GAPS, gaps=(GAP,)),
    ],
)
def test_what_fits_is_fine(fine: Question) -> None:
    assert list(check(fine)) == []
