"""Drafts → raw questions."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings
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


FLAGGED = "Question,Option A,Correct A,Option B,Correct B,Answer\n"


@pytest.mark.parametrize(("right", "wrong"), [("x", ""), ("1", "0"), ("TRUE", "FALSE"), ("yes", "no")])
def test_flags_with_letters_are_all_read(right: str, wrong: str) -> None:
    rows = [f"q,sun,{right},oven,{right},", f"q2,sun,{right},moon,{wrong},", f"q3,ice,{wrong},oven,{right},"]
    assert shown(FLAGGED + "\n".join(rows)) == [("multiple", "AB"), ("single", "A"), ("single", "B")]
    headings = FLAGGED.replace("Correct ", "CORRECT")
    assert shown(headings + "\n".join(rows)) == [("multiple", "AB"), ("single", "A"), ("single", "B")]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("B", []),
        ("oven", []),
        ("1", []),
        ("2", []),
        ("A", [("keys-disagree", "a.csv:2:18")]),
        ("ice", [("keys-disagree", "a.csv:2:18")]),
        ("0", [("keys-disagree", "a.csv:2:18")]),
        ("9", [("key-not-among-options", "a.csv:2:18")]),
    ],
)
def test_a_key_beside_flags_has_to_mean_the_same(key: str, found: list[tuple[str, str]]) -> None:
    assert codes(f"{FLAGGED}Hot?,ice,,oven,x,{key}\n") == found


def test_several_keys_beside_flags_are_taken_together() -> None:
    text = "Question,Option 1,Correct 1,Option 2,Correct 2,Correct answer 1,Correct answer 2\n"
    assert shown(f"{text}Hot?,sun,x,oven,x,sun,oven\n") == [("multiple", "AB")]


@pytest.mark.parametrize("headings", ["Answer 1,Answer 2,Answer 3", "A,B,C"])
def test_where_the_first_number_does_not_help_it_is_not_asked_for(headings: str) -> None:
    text = f"Question,{headings},Correct\nWhat is 3-2?,3,2,1,1\n"
    assert codes(text) == [("key-letter-or-text", "a.csv:2:20")]
    assert codes("Question,A,B,C,Correct\nWhat is 3-2?,1,2,3,1\n") == [("keys-ambiguous", "a.csv:2:20")]
    said = read(File.of("a.csv", "Question,A,B,C,Correct\nWhat is 3-2?,1,2,3,1\n", Settings(first_option=1)))
    assert [option.correct for option in said.questions[0].options] == [True, False, False]


def test_several_columns_called_correct_answer_hold_a_key_each() -> None:
    text = "Question Type,Question,Answer A,Answer B,Answer C,Correct Answer,Correct Answer\n"
    rows = (
        "Multiple choice,Which are noble gases?,neon,iron,argon,A,C\nMultiple choice,Which is a metal?,neon,iron,,B,\n"
    )
    assert shown(text + rows) == [("multiple", "AC"), ("single", "B")]


def test_headings_may_stand_in_two_rows_with_numbered_steps() -> None:
    text = (
        "A template,,,,,,\n1. Quiz name:,Elements,,,,,\n"
        "2. Question type:,3. Question:,4. Optional: fill in the answers,,5. Optional: the letter,,\n"
        ",,Answer A:,Answer B:,Correct Answer,Correct Answer,Explanation\n"
        "Multiple choice,Which are metals?,tin,iron,A,B,They shine.\n"
        "Multiple choice,Which is a gas?,tin,neon,B,,\n"
    )
    assert shown(text) == [("multiple", "AB"), ("single", "B")]
    assert reading(text).questions[0].texts["stem"].value == "Which are metals?"


BY_LETTERS = Settings({"stem": ("A",), "answer": ("B",)})


def test_a_first_row_that_reads_like_headings_is_no_question_and_said() -> None:
    rows = "Which planet has rings?,Saturn\nWhich planet is red?,Mars\n"
    found = read(File.of("a.csv", "Foo,Bar\n" + rows, BY_LETTERS))
    assert len(found.questions) == 2
    assert [(fault.code, fault.location) for fault in found.diagnostics] == [("not-carried", "a.csv:1:1")]
    words = read(File.of("a.csv", "dog,Hund\ncat,Katze\ngreen tea,Tee\n", BY_LETTERS))
    assert (len(words.questions), words.diagnostics) == (3, ())
