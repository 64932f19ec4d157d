"""Exercises → questions."""

from __future__ import annotations

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Read
from ankibuild.readers.rexams import read


def exercise(meta: str, question: str = "What?", solution: str = "") -> Read:
    text = f"Question\n========\n{question}\n\nSolution\n========\n{solution}\n\n"
    text += f"Meta-information\n================\n{meta}\n"
    return read(File.of("a.Rmd", text))


def one(found: Read) -> RawQuestion:
    return found.questions[0]


def test_an_essay_has_its_solution_as_answer() -> None:
    question = one(exercise("extype: string\nexsolution: nil", solution="Since."))
    assert (question.texts["kind"].value, question.answers[0].text.value) == ("plain", "Since.")


def test_a_number_that_is_none_is_computed() -> None:
    assert [each.code for each in exercise("extype: num\nexsolution: fmt(x)").diagnostics] == ["computed-answer"]


def test_gaps_without_marks_stand_below_the_text() -> None:
    question = one(exercise("extype: cloze\nexclozetype: num|num\nexsolution: 1|2", "Two numbers?"))
    assert question.texts["stem"].value == "Two numbers?\n\n1. [[1]]\n2. [[2]]"


def test_a_choice_without_a_solution_has_no_key() -> None:
    found = exercise("extype: schoice", "What?\n\nAnswerlist\n----------\n* a\n* b\n")
    assert [each.code for each in found.diagnostics] == ["no-key"]


def test_a_tolerance_of_a_word_is_not_carried() -> None:
    assert [each.code for each in exercise("extype: string\nexsolution: a\nextol: 1").diagnostics] == ["not-carried"]


def test_pairs_are_a_matching_question() -> None:
    text = "---\ntype: dp\n---\n# question\n\nWhat fits?\n\n- a | b\n- c | d\n"
    question = one(read(File.of("a.Rmd", text)))
    assert [(pair.left.value, pair.right.value) for pair in question.pairs] == [("a", "b"), ("c", "d")]
    assert [each.code for each in read(File.of("a.Rmd", text.replace("c |", "c"))).diagnostics] == ["no-key"]


def listed(first: str, second: str) -> Read:
    answers = "Answerlist\n----------\n* {}\n* {}\n"
    question, solution = "Which?\n\n" + answers.format("iron", "neon"), answers.format(first, second)
    return exercise("extype: schoice\nexsolution: 01", question, solution)


def test_a_key_and_verdicts_that_disagree_are_no_key() -> None:
    for first, second in (("True", "False"), ("False.", "False. It is a gas."), ("True. A metal.", "A gas.")):
        assert [each.code for each in listed(first, second).diagnostics] == ["text-keys-disagree"]


def test_verdicts_that_agree_are_left_out_and_sentences_stay() -> None:
    question = one(listed("False. A metal.", "Right at the end of its row."))
    assert [(option.correct, option.why.value) for option in question.options] == [
        (False, "A metal."),
        (True, "Right at the end of its row."),
    ]
