"""Drafts of a quiz → questions."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.text2qti import read


def test_true_and_false_with_feedback_stay_options() -> None:
    question = read(File.of("a.txt", "1.  Is it?\n*a) True\n... Yes.\nb)  False\n")).questions[0]
    assert question.texts["kind"].value == "single"
    assert question.options[0].why.value == "Yes."


def test_answers_of_two_kinds_are_rejected() -> None:
    found = read(File.of("a.txt", "1.  Is it?\n*a) b\n=   5\n"))
    assert [each.code for each in found.diagnostics] == ["text2qti-unknown-line"]
    assert "= 5" in found.diagnostics[0].headline


def test_an_essay_with_feedback_alone_has_it_as_answer() -> None:
    question = read(File.of("a.txt", "1.  Why?\n... Since.\n____\n")).questions[0]
    assert question.answers[0].text.value == "Since."
    assert "explanation" not in question.texts


def test_a_sign_for_a_file_below_other_answers_is_left_over() -> None:
    found = read(File.of("a.txt", "1.  Is it?\n*a) b\nc)  d\n^^^^\n"))
    assert [option.correct for option in found.questions[0].options] == [True, False]
    assert [each.code for each in found.diagnostics] == ["text-left-over"]
