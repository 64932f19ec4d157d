"""Content types with options."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]
Asking = Callable[..., RawQuestion]
Codes = Callable[[Read], list[str]]
Value = Callable[[RawQuestion, str], str]


def answer(text: str, correct: bool, **said: str) -> dict[str, object]:
    return {"text": f"<div>{text}</div>", "correct": correct, "tipsAndFeedback": said}


def test_feedback_of_an_answer_is_its_rationale_and_tips_are_hints(question: Asking, value: Value) -> None:
    one = question(
        "MultiChoice",
        question="<p>Which?</p>",
        answers=[
            answer("a", True, chosenFeedback="Seen at last.", notChosenFeedback="It was this."),
            answer("b", False, tip="No."),
        ],
    )
    assert [(option.text.value, option.correct, option.why.value) for option in one.options] == [
        ("a", True, "Seen at last.\n\nIt was this."),
        ("b", False, ""),
    ]
    assert (value(one, "kind"), value(one, "hint"), one.shuffle) == ("single", "b: No.", True)


def test_several_right_answers_or_the_type_make_a_multiple_choice(question: Asking, value: Value) -> None:
    both = [answer("a", True), answer("b", True)]
    assert value(question("MultiChoice", question="q", answers=both), "kind") == "multiple"
    one = question(
        "MultiChoice", question="q", answers=[answer("a", True)], behaviour={"type": "multi", "randomAnswers": False}
    )
    assert (value(one, "kind"), one.shuffle) == ("multiple", False)


def test_without_a_right_answer_there_is_no_question(reading: Reading, codes: Codes) -> None:
    assert codes(reading("MultiChoice", question="q", answers=[answer("a", False)])) == ["no-key"]
    assert codes(reading("TrueFalse", question="q")) == ["no-key"]
    assert codes(reading("SingleChoiceSet", choices=[{"question": "q", "answers": []}])) == ["no-key"]


def test_true_and_false_are_options_where_they_have_words_of_their_own(question: Asking, value: Value) -> None:
    plain = question("TrueFalse", question="q", correct="false", l10n={"trueText": "True", "falseText": "False"})
    assert (plain.options, plain.answers[0].text.value) == ((), "false")
    own = question("TrueFalse", question="q", correct="false", l10n={"trueText": "Yes", "falseText": "No"})
    assert [(option.text.value, option.correct) for option in own.options] == [("Yes", False), ("No", True)]
    assert value(own, "kind") == "true-false"


def test_feedback_on_right_and_wrong_is_an_explanation_unless_a_program_says_it(question: Asking, value: Value) -> None:
    behaviour = {"feedbackOnCorrect": "Correct!", "feedbackOnWrong": "It is a moon."}
    assert (
        value(question("TrueFalse", question="q", correct="true", behaviour=behaviour), "explanation")
        == "It is a moon."
    )


def test_of_a_set_of_single_choices_the_first_answers_are_right(question: Asking, value: Value) -> None:
    choices = [{"question": "<p>q</p>", "answers": ["<p>a</p>", "<p>b</p>"], "subContentId": "s1"}, {"answers": []}]
    one = question("SingleChoiceSet", choices=choices)
    assert [(option.text.value, option.correct) for option in one.options] == [("a", True), ("b", False)]
    assert (value(one, "id"), one.borrowed) == ("s1", True)


def test_of_a_summary_the_first_statements_are_right(question: Asking, value: Value) -> None:
    one = question("Summary", intro="Which?", summaries=[{"summary": ["<p>a</p>", "<p>b</p>"], "tip": "t"}])
    assert (value(one, "stem"), value(one, "hint")) == ("Which?", "t")
    assert [option.correct for option in one.options] == [True, False]
