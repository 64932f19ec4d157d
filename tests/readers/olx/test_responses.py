"""Each response → what answers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Problem = Callable[..., Read]


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def options(result: Read) -> list[tuple[str, bool | None, str]]:
    return [(option.text.value, option.correct, option.why.value) for option in one(result).options]


def codes(result: Read) -> list[str]:
    return [said.code for said in result.diagnostics]


def choices(tag: str, group: str, *listed: tuple[str, str]) -> str:
    inner = "".join(f'<choice correct="{correct}">{text}</choice>' for text, correct in listed)
    return f"<{tag}><label>Which?</label><{group}>{inner}</{group}></{tag}>"


def string(attributes: str, inner: str = "") -> str:
    return f"<stringresponse {attributes}><label>What?</label>{inner}<textline/></stringresponse>"


def number(answer: str, inner: str = "") -> str:
    inner = f"<label>How many?</label>{inner}<formulaequationinput/>"
    return f'<numericalresponse answer="{answer}">{inner}</numericalresponse>'


def test_one_right_choice(problem: Problem) -> None:
    listed = ("a <choicehint>No.</choicehint>", "false"), ("b <i>c</i>", "true")
    result = problem(choices("multiplechoiceresponse", "choicegroup", *listed))
    assert one(result).texts["kind"].value == Kind.SINGLE
    assert options(result) == [("a", False, "No."), ("b *c*", True, "")]


def test_several_right_choices(problem: Problem) -> None:
    hints = "<choicehint selected='true'>Yes.</choicehint><choicehint selected='false'>This too.</choicehint>"
    result = problem(choices("choiceresponse", "checkboxgroup", (f"a{hints}", "true"), ("b", "false"), ("c", "True")))
    assert one(result).texts["kind"].value == Kind.MULTIPLE
    assert options(result) == [("a", True, "Yes.\n\nThis too."), ("b", False, ""), ("c", True, "")]


def test_partly_right_choices_and_feedback_for_combinations_are_said(problem: Problem) -> None:
    assert codes(problem(choices("multiplechoiceresponse", "choicegroup", ("a", "true"), ("b", "partial")))) == [
        "not-carried"
    ]
    written = choices("choiceresponse", "checkboxgroup", ("a", "true")).replace(
        "</checkboxgroup>", '<compoundhint value="A">b</compoundhint></checkboxgroup>'
    )
    assert codes(problem(written)) == ["not-carried"]


def test_dropdowns(problem: Problem) -> None:
    inner = "<option correct='True'>a<optionhint>Yes.</optionhint></option><option correct='False'>b</option>"
    result = problem(f"<optionresponse><label>Which?</label><optioninput>{inner}</optioninput></optionresponse>")
    assert options(result) == [("a", True, "Yes."), ("b", False, "")]
    listed = '<optioninput options="(\'it\\\'s\',&quot;b&quot;)" correct="b"/>'
    result = problem(f"<optionresponse><label>Which?</label>{listed}</optionresponse>")
    assert options(result) == [("it's", False, ""), ("b", True, "")]


def test_texts_to_type(problem: Problem) -> None:
    inner = (
        '<additional_answer answer="b"/><additional_answer>c</additional_answer>'
        '<stringequalhint answer="d">No.</stringequalhint><correcthint>Well done.</correcthint>'
    )
    result = problem(string('answer="a" type="ci"', inner))
    assert options(result) == [("a", True, ""), ("b", True, ""), ("c", True, ""), ("d", False, "No.")]
    assert one(result).texts["explanation"].value == "Well done."
    assert options(problem(string('answer="a _or_ b"'))) == [("a", True, ""), ("b", True, "")]
    assert codes(problem(string('answer="a" type="cs"'))) == ["not-on-cards"]


@pytest.mark.parametrize(
    ("pattern", "texts", "said"),
    [
        ("^(gray|grey)$", ["gray", "grey"], []),
        ("red", ["red"], []),
        (r"3\.5", ["3.5"], []),
        ("..bble", ["..bble"], ["not-carried"]),
        ("a+", ["a+"], ["not-carried"]),
    ],
)
def test_patterns(problem: Problem, pattern: str, texts: list[str], said: list[str]) -> None:
    result = problem(string(f'answer="{pattern}" type="ci regexp"'))
    assert [text.replace("\\", "") for text, _, _ in options(result)] == texts
    assert codes(result) == said


def test_a_pattern_for_anything_is_no_answer(problem: Problem) -> None:
    assert codes(problem(string('answer=".*." type="regexp"'))) == ["essay-without-answer"]


@pytest.mark.parametrize(
    ("answer", "tolerance", "written"),
    [
        ("12", "", "12"),
        ("12", "0", "12"),
        ("600", "5", "600 ± 5"),
        ("-50", "10%", "-50 ± 5"),
        ("0", "10%", "0"),
        ("[1, 5]", "", "1..5"),
    ],
)
def test_numbers(problem: Problem, answer: str, tolerance: str, written: str) -> None:
    inner = f'<responseparam type="tolerance" default="{tolerance}"/>' if tolerance else ""
    result = problem(number(answer, inner))
    assert one(result).texts["kind"].value == Kind.NUMERIC
    assert options(result) == [(written, True, "")]
    assert not result.diagnostics


def test_what_a_number_cannot_say_is_said(problem: Problem) -> None:
    assert codes(problem(number("(1,5)"))) == ["not-carried"]
    assert codes(problem(number("2", '<responseparam partial_answers="1"/>'))) == ["not-carried"]
    result = problem(number("sqrt(2)"))
    assert (one(result).texts["kind"].value, codes(result)) == (Kind.SHORT, ["not-on-cards"])


def test_an_annotation_keeps_its_choice(problem: Problem) -> None:
    result = problem(
        "<annotationresponse><annotationinput><text>A line</text><comment>Say.</comment><tag_prompt>Which?</tag_prompt>"
        '<options><option choice="correct">a</option><option choice="incorrect">b</option></options>'
        "</annotationinput></annotationresponse>"
    )
    assert options(result) == [("a", True, ""), ("b", False, "")]
    assert codes(result) == ["not-carried"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<customresponse cfn='check'><label>a</label><textline/></customresponse>", "computed-answer"),
        ("<formularesponse><label>a</label><textline/></formularesponse>", "computed-answer"),
        ("<customresponse cfn='f'><textline/></customresponse>", "computed-answer"),
        ("<customresponse cfn='f' expect='1'><textline/><textline/></customresponse>", "computed-answer"),
        ("<customresponse cfn='f' expect='1'><jsinput/></customresponse>", "computed-answer"),
        ("<imageresponse><imageinput/></imageresponse>", "type-not-carried"),
        ("<coderesponse><textbox/></coderesponse>", "type-not-carried"),
        ("<multiplechoiceresponse><label>a</label></multiplechoiceresponse>", "no-key"),
        (choices("multiplechoiceresponse", "choicegroup", ("a", "false")), "no-key"),
        ("<optionresponse><label>a</label></optionresponse>", "no-key"),
        (string('answer=""'), "no-key"),
    ],
)
def test_what_is_no_card_is_rejected(problem: Problem, content: str, code: str) -> None:
    result = problem(content)
    assert [question.sound for question in result.questions] == [False]
    assert codes(result) == [code]


def test_a_formula_is_kept_as_a_text(problem: Problem) -> None:
    result = problem(
        '<formularesponse answer="m*g/2"><label>How large is the force?</label><textline/></formularesponse>'
    )
    (question,) = result.questions
    assert question.texts["kind"].value == Kind.SHORT
    assert [option.text.value for option in question.options] == ["m*g/2"]
    assert [said.facts["what"] for said in result.diagnostics] == ["the comparison of 'm*g/2' by its value"]
    (question,) = problem(
        '<symbolicresponse expect="F/m"><label>And a?</label><textline/></symbolicresponse>'
    ).questions
    assert [option.text.value for option in question.options] == ["F/m"]


def test_what_a_program_checks_has_the_answer_that_it_expects(problem: Problem) -> None:
    result = problem('<p>Name a square.</p><customresponse cfn="f" expect="16"><textline/></customresponse>')
    (question,) = result.questions
    assert [option.text.value for option in question.options] == ["16"]
    assert [said.facts["what"] for said in result.diagnostics] == ["the program that checks an answer"]


def test_each_line_that_a_program_checks_is_a_gap(problem: Problem) -> None:
    lines = '<textline correct_answer="1"/> and <textline correct_answer="9"/>'
    (question,) = problem(f'<customresponse cfn="f"><p>Ten is {lines}.</p></customresponse>').questions
    assert [[option.text.value for option in gap.options] for gap in question.gaps] == [["1"], ["9"]]
