"""Quizzes of text2qti."""

from __future__ import annotations

from pathlib import Path

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Read
from ankibuild.readers.text2qti import read

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "text2qti"


def fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def right(question: RawQuestion) -> list[str]:
    return [option.text.value for option in question.options if option.correct]


def test_every_type_has_its_kind() -> None:
    assert [question.texts["kind"].value for question in fixture("quiz.txt").questions] == [
        *("single", "true-false", "multiple", "numeric", "numeric", "numeric", "numeric", "short", "plain", "gaps")
    ]


def test_a_choice_has_its_text_feedback_and_code() -> None:
    question = fixture("quiz.txt").questions[0]
    assert question.texts["stem"].value == "Which of these is a unit of length?\n\n![A ruler](img/ruler.png)"
    assert [option.text.value for option in question.options] == ["Second", "Metre", "```\ngram\n```"]
    assert question.options[0].why.value == "That is a time."
    assert question.texts["explanation"].value == "Lengths are measured in metres.\n\nWell done.\n\nLook at the ruler."
    assert question.texts["name"].value == "Length"
    assert question.texts["case"].value == "Units\n\nRead this **first**."
    assert question.deck == "::Measures"
    assert not question.shuffle
    assert question.span is not None
    assert question.span.location == "quiz.txt:16:1"


def test_several_boxes_and_short_answers() -> None:
    found = fixture("quiz.txt").questions
    assert right(found[2]) == ["Hour", "Day"]
    assert right(found[7]) == ["newton", "N"]


def test_numbers_have_tolerances() -> None:
    found = fixture("quiz.txt").questions[3:7]
    assert [right(question)[0] for question in found] == ["1.4142 ± 0.0001", "60", "1..2", "100 ± 5"]
    assert found[1].options[0].why.value == "Sixty."


def test_an_essay_has_its_solution_as_answer() -> None:
    question = fixture("quiz.txt").questions[8]
    assert question.answers[0].text.value == "Without units a number says nothing."
    assert question.texts["explanation"].value == "Think of trade."


def test_gaps_are_filled_from_a_list() -> None:
    question = fixture("quiz.txt").questions[9]
    assert question.texts["stem"].value == "Fill the gaps. A [[1]] measures time, a [[2]] measures length."
    assert [[option.text.value for option in gap.options if option.correct] for gap in question.gaps] == [
        ["clock"],
        ["ruler"],
    ]
    assert question.gaps[0].choice


def test_settings_of_the_quiz_are_said_not_to_come_along() -> None:
    found = fixture("quiz.txt")
    assert [(each.code, each.location) for each in found.diagnostics] == [
        ("not-carried", "quiz.txt:2:1"),
        ("not-carried", "quiz.txt:39:1"),
    ]


def test_each_fault_rejects_one_question_and_no_program_is_run() -> None:
    found = fixture("faults.md")
    assert [each.code for each in found.diagnostics] == [
        "text2qti-no-stem",
        "no-key",
        "essay-without-answer",
        "type-not-carried",
        "text2qti-number",
        "text2qti-unknown-line",
        "text2qti-gap",
        "text2qti-program",
    ]
    assert [question.sound for question in found.questions] == [*[False] * 8, True]


def test_text_around_questions_is_reported() -> None:
    assert [each.code for each in read(File.of("a.txt", "Hello\n")).diagnostics] == [
        "text-left-over",
        "nothing-recognised",
    ]
