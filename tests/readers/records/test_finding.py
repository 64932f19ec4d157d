"""Where records stand in a tree."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.finding import Found, find, flattened, holds_questions, look_up, looks_like
from ankibuild.source import Source
from ankibuild.tree import Mapping, Node, Scalar

ONE = {"question": "Which?", "options": ["a", "b"], "answer": "a"}


def tree(data: object) -> Node:
    node, _ = parse_json(Source("a.json", json.dumps(data)))
    assert node is not None
    return node


def found(data: object) -> list[Found]:
    return find([tree(data)])


@pytest.mark.parametrize(
    "data",
    [[ONE], {"results": [ONE]}, {"quiz": {"questions": [ONE]}}, {"data": {"attributes": {"items": [ONE]}}}, ONE],
)
def test_wrappers_that_say_nothing_give_no_deck(data: object) -> None:
    (one,) = found(data)
    assert (one.is_record, one.group.decks) == (True, ())


def test_names_of_categories_and_titles_are_decks() -> None:
    data = {"Biology": {"Cells": [ONE]}, "quiz": {"title": "Physics", "questions": [ONE]}}
    assert [one.group.decks for one in found(data)] == [("Biology", "Cells"), ("Physics",)]


def test_names_of_records_are_ids_and_no_decks() -> None:
    (one,) = found({"Sport": {"q1": ONE}})
    assert one.group.id is not None
    assert (one.group.decks, one.group.id.value) == (("Sport",), "q1")


def test_what_stands_among_records_and_is_none_is_found_too() -> None:
    assert [one.is_record for one in found([ONE, {"note": "x"}, "text", ONE])] == [True, False, False, True]


def test_a_question_around_questions_is_their_case() -> None:
    (one,) = found([{"question": "A man of 40 comes in.", "questions": [ONE]}])
    assert one.group.case is not None
    assert one.group.case.value == "A man of 40 comes in."


def test_pairs_at_the_top_are_questions_and_answers() -> None:
    assert len(found([["Why?", "Because."], ["How?", "Thus."]])) == 2
    assert found([[1, 2], [3, 4]]) == []


def test_columns_are_records() -> None:
    rows = found({"questions": ["a?", "b?"], "answers": ["x", "y"], "id": "7"})
    assert [[key.value for key, _ in row.node.entries] for row in rows if isinstance(row.node, Mapping)] == [
        ["question", "answer"],
        ["question", "answer"],
    ]


def test_a_lone_mapping_needs_options_to_be_taken_for_a_question() -> None:
    assert holds_questions([tree(ONE)])
    assert not holds_questions([tree({"question": "Question", "answer": "Answer"})])


def test_a_field_that_the_user_names_makes_a_question() -> None:
    records = tree([{"zeug": "Was ist rot?", "r": "Blut"}])
    assert not holds_questions([records])
    assert holds_questions([records], "zeug")
    assert not holds_questions([records], "ding")
    assert holds_questions([tree([{"question": "Who?", "answer": "I"}])])


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (ONE, True),
        ({"question": "Which?"}, False),
        ({"question": "", "answer": "b"}, False),
        ({"text": "Which?", "choices": ["a", "b"]}, True),
        ({"description": "A tool", "options": ["a", "b"]}, False),
        ({"front": "a", "back": "b"}, True),
        ({"front": "{{a}}", "back": "b"}, False),
        ({"question": {"stem": "Which?"}, "answerKey": "A"}, True),
        ({"query": {"type": "string"}, "options": {"a": "b"}}, False),
    ],
)
def test_questions_are_known_by_the_names_of_their_fields(data: object, is_one: bool) -> None:
    node = tree(data)
    assert isinstance(node, Mapping)
    assert looks_like(node) is is_one


def test_paths_lead_into_mappings() -> None:
    node = tree({"a": {"b": "c"}, "a.b": "d"})
    assert isinstance(node, Mapping)
    assert look_up(node, "a.b") == node.entries[1][1]
    assert look_up(node, "a.x.y") is None
    inner = tree({"a": {"b": "c"}})
    assert isinstance(inner, Mapping)
    deep = look_up(inner, "a.b")
    assert isinstance(deep, Scalar)
    assert deep.value == "c"


def test_a_question_in_a_mapping_of_its_own_is_flattened() -> None:
    node = tree({"id": 1, "question": {"stem": "Which?", "choices": []}})
    assert isinstance(node, Mapping)
    assert [key.value for key, _ in flattened(node)] == ["id", "stem", "choices"]


def test_pairs_are_looked_at_only_where_one_of_them_asks() -> None:
    assert not holds_questions([tree([["Hattie", "si110"], ["Mea", "si106"]])])
    assert holds_questions([tree([["Who?", "Ann"], ["Where", "here"]])])
    assert len(find([tree([["Hattie", "si110"], ["Mea", "si106"]])])) == 2


def test_a_mapping_of_letters_and_names_is_no_question() -> None:
    assert not holds_questions([tree({"title": "Greek", "a": "alpha", "b": "beta", "c": "gamma"})])


def test_what_stands_among_questions_and_has_a_text_is_one() -> None:
    records = found(
        [{"title": "One?", "options": ["a", "b"], "answer": 0}, {"title": "Two?", "options": [], "answer": [1]}]
    )
    assert [record.is_record for record in records] == [True, True]


def test_the_name_of_a_part_is_no_id() -> None:
    quiz = [{"type": "MCQ", "structure": {"query": {"text": "One?"}, "options": ["a", "b"], "answer": 0}}] * 2
    assert [record.group.id for record in found(quiz)] == [None, None]


def test_the_labels_of_a_program_are_no_questions() -> None:
    labels = {"editor": {"question": "Question", "correct": "right", "answerList": "Answers"}, "close": "Close"}
    assert not holds_questions([tree(labels)])
    assert holds_questions([tree({"q1": {"question": "Which?", "answer": "this"}})])
