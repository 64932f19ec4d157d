"""The options of a record."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.choices import Choice, choices_of, flag, leftovers, wrong_of
from ankibuild.readers.records.finding import Found, Group
from ankibuild.readers.records.record import Record, record_of
from ankibuild.source import Source


def record(**data: object) -> Record:
    source = Source("a.json", json.dumps({"question": "q", **data}))
    node, _ = parse_json(source)
    assert node is not None
    return record_of(source, Found(node, Group()), {})


def choices(options: object) -> list[Choice]:
    return choices_of(record(options=options))


def texts(options: object) -> list[str]:
    return [choice.text.value for choice in choices(options)]


def labels(options: object) -> list[list[str]]:
    return [sorted(choice.labels) for choice in choices(options)]


@pytest.mark.parametrize(
    "options",
    [
        ["red", "blue"],
        ["A. red", "B. blue"],
        ["(a) red", "(b) blue"],
        {"A": "red", "B": "blue"},
        {"text": ["red", "blue"], "label": ["A", "B"]},
        [{"text": "red"}, {"text": "blue"}],
        [{"key": "A", "value": "red"}, {"key": "B", "value": "blue"}],
        [{"optionKey": "A", "optionValue": "red"}, {"optionKey": "B", "optionValue": "blue"}],
        [{"value": "a", "label": "red"}, {"value": "b", "label": "blue"}],
        [{"option": "A", "text": "red"}, {"option": "B", "text": "blue"}],
        {"answer_a": "red", "answer_b": "blue", "answer_c": None},
        "A) red B) blue",
        "a ) red , b ) blue",
        "red; blue",
        "red\nblue",
        "red|blue",
        {"red": True, "blue": False},
        [["A", "red"], ["B", "blue"]],
        [{"text": "red", "answer": True}, {"text": "blue", "answer": False}, {"text": ""}],
    ],
    ids=str,
)
def test_options_are_read_however_they_are_written(options: object) -> None:
    assert texts(options) == ["red", "blue"]


def test_labels_are_what_keys_may_call_an_option() -> None:
    assert labels({"A": "red", "B": "blue"}) == [["a"], ["b"]]
    assert labels(["1) red", "2) blue"]) == [["1"], ["2"]]
    assert labels({"answer_a": "red", "answer_b": "blue"}) == [["a", "answera"], ["answerb", "b"]]


def test_a_label_that_all_options_share_is_none() -> None:
    assert labels([{"name": "x", "text": "red"}, {"name": "x", "text": "blue"}]) == [[], []]


def test_letters_out_of_order_are_part_of_the_texts() -> None:
    assert texts(["C. elegans", "E. coli"]) == ["C. elegans", "E. coli"]


def test_flags_weights_and_rationales_stand_on_options() -> None:
    one, two = choices([{"text": "red", "isCorrect": "true", "why": "warm"}, {"text": "blue", "points": "50%"}])
    assert (one.correct, one.why and one.why.value) == (True, "warm")
    assert (two.correct, two.weight) == (None, 50.0)


def test_ones_and_noughts_beside_texts_are_flags() -> None:
    found = choices({"choices": ["red", "blue", "green"], "labels": [0, 1, 0]})
    assert [choice.correct for choice in found] == [False, True, False]


def test_what_is_unknown_of_an_option_is_left_over() -> None:
    assert [entry.name for entry in leftovers(choices([{"text": "red", "colour": "f00"}]))] == ["colour"]


def test_wrong_answers_are_a_list_or_fields_of_their_own() -> None:
    assert [choice.text.value for choice in wrong_of(record(incorrect_answers=["a", ""]))] == ["a"]
    assert [choice.text.value for choice in wrong_of(record(distractor1="a", distractor2="b"))] == ["a", "b"]


def test_truth_values_have_several_spellings() -> None:
    assert [flag(text) for text in ("TRUE", "1", "no", "f", "maybe")] == [True, True, False, False, None]
