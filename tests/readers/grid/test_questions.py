"""Drafts → raw questions."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.tables import read


def reading(text: str) -> Read:
    return read(File.of("a.csv", text))


def shown(text: str) -> list[tuple[str, str]]:
    """Kind, and key: letters, or the answer."""
    found = []
    for question in reading(text).questions:
        letters = "".join(chr(65 + index) for index, option in enumerate(question.options) if option.correct)
        answer = question.answers[0].text.value if question.answers else ""
        found.append((question.texts["kind"].value, letters or answer) if question.sound else ("", ""))
    return found


def codes(text: str) -> list[tuple[str, str]]:
    return [(fault.code, fault.location) for fault in reading(text).diagnostics]


MANY = "Question,Type,A,B,C,Answer\n"


@pytest.mark.parametrize(
    ("row", "kind", "key"),
    [
        ("q,,x,y,z,B", "single", "B"),
        ('q,,x,y,z,"A, C"', "multiple", "AC"),
        ("q,Checkbox,x,y,z,A", "multiple", "A"),
        ("q,,True,False,,B", "true-false", "false"),
        ("q,,Wahr,Falsch,,A", "true-false", "A"),
        ("q,True/False,,,,TRUE", "true-false", "true"),
        ("q,,,,,FALSE", "true-false", "false"),
        ("q,,,,,the answer", "plain", "the answer"),
        ("q,short answer,,,,word", "short", "A"),
        ("q,Fill-in-the-Blank,x,y,,", "short", "AB"),
        ("q,numeric,,,,3.14", "numeric", "A"),
        ("{{c1::q}},,,,,", "cloze", ""),
    ],
)
def test_kinds_follow_from_types_options_and_keys(row: str, kind: str, key: str) -> None:
    assert shown(MANY + row + "\n") == [(kind, key)]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("q,Poll,x,y,,", "type-not-carried", 1),
        ("q,Open-Ended,,,,", "essay-without-answer", 1),
        ("q,,x,y,,", "no-key", 1),
        ("q,,,,,", "no-key", 1),
        (",,x,y,,A", "record-without-question", 1),
        ("q,,x,y,,C", "key-not-among-options", 9),
        ("q,,x,y,,violet", "key-not-among-options", 9),
        ("q,,,,,B", "key-not-among-options", 7),
        ("q,,x,y,,1", "keys-ambiguous", 9),
        ('q,,x,y,,A,"b"', "row-too-long", 12),
    ],
)
def test_what_cannot_be_a_question_is_rejected_where_it_stands(row: str, code: str, column: int) -> None:
    assert codes(MANY + row + "\n") == [(code, f"a.csv:2:{column}")]
    assert shown(MANY + row + "\n") == [("", "")]


def test_numbers_from_both_ends_contradict() -> None:
    assert [code for code, _ in codes(MANY + "q,,x,y,,0\nr,,x,y,,2\n")] == ["keys-contradictory"] * 2


def test_two_columns_of_keys_have_to_agree() -> None:
    text = "Question,Option A,Option B,Answer,Correct answer\nq,x,y,B,{}\n"
    assert shown(text.format("y")) == [("single", "B")]
    assert [code for code, _ in codes(text.format("x"))] == ["keys-disagree"]


def test_numbered_columns_of_keys_add_up() -> None:
    text = "Question,Option A,Option B,Option C,Correct Answer 1,Correct Answer 2\nq,x,y,z,A,C\n"
    assert shown(text) == [("multiple", "AC")]


def test_right_and_wrong_answers_make_options() -> None:
    (question,) = reading("Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2\nq,a,b,c\n").questions
    assert [(option.text.value, option.correct) for option in question.options] == [
        ("a", True),
        ("b", False),
        ("c", False),
    ]


def test_options_that_nothing_parts_are_said() -> None:
    assert codes("Question,Options,Answer\nq,only one,a text\n") == [("not-carried", "a.csv:2:3")]


def test_rationales_stay_with_their_options() -> None:
    (question,) = reading("Question,Option 1,Explanation 1,Option 2,Explanation 2,Correct\nq,a,no,b,yes,2\n").questions
    assert [(option.text.value, option.why.value) for option in question.options] == [("a", "no"), ("b", "yes")]
    assert question.options[1].why.span is not None
    assert question.options[1].why.span.position == (2, 10)


def test_what_answers_a_cloze_explains_it() -> None:
    (question,) = reading("Front,Back\n{{c1::Air}} is a gas.,a mixture\n").questions
    assert (question.texts["stem"].value, question.texts["explanation"].value) == ("{{c1::Air}} is a gas.", "a mixture")


def test_a_model_answer_may_be_the_explanation() -> None:
    text = "Question,Type,Option A,Option B,Answer,Explanation\nq,essay,,,,the model\n"
    assert shown(text) == [("plain", "the model")]


@pytest.mark.parametrize(
    ("row", "kind", "key"),
    [
        ("q,,,,,√", "true-false", "true"),
        ("q,,,,,×", "true-false", "false"),
        ("q,判断题,/,/,/,错误", "true-false", "false"),
        ("q,填空题,/,/,/,Rome", "short", "A"),
        ("q,,/,/,/,Rome", "plain", "Rome"),
        ("q,,/,-,/,A", "single", "A"),
    ],
)
def test_a_row_without_options_among_others_may_be_true_or_false(row: str, kind: str, key: str) -> None:
    assert shown(MANY + "r,,x,y,z,A\n" + row + "\n")[1] == (kind, key)
