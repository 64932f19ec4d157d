"""Whether a tree has our own shape."""

from __future__ import annotations

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.own_shape import is_own, is_schema_of_ours, without_nulls
from ankibuild.source import Source
from ankibuild.tree import Mapping, Node


def tree(text: str) -> Node:
    node, diagnostics = parse_json(Source("a.json", text))
    assert node is not None
    assert diagnostics == []
    return node


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ('{"questions": [{"stem": "a", "answer": "b"}]}', True),
        ('[{"stem": "a", "options": ["b"], "answer": 1}]', True),
        ('{"stem": "a", "answer": "b"}', True),
        ('{"questions": [{"question": "a", "answer": "b"}]}', False),
        ('{"results": [{"stem": "a", "answer": "b"}]}', False),
        ('[{"stem": "a", "choices": ["b"], "answerKey": "A"}]', False),
        ('{"quiz": 1, "questions": [{"stem": "a"}]}', False),
        ("[]", False),
        ('"stem"', False),
    ],
)
def test_our_own_shape_is_known_by_the_keys_of_the_first_question(text: str, own: bool) -> None:
    assert is_own([tree(text)]) is own


def test_a_document_may_name_our_schema() -> None:
    assert is_schema_of_ours(tree('{"$schema": "../questions.schema.json"}'))
    assert not is_schema_of_ours(tree('{"$schema": "http://json-schema.org/draft-07/schema#"}'))


def test_nulls_and_the_name_of_the_schema_are_taken_out() -> None:
    bare = without_nulls(tree('{"$schema": "x", "a": null, "b": [{"c": null, "d": ""}]}'))
    assert isinstance(bare, Mapping)
    assert [key.value for key, _ in bare.entries] == ["b"]
    assert "'c'" not in str(bare.entries[0][1])
