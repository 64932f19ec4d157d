"""Records → raw questions."""

from __future__ import annotations

import json

from ankibuild.model import RawQuestion
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.json_questions import read


def reading(**data: object) -> Read:
    return read(File.of("a.json", json.dumps([{"question": "Which?", **data}])))


def question(**data: object) -> RawQuestion:
    result = reading(**data)
    assert [fault.code for fault in result.diagnostics] == []
    return result.questions[0]


def kind(**data: object) -> str:
    return question(**data).texts["kind"].value


def test_the_answer_makes_the_kind_where_there_are_no_options() -> None:
    assert kind(answer=True) == "true-false"
    assert kind(answer="false") == "true-false"
    assert kind(answer="Yes", type="boolean") == "true-false"
    assert kind(answer="Yes") == "plain"
    assert kind(answer=["a", "b"]) == "short"
    assert kind(answer="3", type="numeric") == "numeric"
    assert kind(answer="an answer") == "plain"


def test_one_right_option_is_single_unless_the_type_says_several() -> None:
    assert kind(options=["a", "b"], answer="a") == "single"
    assert kind(options=["a", "b"], answer="a", type="multi-select") == "multiple"
    assert kind(options=["a", "b"], answer=["a", "b"]) == "multiple"


def test_true_and_false_as_options_are_no_options() -> None:
    one = question(options=["True", "False"], answer="False")
    assert (one.texts["kind"].value, one.options, one.answers[0].text.value) == ("true-false", (), "false")
    why = question(options=[{"text": "True", "isCorrect": True, "why": "w"}, {"text": "False", "isCorrect": False}])
    assert len(why.options) == 2


def test_true_false_by_number_is_decided_as_any_other_number() -> None:
    assert question(options=["True", "False"], answer=0).answers[0].text.value == "true"


def test_a_solution_is_the_back_of_a_question_for_a_free_answer() -> None:
    one = question(type="essay", explanation="A model answer.")
    assert (one.texts["kind"].value, one.answers[0].text.value) == ("plain", "A model answer.")


def test_nothing_is_half_a_question() -> None:
    for data in (
        {"type": "essay"},
        {"options": ["a", "b"]},
        {"options": ["a"], "answer": "z"},
        {"type": "matching", "pairs": 1},
    ):
        result = reading(**data)
        assert [one.sound for one in result.questions] == [False]
        assert len(result.diagnostics) == 1


def test_partial_credit_is_reported() -> None:
    options = [{"text": "a", "score": 1}, {"text": "b", "score": 0.5}, {"text": "c", "score": 0}]
    result = reading(options=options)
    assert [option.correct for option in result.questions[0].options] == [True, False, False]
    assert [fault.code for fault in result.diagnostics] == ["not-carried"]


def test_options_in_an_unknown_shape_never_make_a_question_without_options() -> None:
    for options in ([{"x": {"y": "a"}}, {"x": {"y": "b"}}], "a", ["a", {"x": {"y": "b"}}]):
        assert [fault.code for fault in reading(options=options, answer="A").diagnostics] == ["options-not-understood"]


def test_numbers_among_numbers_are_texts_unless_one_of_the_file_is_none() -> None:
    assert [option.correct for option in question(options=[10, 20, 30], answer=20).options] == [False, True, False]
    assert [option.correct for option in question(options=[1, 2, 3], answer=3).options] == [False, False, True]
    counted = [
        {"question": "a?", "options": [1, 2, 3], "answer": 1},
        {"question": "b?", "options": [4, 5, 6], "answer": 0},
    ]
    first, second = read(File.of("a.json", json.dumps(counted))).questions
    assert [option.correct for option in first.options] == [False, True, False]
    assert [option.correct for option in second.options] == [True, False, False]


def test_an_option_may_be_a_picture() -> None:
    one = question(options=[{"image": "a b.png", "correct": True}, {"image": "c.png", "correct": False}])
    assert [option.text.value for option in one.options] == ["![](a%20b.png)", "![](c.png)"]
