"""Records that have no names of fields."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.nameless import asked_in, is_asked, pairs_in, passage_in
from ankibuild.source import Source
from ankibuild.tree import Mapping, Node, Scalar, Sequence


def tree(data: object) -> Node:
    node, _ = parse_json(Source("a.json", json.dumps(data)))
    assert node is not None
    return node


def shown(records: list[Mapping]) -> list[dict[str, str]]:
    return [
        {key.value: value.value for key, value in record.entries if isinstance(value, Scalar)} for record in records
    ]


def test_lists_of_two_texts_are_questions_and_answers() -> None:
    assert shown(pairs_in(tree([["Who?", "Ann"], ["Where?", "here"]]))) == [
        {"question": "Who?", "answer": "Ann"},
        {"question": "Where?", "answer": "here"},
    ]


@pytest.mark.parametrize("data", [[], [["a", "b", "c"]], [["a", 1]], [["a", "b"], "c"], {"a": "b"}, [["a", ""]]])
def test_other_lists_are_no_pairs(data: object) -> None:
    assert pairs_in(tree(data)) == []


def test_keys_that_ask_are_questions() -> None:
    node = tree({"Who?": "Ann", "Where？": "here", "Say when": "now", "Why?": "so"})
    assert isinstance(node, Mapping)
    assert [record["answer"] for record in shown(asked_in(node))] == ["Ann", "here", "now", "so"]


@pytest.mark.parametrize(
    "data", [{"Who?": "Ann"}, {"a": "b", "c": "d"}, {"Who?": "Ann", "Why?": ["x"]}, {"a?": "", "b?": "c"}]
)
def test_other_mappings_ask_nothing(data: object) -> None:
    node = tree(data)
    assert isinstance(node, Mapping)
    assert asked_in(node) == []


def test_a_passage_stands_before_its_questions() -> None:
    node = tree([["A: Hello.", "B: Hi."], [{"question": "Who?"}], "d-1"])
    assert isinstance(node, Sequence)
    found = passage_in(node)
    assert found is not None
    assert found[0].value == "A: Hello.\nB: Hi."
    assert len(found[1].items) == 1


@pytest.mark.parametrize("data", [[], [["a"], ["b"]], [[1, [2]], [{"a": 1}]], [["a"], [{"b": 1}], ["c"]], [["a"], []]])
def test_other_lists_have_no_passage(data: object) -> None:
    node = tree(data)
    assert isinstance(node, Sequence)
    assert passage_in(node) is None


def test_questions_end_with_their_sign() -> None:
    assert is_asked("Who? ")
    assert is_asked("谁？")
    assert not is_asked("Ann")
