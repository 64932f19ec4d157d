"""The feedback of items of QTI 1.2."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.readers.collecting import Read

Reading = Callable[..., Read]


BODY = (
    "<material><mattext>Why?</mattext></material><response_lid ident='r'><render_choice>"
    "<response_label ident='a'><material><mattext>A</mattext></material></response_label>"
    "<response_label ident='b'><material><mattext>B</mattext></material>"
    "</response_label></render_choice></response_lid>"
)


def condition(value: str, feedback: str, score: str = "") -> str:
    setvar = f"<setvar>{score}</setvar>" if score else ""
    test = f"<varequal respident='r'>{value}</varequal>" if value else "<other/>"
    shown = f"<displayfeedback linkrefid='{feedback}'/>"
    return f"<respcondition><conditionvar>{test}</conditionvar>{setvar}{shown}</respcondition>"


def feedback(name: str, text: str) -> str:
    return (
        f'<itemfeedback ident="{name}"><flow_mat><material><mattext>{text}'
        "</mattext></material></flow_mat></itemfeedback>"
    )


def shown(found: Read) -> tuple[list[str], str]:
    (question,) = found.questions
    explanation = question.texts["explanation"].value if "explanation" in question.texts else ""
    return [option.why.value for option in question.options], explanation


def test_feedback_for_one_choice_belongs_to_it(old: Reading) -> None:
    found = old(
        BODY, condition("a", "fa", "1") + condition("b", "fb"), feedback("fa", "Indeed so.") + feedback("fb", "Not so.")
    )
    assert shown(found) == (["Indeed so.", "Not so."], "")


def test_feedback_for_the_whole_is_the_explanation(old: Reading) -> None:
    conditions = condition("a", "correct_fb", "1") + condition("", "general_incorrect_fb")
    found = old(
        BODY,
        conditions,
        feedback("general_fb", "In general.")
        + feedback("correct_fb", "Well seen.")
        + feedback("general_incorrect_fb", "Incorrect."),
    )
    assert shown(found) == (["", ""], "In general.\n\nWell seen.")


def test_feedback_for_several_choices_is_the_explanation(old: Reading) -> None:
    found = old(BODY, condition("a", "f", "1") + condition("b", "f"), feedback("f", "For both."))
    assert shown(found) == (["", ""], "For both.")


def test_hints_and_solutions_have_their_places(old: Reading) -> None:
    material = "<material><mattext>{}</mattext></material>"
    after = (
        f"<itemfeedback ident='h'><hint><hintmaterial>{material.format('Think.')}</hintmaterial></hint></itemfeedback>"
        f"<itemfeedback ident='s'><solution><solutionmaterial>{material.format('So it is.')}"
        "</solutionmaterial></solution></itemfeedback>"
    )
    found = old(BODY, condition("a", "", "1"), after)
    assert found.questions[0].texts["hint"].value == "Think."
    assert shown(found)[1] == "So it is."


def test_hints_and_answers_may_stand_beside_the_feedback(old: Reading) -> None:
    def said(tag: str, text: str) -> str:
        return f"<{tag}><{tag}_x><material><mattext>{text}</mattext></material></{tag}_x></{tag}>"

    field = '<material><mattext>Why?</mattext></material><response_str ident="r"><render_fib/></response_str>'
    after = said("hint", "Think.") + said("initial_text", "Write.") + said("answer_key", "So it is.")
    (question,) = old(field, "", after, kind="Long Answer").questions
    assert question.texts["hint"].value == "Think."
    assert [answer.text.value for answer in question.answers] == ["So it is."]
    assert "explanation" not in question.texts
