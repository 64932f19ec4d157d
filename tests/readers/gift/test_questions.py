"""Each form of answers → the parts of a question."""

from __future__ import annotations

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers import File
from ankibuild.readers.collecting import Read
from ankibuild.readers.gift import read


def found(written: str) -> Read:
    return read(File.of("a.gift", written))


def one(written: str) -> RawQuestion:
    result = found(written)
    (question,) = result.questions
    assert question.sound, [diagnostic.headline for diagnostic in result.diagnostics]
    return question


def options(written: str) -> list[tuple[str, bool | None, str]]:
    return [(option.text.value, option.correct, option.why.value) for option in one(written).options]


def kind(written: str) -> str:
    return one(written).texts["kind"].value


def test_one_right_choice() -> None:
    written = "Which is a metal? {~Sulfur#No. =Iron#Yes. ~Neon}"
    assert kind(written) == Kind.SINGLE
    assert options(written) == [("Sulfur", False, "No."), ("Iron", True, "Yes."), ("Neon", False, "")]


def test_several_right_choices_by_weights() -> None:
    written = "Which are metals? {~%33.33333%Iron ~%33.33333%Zinc ~%33.333%Tin ~%-100%Neon}"
    assert kind(written) == Kind.MULTIPLE
    assert [option[1] for option in options(written)] == [True, True, True, False]
    assert not found(written).diagnostics


def test_weights_that_differ_are_said() -> None:
    (said,) = found("Which are metals? {~%75%Iron ~%25%Zinc ~Neon}").diagnostics
    assert said.headline == "not carried over: the weights 25 %, 75 %: on a card each right answer counts the same"


def test_half_right_choices_count_as_wrong_and_are_said() -> None:
    written = "Which is the best metal for a wire? {~%50%Iron =Copper}"
    assert [option[1] for option in options(written)] == [False, True]
    (said,) = found(written).diagnostics
    assert (said.code, said.facts["what"]) == ("not-carried", "the weight 50 %")


def test_two_answers_with_all_marks_are_both_asked_for() -> None:
    written = "Which is a metal? {=Iron =Zinc ~Neon}"
    assert kind(written) == Kind.MULTIPLE
    assert [said.code for said in found(written).diagnostics] == ["not-carried"]


def test_texts_to_type() -> None:
    written = "Symbol of iron? {=Fe =%50%FE#Small e. =%0%Ir}"
    assert kind(written) == Kind.SHORT
    assert options(written) == [("Fe", True, ""), ("FE", False, "Small e."), ("Ir", False, "")]


def test_a_wildcard_is_said() -> None:
    assert [said.code for said in found("Color? {=gr*y}").diagnostics] == ["not-carried"]
    assert not found("Sign of multiplication? {=\\*}").diagnostics
    assert options("Sign of multiplication? {=\\*}")[0][0].replace("\\", "") == "*"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("{#3}", "3"),
        ("{#-3.5}", "-3.5"),
        ("{#3:2}", "3 ± 2"),
        ("{#3:0}", "3"),
        ("{#1..5}", "1..5"),
        ("{#-5..-1.5}", "-5..-1.5"),
        ("{#3,5:0,1}", "3.5 ± 0.1"),
        ("{#=1e3}", "1e3"),
    ],
)
def test_numbers(written: str, number: str) -> None:
    assert kind(f"How many? {written}") == Kind.NUMERIC
    assert options(f"How many? {written}") == [(number, True, "")]


def test_feedback_for_any_other_number_goes_to_the_explanation() -> None:
    question = one("How many? {#=1:0 =%50%1:2#Near. ~#Count again. ####All told.}")
    assert [(option.text.value, option.correct) for option in question.options] == [("1", True), ("1 ± 2", False)]
    assert question.texts["explanation"].value == "Count again.\n\nAll told."


def test_statements() -> None:
    assert one("Ice floats. {T}").answers[0].text.value == "true"
    assert one("Lead floats. {FALSE}").answers[0].text.value == "false"
    assert options("Lead floats. {F#It sinks.#Right.}") == [("True", False, "It sinks."), ("False", True, "Right.")]
    assert options("Ice floats. {TRUE#It does.}") == [("True", True, ""), ("False", False, "It does.")]


def test_pairs_and_distractors() -> None:
    question = one("Match. {=Iron -> Fe =[html]<i>Gold</i> -> Au = -> Ag}")
    assert question.texts["kind"].value == Kind.MATCHING
    assert [(pair.left.value, pair.right.value) for pair in question.pairs] == [
        ("Iron", "Fe"),
        ("*Gold*", "Au"),
        ("", "Ag"),
    ]


def test_an_arrow_in_a_choice_is_text() -> None:
    assert kind("Which reaction? {~a -> b =b -> a}") == Kind.SINGLE


def test_the_feedback_of_an_essay_is_its_answer() -> None:
    question = one("Why does ice float? {####It is less dense.}")
    assert (question.texts["kind"].value, question.answers[0].text.value) == (Kind.PLAIN, "It is less dense.")
    assert "explanation" not in question.texts


def test_several_answers_are_gaps() -> None:
    question = one("{=Iron =iron} is {~heavy =hard}, {#26} in number, {T}.")
    assert question.texts["kind"].value == Kind.GAPS
    assert question.texts["stem"].value == "[[1]] is [[2]], [[3]] in number, [[4]]."
    assert [(gap.choice, [option.text.value for option in gap.options if option.correct]) for gap in question.gaps] == [
        (False, ["Iron", "iron"]),
        (True, ["hard"]),
        (False, ["26"]),
        (True, ["True"]),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Which? {~a ~b}", "no-key"),
        ("Why? {}", "essay-without-answer"),
        ("How many? {#many}", "moodle-number"),
        ("How many? {#}", "no-key"),
        ("Match. {=a -> b =c}", "gift-pair"),
        ("{=a} and {=b -> c}", "type-not-carried"),
        ("{=a} and {~b}", "no-key"),
        ("::Name::{=a}", "moodle-no-text"),
        ('[html]<a href\\="{=a}">b</a> {=c}', "gap-lost"),
    ],
)
def test_what_is_no_question_is_rejected_once(written: str, code: str) -> None:
    result = found(written)
    assert [question.sound for question in result.questions] == [False]
    assert [said.code for said in result.diagnostics] == [code]


def test_a_hash_at_the_start_of_a_choice_is_text() -> None:
    assert options("Red? {=#ff0000 ~#00ff00#That is green. ~ #0000ff}") == [
        ("#ff0000", True, ""),
        ("#00ff00", False, "That is green."),
        ("#0000ff", False, ""),
    ]
    assert [text for text, _, _ in options("Red? {=#f00 =#ff0000}")] == ["#f00", "#ff0000"]


@pytest.mark.parametrize("written", ["{=%50%a =%50%b ~c}", "{=~%50%a =~%50%b ~%-100%c}"])
def test_right_answers_that_share_the_marks_are_several(written: str) -> None:
    result = found(f"Which? {written}")
    (question,) = result.questions
    assert question.texts["kind"].value == Kind.MULTIPLE
    assert [option.correct for option in question.options] == [True, True, False]
    assert result.diagnostics == ()


def test_embedded_answers_of_moodle_are_read_in_gift_too() -> None:
    question = one("Lima is {1:MC:~a~=the~an} capital; {2:SA:=its~%50%the~his#Whose?} name is from {:NM:=1542:5}.")
    assert question.texts["stem"].value == "Lima is [[1]] capital; [[2]] name is from [[3]]."
    assert [(gap.choice, [(one.text.value, one.correct) for one in gap.options]) for gap in question.gaps] == [
        (True, [("a", False), ("the", True), ("an", False)]),
        (False, [("its", True), ("the", False), ("his", False)]),
        (False, [("1542 ± 5", True)]),
    ]


def test_one_embedded_answer_is_a_question_of_its_kind() -> None:
    assert options("Lima is {1:MCV:a~=the} capital.") == [("a", False, ""), ("the", True, "")]
    assert kind("Lima is {1:SAC:=the} capital.") == Kind.SHORT
    assert kind("How many? {1:NUMERICAL:=3}") == Kind.NUMERIC
    assert kind("Why {1:XX:=3}") == Kind.SHORT
