"""Exercises of R/exams and rqti."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Read
from ankibuild.readers.rexams import read

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "rexams"


def fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def one(name: str) -> RawQuestion:
    return fixture(name).questions[0]


def shown(question: RawQuestion) -> list[tuple[str, bool | None]]:
    return [(option.text.value, option.correct) for option in question.options]


def test_a_single_choice_has_its_answers_and_remarks() -> None:
    question = one("single.Rmd")
    assert question.texts["kind"].value == "single"
    assert question.texts["stem"].value == "Which of these is a *prime* number?\n\n![](number.png)"
    assert shown(question) == [("$4$", False), ("$7$", True), ("$9$", False)]
    assert question.options[0].why.value == r"$4 = 2 \cdot 2$"
    assert question.texts["explanation"].value == "A prime has two divisors."
    assert question.texts["name"].value == "Primes"
    assert question.deck == "::Mathematics::Numbers"
    assert question.options[1].text.span is not None
    assert question.options[1].text.span.position == (15, 3)


def test_code_that_only_prepares_is_left_out_with_a_warning() -> None:
    assert [each.code for each in fixture("single.Rmd").diagnostics] == ["rexams-chunk-left-out"]


def test_a_number_has_its_tolerance() -> None:
    assert shown(one("number.Rmd")) == [("3.14 ± 0.01", True)]


def test_latex_becomes_markdown() -> None:
    question = one("word.Rnw")
    assert question.texts["kind"].value == "short"
    assert question.texts["stem"].value == "Which *gas* makes up 78\u2009% of the air?"
    assert question.texts["explanation"].value == "**Nitrogen**. See <https://example.org/air>."
    assert shown(question) == [("nitrogen", True)]


def test_a_multiple_choice_in_latex_says_which_commands_were_not_understood() -> None:
    found = fixture("several.Rnw")
    assert shown(found.questions[0]) == [
        ("It assigns a value.", True),
        ("It compares $x < -1$.", False),
        ("It prints something.", False),
    ]
    assert [option.why.value for option in found.questions[0].options] == ["It assigns 1.", "", "Nothing is printed."]
    assert [(each.code, each.location) for each in found.diagnostics] == [("not-carried", "several.Rnw:6:9")]


def test_a_cloze_has_gaps_of_several_kinds() -> None:
    question = one("cloze.Rmd")
    assert question.texts["stem"].value.startswith("Water boils at [[1]] degrees Celsius")
    gaps = [[(option.text.value, option.correct) for option in gap.options] for gap in question.gaps]
    assert gaps == [[("100 ± 1", True)], [("hydrogen", True)], [("an element", False), ("a compound", True)]]
    assert [gap.choice for gap in question.gaps] == [False, False, True]


def test_an_exercise_of_rqti_marks_right_answers_by_emphasis() -> None:
    question = one("rqti.Rmd")
    assert shown(question) == [("2", True), ("3", False), ("4", True)]
    assert (question.texts["kind"].value, question.texts["name"].value) == ("multiple", "Even numbers")
    assert question.texts["explanation"].value == "They can be halved."


def test_an_order_of_rqti_is_one() -> None:
    question = one("rqti-order.Rmd")
    assert [text.value for text in question.order] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("computed.Rmd", "computed-answer"),
        ("wrong-length.Rmd", "rexams-solution"),
        ("essay.Rmd", "essay-without-answer"),
        ("rqti-match.Rmd", "type-not-carried"),
        ("no-question.Rnw", "rexams-no-question"),
    ],
)
def test_what_cannot_be_a_card_is_rejected(name: str, code: str) -> None:
    found = fixture(name)
    assert [each.code for each in found.diagnostics] == [code]
    assert [question.sound for question in found.questions] == [False]
