from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.plain_text.marks import Style, inner_marks, option_marks, question_mark


@pytest.mark.parametrize(
    ("line", "style", "number", "rest"),
    [
        ("1. What?", ".", 1, "What?"),
        ("12) What?", ")", 12, "What?"),
        ("(3) What?", "()", 3, "What?"),
        ("Q1) What?", "word", 1, "What?"),
        ("Q1. What?", "word", 1, "What?"),
        ("Question 1: What?", "word", 1, "What?"),
        ("Question 2 of 9 (2 points)", "word", 2, ""),
        ("QUESTION NO: 1", "word", 1, ""),
        ("第1题 什么？", "word", 1, "什么？"),
        ("第十二题 什么？", "word", 12, "什么？"),
        ("問1 何？", "word", 1, "何？"),
        ("Frage 1: Was?", "word", 1, "Was?"),
        ("Pregunta 1. ¿Qué?", "word", 1, "¿Qué?"),
        ("Вопрос 1. Что?", "word", 1, "Что?"),
        ("#Q What?", "unnumbered word", None, "What?"),
        ("Q: What?", "unnumbered word", None, "What?"),
        ("1、什么？", ".", 1, "什么？"),
    ],
)
def test_questions_are_marked_in_many_ways(line: str, style: str, number: int | None, rest: str) -> None:
    mark = question_mark(line)
    assert mark is not None
    assert (mark.number, line[mark.length :]) == (number, rest)
    assert mark.style == style or mark.style == "(" + style[1:]


@pytest.mark.parametrize("line", ["12:30 is noon", "Question marks are signs", "Item by item"])
def test_other_lines_have_no_mark_of_a_question(line: str) -> None:
    assert question_mark(line) is None


@pytest.mark.parametrize(("line", "style"), [("1.5 litres", "1.1"), ("1.2. What?", "1.1"), ("3 What?", "bare")])
def test_weak_marks_are_told_from_others(line: str, style: str) -> None:
    mark = question_mark(line)
    assert mark is not None
    assert mark.style == style


@pytest.mark.parametrize(
    ("line", "style", "place", "rest"),
    [
        ("A) one", Style("upper", ")"), 0, "one"),
        ("B. two", Style("upper", "."), 1, "two"),
        ("(a) one", Style("lower", "()"), 0, "one"),
        ("b)two", Style("lower", ")"), 1, "two"),
        ("A: one", Style("upper", ":"), 0, "one"),
        ("Б) два", Style("cyrillic", ")"), 1, "два"),
        ("А) eins", Style("upper", ")"), 0, "eins"),
        ("② two", Style("circled", "circled"), 1, "two"),
        ("- one", Style("bullet", ""), -1, "one"),
        ("A Tuba", Style("upper", "bare"), 0, "Tuba"),
        ("ii) two", Style("roman", ")"), 1, "two"),
        ("2) two", Style("digit", ")"), 1, "two"),
        ("أ) one", Style("arabic", ")"), 0, "one"),
        ("ב. two", Style("hebrew", "."), 1, "two"),
        ("A.1", Style("upper", "."), 0, "1"),
    ],
)
def test_options_are_marked_in_many_ways(line: str, style: Style, place: int, rest: str) -> None:
    assert [line[mark.length :] for mark in option_marks(line) if mark.style == style and mark.place == place] == [rest]


@pytest.mark.parametrize(("line", "marker"), [("*A) x", "*"), ("##A) x", "##"), ("[x] A) x", "[x]"), ("✓ A. x", "✓")])
def test_a_marker_may_stand_before_the_letter(line: str, marker: str) -> None:
    assert option_marks(line)[0].marker == marker


@pytest.mark.parametrize("line", ["e.g. this", "U.S. troops", "1.5 litres", "", "word"])
def test_other_lines_have_no_mark_of_an_option(line: str) -> None:
    assert option_marks(line) == ()


def test_further_options_stand_on_the_same_line_in_order() -> None:
    line = "A) see B) x  C) y E) z"
    found = inner_marks(line, 2, Style("upper", ")"), 1)
    assert [(line[at], mark.place) for at, mark in found] == [("B", 1), ("C", 2)]


def test_letters_without_a_mark_are_words_inside_a_line() -> None:
    assert inner_marks("vitamins A and B are", 0, None, 0) == []


@given(st.text(max_size=60))
def test_marks_lie_within_any_line(line: str) -> None:
    mark = question_mark(line.strip())
    assert mark is None or mark.length <= len(line)
    assert all(option.length <= len(line.strip()) for option in option_marks(line.strip()))
