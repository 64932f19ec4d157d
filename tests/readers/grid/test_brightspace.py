"""Brightspace's CSV, in which each line is a part of a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.grid.brightspace import is_brightspace
from ankibuild.readers.grid.separated import read_rows
from ankibuild.readers.tables import read, sniff

FIXTURE = Path(__file__).parents[2] / "data" / "readers" / "csv" / "brightspace.csv"


def reading(text: str) -> Read:
    return read(File.of("a.csv", text))


@pytest.fixture(scope="module")
def questions() -> list[RawQuestion]:
    return list(reading(FIXTURE.read_text()).questions)


def test_it_is_known_by_its_first_part() -> None:
    assert is_brightspace(tuple(read_rows("//x,\nNewQuestion,MC\n", ",")))
    assert not is_brightspace(tuple(read_rows("Question,NewQuestion\n", ",")))
    assert sniff(File.of("a.csv", FIXTURE.read_text()))


def test_a_choice_comes_with_all_that_is_said_of_it(questions: list[RawQuestion]) -> None:
    question = questions[0]
    assert {name: text.value for name, text in question.texts.items()} == {
        "kind": "single",
        "stem": "Which sea lies between Europe and Africa?",
        "explanation": 'Its name means "between lands".',
        "hint": "Think of Malta.",
        "id": "GEO-1",
        "name": "Seas",
    }
    assert [(option.text.value, option.correct) for option in question.options] == [
        ("the **Mediterranean** Sea", True),
        ("the Baltic Sea", False),
        ("the Red Sea", False),
    ]
    assert question.options[2].why.value == "It borders Africa but not Europe."


def test_the_other_types(questions: list[RawQuestion]) -> None:
    kinds = [question.texts["kind"].value for question in questions if question.sound]
    assert kinds == ["single", "multiple", "true-false", "short", "matching", "ordering", "plain"]
    assert questions[2].answers[0].text.value == "true"
    assert [(pair.left.value, pair.right.value) for pair in questions[4].pairs] == [
        ("Tunisia", "Tunis"),
        ("Libya", "Tripoli"),
        ("", "Algiers"),
    ]
    assert [item.value for item in questions[5].order] == ["a village", "a town", "a city"]


def test_what_is_not_carried_is_said() -> None:
    faults = [(fault.code, fault.location) for fault in reading(FIXTURE.read_text()).diagnostics]
    assert faults == [
        ("not-carried", "a.csv:10:8"),
        ("not-carried", "a.csv:27:8"),
        ("essay-without-answer", "a.csv:44:14"),
        ("type-not-carried", "a.csv:46:14"),
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("NewQuestion,MC\nOption,100,a\n", "record-without-question"),
        ("NewQuestion,MC\nQuestionText,q\nOption,0,a\n", "no-key"),
        ("NewQuestion,TF\nQuestionText,q\nTRUE,100\nFALSE,100\n", "no-key"),
        ("NewQuestion,M\nQuestionText,q\nChoice,1,a\n", "no-key"),
        ("NewQuestion,O\nQuestionText,q\n", "no-key"),
    ],
)
def test_half_questions_are_rejected(lines: str, code: str) -> None:
    assert [fault.code for fault in reading(lines).diagnostics] == [code]


def test_a_statement_with_feedback_has_options_and_a_picture_its_link() -> None:
    (question,) = reading("NewQuestion,TF\nQuestionText,q\nImage,a b.png\nTRUE,0,no\nFALSE,100,yes\n").questions
    assert [(option.text.value, option.why.value, option.correct) for option in question.options] == [
        ("True", "no", False),
        ("False", "yes", True),
    ]
    assert question.texts["stem"].value == "q\n\n![](a%20b.png)"


def test_a_pattern_is_said() -> None:
    found = reading("NewQuestion,SA\nQuestionText,q\nAnswer,100,a.*,regexp\n")
    assert [fault.facts["what"] for fault in found.diagnostics] == ["a pattern"]


def test_the_highest_weight_is_the_key_where_none_is_full() -> None:
    (question,) = reading("NewQuestion,MC\nQuestionText,q\nOption,0,x\nOption,90,y\nOption,40,z\n").questions
    assert [option.correct for option in question.options] == [False, True, False]
