"""Problems → questions: one, one with gaps, or several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Problem = Callable[..., Read]

TYPED = '<stringresponse answer="b"><textline/></stringresponse>'
LABELLED = '<stringresponse answer="b"><label>What?</label><textline/></stringresponse>'


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def test_all_the_text_of_a_problem_asks(problem: Problem) -> None:
    stem = one(problem(f"<p>Read this.</p>{LABELLED}")).texts["stem"].value
    assert stem.startswith("Read this.")
    assert stem.endswith("What?")


def test_the_parts_beside_the_answer(problem: Problem) -> None:
    more = "<solution><p>Solution</p><p>So.</p></solution><demandhint><hint>One</hint><hint>Two</hint></demandhint>"
    question = one(problem(LABELLED + more, 'url_name="x1" display_name=" Name "'))
    assert question.texts["explanation"].value == "So."
    assert question.texts["hint"].value == "One\n\nTwo"
    assert (question.texts["id"].value, question.texts["name"].value, question.borrowed) == ("x1", "Name", True)


def test_several_responses_in_a_text_are_gaps(problem: Problem) -> None:
    dropdown = "<optionresponse><optioninput options=\"('c','d')\" correct=\"d\"/></optionresponse>"
    question = one(problem(f"<p>a {TYPED} and {dropdown}, not [[9]].</p>"))
    assert question.texts["kind"].value == Kind.GAPS
    assert question.texts["stem"].value.startswith("a [[1]] and [[2]], not \\[")
    assert [gap.choice for gap in question.gaps] == [False, True]


def test_responses_with_labels_are_questions_of_their_own(problem: Problem) -> None:
    first, second = problem(f"<p>The case.</p>{LABELLED}<p>More.</p>{LABELLED}", 'url_name="x"').questions
    assert (first.texts["case"].value, first.texts["stem"].value) == ("The case.", "What?")
    assert second.texts["case"].value.replace("\\\n", "\n").split() == ["The", "case.", "More."]
    assert (first.texts["id"].value, second.texts["id"].value) == ("x-1", "x-2")


def test_a_choice_of_several_is_no_gap(problem: Problem) -> None:
    several = '<choiceresponse><checkboxgroup><choice correct="true">c</choice></checkboxgroup></choiceresponse>'
    first, second = problem(f"<p>One?</p>{several}<p>Two?</p>{TYPED}").questions
    assert (first.texts["stem"].value, second.texts["stem"].value) == ("One?", "Two?")
    assert (first.texts["kind"].value, second.texts["kind"].value) == (Kind.MULTIPLE, Kind.SHORT)


def test_one_bad_part_does_not_stop_the_others(problem: Problem) -> None:
    result = problem(f"{LABELLED}<imageresponse><label>Where?</label><imageinput/></imageresponse>")
    assert [question.sound for question in result.questions] == [True, False]


def test_a_label_in_an_attribute(problem: Problem) -> None:
    stem = one(problem('<stringresponse answer="b"><textline label="What is it?"/></stringresponse>')).texts["stem"]
    assert stem.value == "What is it?"
    assert stem.span is not None
    assert stem.span.text == "What is it?"


def test_a_problem_without_a_text_is_rejected(problem: Problem) -> None:
    assert [said.code for said in problem(TYPED).diagnostics] == ["olx-no-text"]


def test_a_text_without_a_question_is_said(problem: Problem) -> None:
    result = problem("<p>Only a text.</p>", 'display_name="a"')
    assert [said.code for said in result.diagnostics] == ["not-on-cards", "nothing-recognised"]


def test_a_problem_that_has_only_its_markdown(problem: Problem) -> None:
    markdown = "&gt;&gt;Which is a metal?&lt;&lt;&#10;&#10;( ) Neon&#10;(x) Iron&#10;"
    result = problem("", f'url_name="x" markdown="{markdown}"')
    question = one(result)
    assert [(option.text.value, option.correct) for option in question.options] == [("Neon", False), ("Iron", True)]
    assert (question.texts["stem"].value, question.texts["id"].value) == ("Which is a metal?", "x")
    assert question.borrowed


def test_a_variable_of_a_script_rejects(problem: Problem) -> None:
    script = '<script type="loncapa/python">b = randint(1, 9)</script>'
    assert [said.code for said in problem(f"{script}<p>What is $b?</p>{TYPED}").diagnostics] == ["computed-answer"]
    assert one(problem(f"{script}<p>It costs $5.</p>{LABELLED}"))
    assert one(problem(f"<p>What is $b?</p>{TYPED}"))


@pytest.mark.parametrize(
    ("texts", "shuffle"),
    [(("A. x", "B. y"), False), (("a) x", "b) y"), False), (("x", "y"), True), (("A. x", "y"), True)],
)
def test_options_with_letters_stay_in_place(problem: Problem, texts: tuple[str, str], shuffle: bool) -> None:
    inner = "".join(f'<choice correct="{not index}">{text}</choice>' for index, text in enumerate(texts))
    written = (
        f"<multiplechoiceresponse><label>Which?</label><choicegroup>{inner}</choicegroup></multiplechoiceresponse>"
    )
    assert one(problem(written)).shuffle is shuffle


def test_fixed_options_stay_in_place(problem: Problem) -> None:
    inner = '<choice correct="true">x</choice><choice correct="false" fixed="true">y</choice>'
    written = (
        f"<multiplechoiceresponse><label>Which?</label><choicegroup>{inner}</choicegroup></multiplechoiceresponse>"
    )
    assert not one(problem(written)).shuffle


def test_a_file_makes_no_marks_of_its_own(problem: Problem) -> None:
    question = one(problem(f"<p>\ue0007\ue001 {TYPED} and {TYPED}</p>"))
    assert question.texts["stem"].value == "[[1]] and [[2]]"


def test_an_endless_problem_is_refused(problem: Problem) -> None:
    assert [said.code for said in problem(LABELLED * 201).diagnostics] == ["type-not-carried"]


def test_hints_that_follow_a_wrong_answer_are_hints(problem: Problem) -> None:
    group = '<hintgroup><formulahint answer="2" name="a"/><hintpart on="a"><p>Not that.</p></hintpart><p>Draw it.</p>'
    response = f'<stringresponse answer="3"><label>How many?</label><textline/>{group}</hintgroup></stringresponse>'
    question = one(problem(response))
    assert (question.texts["hint"].value, question.texts["stem"].value) == ("Not that.\n\nDraw it.", "How many?")


def test_the_title_of_an_old_problem_is_its_name(problem: Problem) -> None:
    question = one(problem(f"<title> Check\n point </title>{LABELLED}"))
    assert question.texts["name"].value == "Check point"
    assert one(problem(f"<title>x</title>{LABELLED}", 'display_name="A"')).texts["name"].value == "A"


CLICK = '<imageresponse><imageinput src="/static/a.png" rectangle="(1,1)-(2,2)"/></imageresponse>'
PICK = (
    "<multiplechoiceresponse>{}<choicegroup><choice correct='false'>x</choice><choice correct='true'>y</choice>"
    "</choicegroup></multiplechoiceresponse>"
)


def test_a_response_that_can_be_no_card_leaves_those_with_their_own_text(problem: Problem) -> None:
    result = problem(f"<p>Click.</p>{CLICK}{PICK.format('<p>Pick one.</p>')}")
    assert [question.sound for question in result.questions] == [False, True]
    assert result.questions[1].texts["stem"].value == "Pick one."
    assert [said.code for said in result.diagnostics] == ["type-not-carried"]


def test_responses_of_which_none_can_be_a_card_are_one_problem(problem: Problem) -> None:
    assert [question.sound for question in problem(f"<p>Click.</p>{CLICK}{CLICK}").questions] == [False]


def test_without_a_text_of_its_own_a_response_goes_with_the_problem(problem: Problem) -> None:
    assert [question.sound for question in problem(f"<p>Click, then pick.</p>{CLICK}{PICK.format('')}").questions] == [
        False
    ]
