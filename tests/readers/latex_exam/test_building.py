from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.latex_exam import read


def found(text: str) -> Read:
    return read(File.of("a.tex", text))


def codes(text: str) -> list[str]:
    return [fault.code for fault in found(text).diagnostics]


def test_several_right_choices_make_it_multiple() -> None:
    text = "\\question X? \\begin{checkboxes}\\CorrectChoice a \\CorrectChoice b \\choice c\\end{checkboxes}"
    question = found(text).questions[0]
    assert question.texts["kind"].value == "multiple"
    assert [option.correct for option in question.options] == [True, True, False]


def test_a_solution_that_is_a_letter_says_which_choice_is_right() -> None:
    text = "\\question X? \\begin{choices}\\choice a\\choice b\\end{choices}\\begin{solution}B\\end{solution}"
    question = found(text).questions[0]
    assert [option.correct for option in question.options] == [False, True]
    assert "explanation" not in question.texts


def test_an_answer_line_with_letters_says_which_choices_are_right() -> None:
    text = "\\question X? \\begin{choices}\\choice a\\choice b\\choice c\\end{choices}\\answerline[A, C]"
    assert [option.correct for option in found(text).questions[0].options] == [True, False, True]


@pytest.mark.parametrize(
    ("solution", "kind", "answer"),
    [("True", "true-false", "true"), ("falsch", "true-false", "false"), ("It is so.", "plain", "It is so.")],
)
def test_a_solution_answers_a_question_without_choices(solution: str, kind: str, answer: str) -> None:
    question = found(f"\\question X. \\begin{{solution}}{solution}\\end{{solution}}").questions[0]
    assert question.texts["kind"].value == kind
    assert question.answers[0].text.value == answer


def test_an_answer_line_answers_and_the_solution_explains() -> None:
    question = found("\\question X? \\answerline[5] \\begin{solution}As seen.\\end{solution}").questions[0]
    assert question.answers[0].text.value == "5"
    assert question.texts["explanation"].value == "As seen."


def test_blanks_are_gaps() -> None:
    question = found("\\question The sun is a \\fillin[star].").questions[0]
    assert question.texts["stem"].value == "The sun is a [[1]]."
    assert [option.text.value for gap in question.gaps for option in gap.options] == ["star"]


def test_blanks_without_answers_are_shown_as_lines() -> None:
    question = found("\\question The sun is a \\fillin. \\begin{solution}star\\end{solution}").questions[0]
    assert question.texts["stem"].value == "The sun is a \\_\\_\\_\\_\\_."
    assert question.answers[0].text.value == "star"


def test_the_text_above_parts_is_their_case() -> None:
    text = "\\question Story. \\begin{parts}\\part A? \\answerline[1] \\part B? \\answerline[2]\\end{parts}"
    assert [(q.texts["case"].value, q.texts["stem"].value) for q in found(text).questions] == [
        ("Story.", "A?"),
        ("Story.", "B?"),
    ]


def test_ids_are_borrowed_and_titles_are_names() -> None:
    text = "\\begin{question}{id-1} X? \\begin{reponses}\\bonne{a}\\mauvaise{b}\\end{reponses}\\end{question}"
    question = found(text).questions[0]
    assert (question.texts["id"].value, question.borrowed) == ("id-1", True)
    titled = found("\\titledquestion{Title} X? \\answerline[5]").questions[0]
    assert (titled.texts["name"].value, titled.borrowed) == ("Title", False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\\question X? \\begin{choices}\\choice a\\choice b\\end{choices}", "no-key"),
        ("\\question X?", "essay-without-answer"),
        ("\\question \\begin{choices}\\choice a\\CorrectChoice b\\end{choices}", "latex-without-stem"),
        ("\\question $\\FPeval{\\x}{1}$ \\answerline[\\x]", "computed-answer"),
    ],
)
def test_what_cannot_be_a_question_is_rejected(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert not found(text).questions[0].sound


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("\\question X \\mystery{y}? \\answerline[5]", "not-carried"),
        ("\\question X \\includegraphics{y}? \\answerline[5]", "attachment-missing"),
        ("\\question X? \\begin{choices}\\choice a\\CorrectChoice b\\end{choices} More.", "text-left-over"),
        ("\\question X? \\answerline[5] \\fullwidth{More.}", "text-left-over"),
        ("\\question X? \\answerline[5] \\begin{EnvUplevel}More.\\end{EnvUplevel}", "text-left-over"),
    ],
)
def test_what_is_not_carried_is_said(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert found(text).questions[0].sound


CHOICES = "\\begin{choices}\\choice fire\\CorrectChoice ice\\end{choices}"


@pytest.mark.parametrize(
    "below",
    ["\\answerline[A]", "\\begin{solution}A\\end{solution}", "\\begin{solution}fire\\end{solution}"],
)
def test_a_mark_and_a_key_that_disagree_are_no_key(below: str) -> None:
    assert codes(f"\\question Cold? {CHOICES} {below}") == ["text-keys-disagree"]


def test_two_keys_that_disagree_are_no_key() -> None:
    choices = "\\begin{choices}\\choice fire\\choice ice\\end{choices}"
    assert codes(f"\\question Cold? {choices}\\answerline[B] \\begin{{solution}}A\\end{{solution}}") == [
        "text-keys-disagree"
    ]


@pytest.mark.parametrize("solution", ["B", "ice", "A frozen sea is cold."])
def test_a_solution_that_agrees_or_explains_keeps_the_key(solution: str) -> None:
    question = found(f"\\question Cold? {CHOICES} \\begin{{solution}}{solution}\\end{{solution}}").questions[0]
    assert [option.correct for option in question.options] == [False, True]
    assert ("explanation" in question.texts) == (len(solution) > 3)


def test_a_letter_that_is_the_text_of_another_choice_is_no_key() -> None:
    text = "\\question Which group? \\begin{choices}\\choice B \\choice A\\end{choices}\\answerline[A]"
    assert codes(text) == ["text-key-ambiguous"]
    assert codes(text.replace("\\choice A", "\\CorrectChoice A")) == []


def test_a_statement_with_two_answers_is_no_question() -> None:
    text = "\\question Ice is cold. \\answerline[True] \\begin{solution}False\\end{solution}"
    assert codes(text) == ["text-keys-disagree"]


def test_a_question_that_is_cut_off_is_rejected() -> None:
    text = f"\\question Colder? {CHOICES} \\answerline[B] \\question Cold? {CHOICES}"
    assert codes(text) == []
    assert codes(text.removesuffix("\\end{choices}")) == ["latex-without-end"]
