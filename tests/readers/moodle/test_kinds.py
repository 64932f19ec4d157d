"""Each type of Moodle's questions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]


def answer(text: str, fraction: object, more: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{text}</text>{more}</answer>'


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def options(result: Read) -> list[tuple[str, bool | None]]:
    return [(option.text.value, option.correct) for option in one(result).options]


def kind(result: Read) -> str:
    return one(result).texts["kind"].value


def codes(result: Read) -> list[str]:
    return [said.code for said in result.diagnostics]


def test_a_single_choice(quiz: Quiz) -> None:
    result = quiz("multichoice", more="<single>true</single>" + answer("a", 0) + answer("b", 100))
    assert (kind(result), options(result)) == (Kind.SINGLE, [("a", False), ("b", True)])


@pytest.mark.parametrize("word", ["false", "0"])
def test_a_choice_of_several(quiz: Quiz, word: str) -> None:
    more = f"<single>{word}</single>" + answer("a", 50) + answer("b", 50) + answer("c", -100)
    result = quiz("multichoice", more=more)
    assert (kind(result), options(result)) == (Kind.MULTIPLE, [("a", True), ("b", True), ("c", False)])


@pytest.mark.parametrize("name", ["oumultiresponse", "multichoiceset"])
def test_choices_of_other_types(quiz: Quiz, name: str) -> None:
    result = quiz(name, more=answer("a", 100) + answer("b", 0))
    assert (kind(result), options(result)) == (Kind.MULTIPLE, [("a", True), ("b", False)])


def test_two_right_answers_of_a_single_choice_are_both_asked_for(quiz: Quiz) -> None:
    result = quiz("multichoice", more=answer("a", 100) + answer("b", 100))
    assert (kind(result), codes(result)) == (Kind.MULTIPLE, ["not-carried"])


def test_empty_choices_are_left_out_as_in_moodle(quiz: Quiz) -> None:
    assert options(quiz("multichoice", more=answer("a", 100) + answer(" ", 0))) == [("a", True)]


def test_an_empty_right_choice_rejects(quiz: Quiz) -> None:
    assert codes(quiz("multichoice", more=answer("a", 0) + answer("&lt;p&gt; &lt;/p&gt;", 100))) == ["moodle-empty"]


@pytest.mark.parametrize(
    ("first", "second", "right"),
    [
        (answer("true", 100), answer("false", 0), "true"),
        (answer("false", 100), answer("true", 0), "false"),
        (answer("Wahr", 0), answer("Falsch", 100), "false"),
    ],
)
def test_statements(quiz: Quiz, first: str, second: str, right: str) -> None:
    question = one(quiz("truefalse", more=first + second))
    assert (question.texts["kind"].value, question.answers[0].text.value) == (Kind.TRUE_FALSE, right)


def test_a_statement_with_feedback_has_options(quiz: Quiz) -> None:
    more = answer("true", 0, "<feedback><text>No.</text></feedback>") + answer("false", 100)
    question = one(quiz("truefalse", more=more))
    assert [(option.text.value, option.correct, option.why.value) for option in question.options] == [
        ("True", False, "No."),
        ("False", True, ""),
    ]


def test_a_statement_without_a_key_is_rejected(quiz: Quiz) -> None:
    assert codes(quiz("truefalse", more=answer("true", 0) + answer("false", 0))) == ["no-key"]


def test_capital_letters_and_wildcards_are_said(quiz: Quiz) -> None:
    result = quiz("shortanswer", more="<usecase>1</usecase>" + answer("iron*", 100) + answer("Fe", 100))
    assert kind(result) == Kind.SHORT
    assert codes(result) == ["not-on-cards", "not-carried"]
    assert codes(quiz("shortanswer", more="<usecase>0</usecase>" + answer("Fe", 100))) == []


def test_numbers_and_units(quiz: Quiz) -> None:
    units = "<units><unit><multiplier>1</multiplier><unit_name>cm</unit_name></unit></units>"
    result = quiz("numerical", more=answer("2.54", 100, "<tolerance>0.01</tolerance>") + units)
    assert (kind(result), options(result)) == (Kind.NUMERIC, [("2.54 ± 0.01", True)])
    assert [said.facts["what"] for said in result.diagnostics] == ["the unit cm"]


def test_a_number_without_a_text_element(quiz: Quiz) -> None:
    assert options(quiz("numerical", more="<answer>7<fraction>100</fraction></answer>")) == [("7", True)]


def test_what_is_no_number_is_rejected(quiz: Quiz) -> None:
    assert codes(quiz("numerical", more=answer("many", 100))) == ["moodle-number"]


@pytest.mark.parametrize("name", ["matching", "match", "ddmatch"])
def test_pairs(quiz: Quiz, name: str) -> None:
    subs = "".join(
        f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
        for left, right in (("Iron", "Fe"), ("Gold", "Au"), ("", "Ag"))
    )
    question = one(quiz(name, more=subs))
    assert question.texts["kind"].value == Kind.MATCHING
    assert [(pair.left.value, pair.right.value) for pair in question.pairs] == [
        ("Iron", "Fe"),
        ("Gold", "Au"),
        ("", "Ag"),
    ]


def test_a_matching_question_without_pairs_is_rejected(quiz: Quiz) -> None:
    assert codes(quiz("matching")) == ["moodle-pairs"]


def test_an_order_by_its_numbers(quiz: Quiz) -> None:
    question = one(quiz("ordering", more=answer("b", "2.0000000") + answer("a", "1.0000000")))
    assert (question.texts["kind"].value, [text.value for text in question.order]) == (Kind.ORDERING, ["a", "b"])


def test_an_order_as_it_stands(quiz: Quiz) -> None:
    assert [text.value for text in one(quiz("ordering", more=answer("b", 1) + answer("a", 1))).order] == ["b", "a"]
    assert codes(quiz("ordering", more=answer("b", 1))) == ["no-key"]


def test_the_order_of_an_older_plugin(quiz: Quiz) -> None:
    def item(text: str, place: str) -> str:
        return f"<subquestion><text>{text}</text><answer><text>{place}</text></answer></subquestion>"

    assert [text.value for text in one(quiz("order", more=item("b", "2") + item("a", "1"))).order] == ["a", "b"]
    for wrong in ("1", "", "x"):
        assert codes(quiz("order", more=item("b", wrong) + item("a", "1"))) == ["no-key"]


def test_an_essay_has_the_notes_for_graders_as_its_answer(quiz: Quiz) -> None:
    feedback = "<generalfeedback><text>Said to all.</text></generalfeedback>"
    question = one(quiz("essay", more=feedback + "<graderinfo><text>The model.</text></graderinfo>"))
    assert (question.answers[0].text.value, question.texts["explanation"].value) == ("The model.", "Said to all.")
    question = one(quiz("essay", more=feedback))
    assert question.answers[0].text.value == "Said to all."
    assert "explanation" not in question.texts
    assert codes(quiz("essay")) == ["essay-without-answer"]


def test_what_an_essay_is_to_begin_with_stands_below_its_question(quiz: Quiz) -> None:
    more = "<responsetemplate><text>Because</text></responsetemplate><graderinfo><text>It rains.</text></graderinfo>"
    assert one(quiz("essay", "Why is it wet?", more)).texts["stem"].value == "Why is it wet?\n\nBecause"


@pytest.mark.parametrize(
    "name", ["ddimageortext", "ddmarker", "random", "randomsamatch", "combined", "pmatch", "unheard", ""]
)
def test_types_that_are_no_card_are_rejected_by_name(quiz: Quiz, name: str) -> None:
    (said,) = quiz(name, more=answer("a", 100)).diagnostics
    assert (said.code, said.facts["type"]) == ("type-not-carried", name or "(none)")


@pytest.mark.parametrize("name", ["calculated", "calculatedsimple", "calculatedmulti", "stack", "formulas"])
def test_computed_answers_are_rejected(quiz: Quiz, name: str) -> None:
    (said,) = quiz(name, more=answer("{a} + {b}", 100)).diagnostics
    assert (said.code, said.facts["how"]) == ("computed-answer", "{a} + {b}")


def test_a_choice_without_a_key_is_rejected(quiz: Quiz) -> None:
    assert codes(quiz("multichoice", more=answer("a", 0))) == ["no-key"]


def test_a_right_answer_that_is_only_a_missing_picture_is_rejected(quiz: Quiz) -> None:
    def answers(picture: str) -> str:
        return answer(f"&lt;img src='@@PLUGINFILE@@/gone.png'{picture}&gt;", 100) + answer("b", 0)

    assert "moodle-empty" in codes(quiz("multichoice", more=answers("")))
    assert options(quiz("multichoice", more=answers(" alt='a heart'")))[0] == ("[picture: a heart]", True)


def test_feedback_for_any_other_number_explains_only_if_it_says_something(quiz: Quiz) -> None:
    def explained(feedback: str) -> bool:
        others = answer("*", 0, f"<feedback><text>{feedback}</text></feedback>")
        return "explanation" in one(quiz("numerical", more=answer("3", 100) + others)).texts

    assert (explained("No"), explained("Count the legs again.")) == (False, True)
