"""A record on the way to a question."""

from __future__ import annotations

import json

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.draft import Draft, draft_of
from ankibuild.readers.records.finding import Found, Group
from ankibuild.readers.records.record import record_of
from ankibuild.source import Source


def draft(**data: object) -> Draft:
    source = Source("a.json", json.dumps({"question": "Which?", **data}))
    node, _ = parse_json(source)
    assert node is not None
    return draft_of(record_of(source, Found(node, Group()), {}))


def texts(draft: Draft) -> list[str]:
    return [choice.text.value for choice in draft.choices]


def test_right_and_wrong_answers_make_a_choice() -> None:
    one = draft(correct_answer="a", incorrect_answers=["b", "c"])
    assert texts(one) == ["a", "b", "c"]
    assert [choice.correct for choice in one.choices] == [True, False, False]


def test_answers_to_type_are_nothing_to_choose_from() -> None:
    assert texts(draft(type="fill", answers=["a", "b"])) == []
    assert texts(draft(answers={"text": ["a"], "answer_start": [3]})) == []
    assert texts(draft(answers=["a", "b"])) == ["a", "b"]


def test_types_have_several_names() -> None:
    names = ("Multiple Choice", "TRUE_FALSE", "fill-in-the-blank", "msq", "essay", "unheard of")
    assert [draft(type=name, answer="a").kind for name in names] == [
        "single",
        "true-false",
        "short",
        "multiple",
        "essay",
        "",
    ]


def test_options_behind_the_question_are_taken_out_of_it() -> None:
    one = draft(question="Which?\nChoices: A. red B. blue", options=["red", "blue"], answer="A")
    assert one.stem is not None
    assert one.stem.value == "Which?"


def test_items_are_options_unless_they_are_to_be_put_in_order() -> None:
    assert texts(draft(items=["a", "b"], answer="a")) == ["a", "b"]
    one = draft(sequence=["x", "y"], options=["a", "b"], answer="a")
    assert [entry.name for entry in one.record.unknown] == ["sequence"]
