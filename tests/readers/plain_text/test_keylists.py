from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.keylists import find_lists, pairs, read_list
from ankibuild.readers.plain_text.lines import Line, split_lines
from ankibuild.readers.plain_text.survey import look_at, survey
from ankibuild.source import Source


def shown(line: str) -> str:
    return " ".join(f"{entry.number}{entry.key.text}" for entry in pairs(Line(line, 0, len(line))))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        *(("1. B 2. C", "1B 2C"), ("1-B, 2-C", "1B 2C"), ("1) b", "1b"), ("1 B", "1B"), ("(1) B", "1B")),
        *(("1-5: ABCDA", "1A 2B 3C 4D 5A"), ("1-3 A B C", "1A 2B 3C"), ("| 1 | B |", "1B"), ("1. A, C", "1A, C")),
        *(("1. T 2. F", "1T 2F"), ("1. True", "1True"), ("Q1: B", "1B"), ("1. ②", "1②")),
        *(("1-5: ABC", ""), ("1. Paris", ""), ("A 1", ""), ("", "")),
    ],
)
def test_keys_stand_on_a_line_in_many_ways(line: str, expected: str) -> None:
    assert shown(line) == expected


def looks(text: str):  # type: ignore[no-untyped-def]
    return [look_at(line) for line in split_lines(Source("a.txt", text))]


QUESTIONS = "1. X?\nA) a\nB) b\n2. Y?\nA) a\nB) b\n"


@pytest.mark.parametrize(
    "keys",
    [
        *("Answer Key\n1. A\n2. B\n", "Answers: 1-A, 2-B\n", "1. A\n2. B\n", "1-2 AB\n", "Answers\n1 2\nA B\n"),
        *("Answers\n\n1. A. For this reason.\n2. B\n", "Key\n| No | Key |\n|----|-----|\n| 1 | A |\n| 2 | B |\n"),
    ],
)
def test_a_list_is_found_below_the_questions(keys: str) -> None:
    all_looks = looks(QUESTIONS + "\n" + keys)
    found = find_lists(all_looks, survey(all_looks))
    assert [(entry.number, entry.key.text[0]) for entry in found.lists[0].entries] == [(1, "A"), (2, "B")]


def test_a_list_ends_where_questions_with_options_go_on() -> None:
    all_looks = looks(QUESTIONS + "\nAnswers\n1. A\n2. B\n\n3. Z?\nA) a\nB) b\n")
    found = find_lists(all_looks, survey(all_looks))
    assert len(found.lists[0].entries) == 2
    assert "3. Z?" in [look.line.text for look in found.looks]


def test_explanations_stand_below_their_key() -> None:
    found = read_list(looks("Answers\n1. A\nThis is so.\n2. B\n"))
    assert [line.text for line in found.entries[0].lines] == ["This is so."]


def test_what_closes_the_list_explains_no_key() -> None:
    found = read_list(looks("1. A\n2. B\nEnd of the test\n"))
    assert [line.text for line in found.left] == ["End of the test"]
    assert not found.entries[1].lines


def test_a_labelled_key_below_the_number_counts() -> None:
    found = read_list(looks("1. What is it?\nAnswer: A\n2. And this?\nAnswer: B\n"))
    assert [entry.key.text for entry in found.entries] == ["A", "B"]
