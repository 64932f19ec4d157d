from __future__ import annotations

from ankibuild.readers.plain_text.lines import split_lines
from ankibuild.readers.plain_text.segments import segments
from ankibuild.readers.plain_text.survey import look_at, survey
from ankibuild.source import Source


def begun(text: str) -> list[str]:
    looks = [look_at(line) for line in split_lines(Source("a.txt", text))]
    return [piece.looks[0].line.text for piece in segments(looks, survey(looks))[1:]]


OPTIONS = "A) a\nB) b\nAnswer: A\n"


def test_each_number_begins_a_question() -> None:
    assert begun(f"1. X?\n{OPTIONS}2. Y?\n{OPTIONS}") == ["1. X?", "2. Y?"]


def test_a_numbered_list_in_a_stem_begins_none() -> None:
    text = f"1. Which?\n1. one\n2. two\n3. three\n{OPTIONS}2. Y?\n{OPTIONS}"
    assert begun(text) == ["1. Which?", "2. Y?"]


def test_a_numbered_list_in_an_explanation_begins_none() -> None:
    text = f"1. X?\n{OPTIONS}Explanation: reasons\n1. one\n2. two\n2. Y?\n{OPTIONS}"
    assert begun(text) == ["1. X?", "2. Y?"]


def test_a_number_that_a_wrapped_option_begins_with_begins_none() -> None:
    text = f"3. X?\nA) founded on\n4. October\nB) b\nAnswer: A\n4. Y?\n{OPTIONS}"
    assert begun(text) == ["3. X?", "4. Y?"]


def test_numbers_may_be_missing_and_start_again() -> None:
    text = f"1. X?\n{OPTIONS}5. Y?\n{OPTIONS}1. Z?\n{OPTIONS}"
    assert begun(text) == ["1. X?", "5. Y?", "1. Z?"]


def test_repeated_numbers_begin_questions() -> None:
    assert begun(f"1. X?\n{OPTIONS}1. Y?\n{OPTIONS}1. Z?\n{OPTIONS}") == ["1. X?", "1. Y?", "1. Z?"]


def test_numbered_instructions_are_no_part_of_the_first_question() -> None:
    text = f"1. Read all.\n2. Be quiet.\n1. X?\n{OPTIONS}2. Y?\n{OPTIONS}"
    assert begun(text)[2:] == ["1. X?", "2. Y?"]


def test_without_marks_questions_begin_behind_blank_lines() -> None:
    text = f"Title\n\nX?\n\nmore of X\n{OPTIONS}\nY?\n{OPTIONS}"
    assert begun(text) == ["more of X", "Y?"]


def test_a_question_without_options_and_number_is_no_explanation_of_the_one_above() -> None:
    text = f"1. X?\n{OPTIONS}\nIce floats.\nAnswer: True\n\nWhat is iron?\n\nAnswer: Fe\n\n4. Y?\n{OPTIONS}"
    assert begun(text) == ["1. X?", "Ice floats.", "What is iron?", "4. Y?"]


def test_so_it_is_where_no_question_has_a_number() -> None:
    text = f"X?\n{OPTIONS}\nWhat is iron?\nAnswer: Fe\n\nY?\n{OPTIONS}"
    assert begun(text) == ["X?", "What is iron?", "Y?"]


def test_a_number_that_is_written_otherwise_begins_a_question_if_it_goes_on_and_has_a_key() -> None:
    assert begun(f"1. X?\n{OPTIONS}\n2. Y?\n{OPTIONS}\nQ3) Ice floats.\nAnswer: True\n") == [
        "1. X?",
        "2. Y?",
        "Q3) Ice floats.",
    ]
    assert begun(f"1. X?\n{OPTIONS}\nQuestion 2: Y?\n{OPTIONS}\n3) Z?\n{OPTIONS}") == [
        "1. X?",
        "Question 2: Y?",
        "3) Z?",
    ]
