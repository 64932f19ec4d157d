"""Braces that look like a deletion and are none."""

import pytest

from ankibuild.checks.looks_like_cloze import check
from ankibuild.model import Kind, Option, Question

OPTIONS = (Option("a", correct=True), Option("b"))


def codes(question: Question) -> list[tuple[str, object]]:
    return [(found.code, found.facts["text"]) for found in check(question)]


@pytest.mark.parametrize(
    ("stem", "text"),
    [
        ("Gold is {{c1:Au}}.", "{{c1:"),
        ("Gold is {c1::Au}.", "{c1::"),
        ("Gold is {{C1::Au}}.", "{{C1::"),
        ("{{ c1::x}}", "{{ c1::"),
    ],
)
def test_a_slip_of_the_pen_is_a_warning(stem: str, text: str) -> None:
    assert codes(Question(stem, answer="x")) == [("looks-like-cloze", text)]


def test_a_deletion_beside_options_is_a_warning() -> None:
    assert codes(Question("{{c1::x}}", Kind.SINGLE, OPTIONS)) == [("cloze-beside-options", "{{c1::")]


@pytest.mark.parametrize(
    "stem", ["{{c1::Au}} is gold", "{{c1,2::Au}}", "a set {c} and {x:y}", "`{{c1:x}}`", "no braces"]
)
def test_a_deletion_a_set_and_code_are_fine(stem: str) -> None:
    assert codes(Question(stem, Kind.CLOZE)) == []


def test_one_slip_among_deletions_is_found() -> None:
    assert codes(Question("{{c1::Au}} and {{c2:Ag}}", Kind.CLOZE)) == [("looks-like-cloze", "{{c2:")]
