"""Records → raw questions."""

from __future__ import annotations

import json

import pytest

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


def test_answers_that_say_whether_they_are_right_are_options() -> None:
    answer = [{"text": "iron", "fraction": "0"}, {"text": "gold", "fraction": "100", "feedback": {"text": "It is."}}]
    made = question(answer=answer)
    assert [(option.text.value, option.correct, option.why.value) for option in made.options] == [
        ("iron", False, ""),
        ("gold", True, "It is."),
    ]
    assert [option.correct for option in question(answer=["iron", {"correct": "gold"}]).options] == [False, True]


def test_one_option_alone_is_an_answer() -> None:
    made = question(answers=["gold"], answer=0)
    assert made.texts["kind"].value == "plain"
    assert [answer.text.value for answer in made.answers] == ["gold"]


def test_letters_of_the_parts_of_a_question_are_one_answer() -> None:
    made = question(answer=["A", "B", "A"])
    assert made.texts["kind"].value == "plain"
    assert [answer.text.value for answer in made.answers] == ["A, B, A"]


def test_ticks_and_crosses_are_true_and_false() -> None:
    assert [answer.text.value for answer in question(answer="√", type="判断题").answers] == ["true"]
    assert [answer.text.value for answer in question(answer="×", type="judge").answers] == ["false"]


def test_a_number_is_neither_true_nor_false() -> None:
    assert [fault.code for fault in reading(answer=1, type="判断题").diagnostics] == ["truth-not-understood"]


def test_a_text_with_gaps_in_it_is_no_question_here() -> None:
    result = reading(type="cloze", general_feedback="Well.")
    assert [fault.code for fault in result.diagnostics] == ["type-not-carried"]


def test_feedback_is_no_answer_and_a_solution_is_one() -> None:
    assert [fault.code for fault in reading(feedback="Look again.").diagnostics] == ["no-key"]
    assert question(solution="Because it rains.").texts["kind"].value == "plain"


def test_a_text_beside_a_key_says_why() -> None:
    made = question(options=["iron", "gold"], answer="B", answer_text="It never rusts, unlike iron.")
    assert [option.correct for option in made.options] == [False, True]
    assert made.texts["explanation"].value == "It never rusts, unlike iron."


def test_a_solution_that_is_a_number_is_a_key_where_the_answer_is_a_sentence() -> None:
    result = read(
        File.of(
            "a.json",
            json.dumps(
                [
                    {
                        "question": f"Q{n}?",
                        "reponse_attendue": "Gold does not rust.",
                        "options": ["iron", "gold"],
                        "solution": n,
                    }
                    for n in (0, 1)
                ]
            ),
        )
    )
    assert [[option.correct for option in made.options] for made in result.questions] == [[True, False], [False, True]]
    assert result.questions[0].texts["explanation"].value == "Gold does not rust."


def test_a_piece_of_a_program_stands_below_its_question() -> None:
    assert question(answer="1", code="print(`1`)").texts["stem"].value == "Which?\n\n```\nprint(`1`)\n```"
    assert [fault.code for fault in reading(answer="1", code="A-17").diagnostics] == ["not-carried"]


def test_what_a_widget_says_of_a_right_answer_is_an_explanation() -> None:
    options = [{"option": "iron", "correct": False}, {"option": "gold", "correct": True}]
    assert question(answers=options, correct="Gold is a metal.").texts["explanation"].value == "Gold is a metal."


def test_the_solution_in_a_part_of_a_record_is_its_explanation() -> None:
    made = question(options=["iron", "gold"], answer="gold", other={"solution": "It shines."})
    assert made.texts["explanation"].value == "It shines."


def test_a_text_with_ankis_deletions_is_a_cloze() -> None:
    data = [{"front": "One?", "back": "two"}, {"type": "cloze", "text": "Gold is {{c1::yellow}}.", "tags": ["metals"]}]
    made = read(File.of("a.json", json.dumps(data))).questions[1]
    assert made.texts["kind"].value == "cloze"
    assert made.texts["stem"].value == "Gold is {{c1::yellow}}."
    assert made.tags == ("metals",)


def test_what_a_record_is_called_by_is_no_key() -> None:
    options = [{"key": "A", "content": "iron"}, {"key": "B", "content": "gold"}]
    made = question(key="exam_2020_07", options=options, answers=["B"])
    assert [option.correct for option in made.options] == [False, True]
    assert made.texts["id"].value == "exam_2020_07"


def test_a_key_may_stand_in_a_mapping_alone() -> None:
    assert [option.correct for option in question(options=["iron", "gold"], correctAnswer={"q": "B"}).options] == [
        False,
        True,
    ]


def faults(**data: object) -> list[tuple[str, object]]:
    return [(fault.code, fault.facts.get("key", fault.facts.get("type"))) for fault in reading(**data).diagnostics]


def flagged(*right: str, of: str = "abc") -> list[dict[str, object]]:
    return [{"text": f"the {letter}", "correct": letter in right} for letter in of]


@pytest.mark.parametrize("said", ["survey", "poll", "Word Cloud"])
def test_what_asks_for_an_opinion_is_no_question(said: str) -> None:
    assert faults(type=said, options=flagged("a", "b")) == [("type-not-carried", said)]
    assert faults(type=said, options=["x", "y"], answer="x") == [("type-not-carried", said)]


def test_a_jumble_is_put_in_the_order_that_is_said() -> None:
    one = question(type="jumble", options=["x", "y", "z"], answer=["z", "x", "y"])
    assert (one.texts["kind"].value, [text.value for text in one.order]) == ("ordering", ["z", "x", "y"])
    other = question(type="drag_drop", options=["x", "y"], correctOrder=["y", "x"])
    assert (other.texts["kind"].value, [text.value for text in other.order]) == ("ordering", ["y", "x"])


def test_without_an_order_neither_a_jumble_nor_what_is_dragged_is_a_choice() -> None:
    assert faults(type="jumble", options=flagged("a", "b", "c")) == [("type-not-carried", "jumble")]
    assert faults(type="drag_drop", options=["x", "y"], answer=["x", "y"]) == [("type-not-carried", "drag_drop")]
    assert faults(type="Drag & drop", options=flagged("a", "b")) == [("type-not-carried", "Drag & drop")]


@pytest.mark.parametrize("said", ["easy", "jumble", "drag_drop", "multiple", "puzzle"])
def test_a_type_makes_no_reject_of_a_choice_with_one_right_option(said: str) -> None:
    assert kind(type=said, options=["x", "y"], answer="x") == "single"


def test_options_that_are_all_right_answers_to_an_open_question_are_to_be_typed() -> None:
    one = question(type="open_ended", options=flagged("a", "b", of="ab"))
    assert (one.texts["kind"].value, [option.correct for option in one.options]) == ("short", [True, True])


@pytest.mark.parametrize(
    ("right", "key", "code"),
    [
        ("b", "the b", ""),
        ("b", "B", ""),
        ("b", 1, ""),
        ("b", 2, ""),
        ("ab", ["A", "B"], ""),
        ("b", "the a", "keys-disagree"),
        ("b", "A", "keys-disagree"),
        ("b", 0, "keys-disagree"),
        ("ab", ["A"], "keys-disagree"),
        ("a", ["A", "C"], "keys-disagree"),
        ("b", "nothing", "key-not-among-options"),
        ("b", 9, "key-not-among-options"),
    ],
)
def test_a_key_beside_options_that_say_they_are_right_has_to_agree(right: str, key: object, code: str) -> None:
    found = reading(options=flagged(*right), correctAnswer=key)
    assert [fault.code for fault in found.diagnostics] == ([code] if code else [])
    assert found.questions[0].sound is not bool(code)


def test_a_key_beside_points_has_to_agree_too() -> None:
    options = [{"text": "x", "points": 1}, {"text": "y", "points": 0}]
    assert faults(options=options, answer="y") == [("keys-disagree", "y")]
    assert faults(options=options, answer="x") == []


def test_a_sentence_beside_options_that_say_they_are_right_explains_them() -> None:
    one = question(options=flagged("b"), answer="It is warmer than the others.")
    assert one.texts["explanation"].value == "It is warmer than the others."


def test_a_number_may_be_off_by_its_tolerance() -> None:
    assert question(type="numeric", answer=5, tolerance=0.5).options[0].text.value == "5 ± 0.5"
    assert question(type="numeric", answer="5", tolerance="1e-3").options[0].text.value == "5 ± 1e-3"
    for data in (
        {"type": "numeric", "tolerance": "a bit"},
        {"tolerance": 0.5},
        {"options": ["5", "6"], "tolerance": 1},
    ):
        found = reading(**{"answer": "5", **data})
        assert [fault.code for fault in found.diagnostics] == ["not-carried"]
        assert "tolerance" in found.diagnostics[0].headline


def test_a_key_that_several_options_have_is_none() -> None:
    assert faults(options=["x", "x", "y"], answer="x") == [("key-fits-several", "x")]
