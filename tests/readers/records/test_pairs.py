"""The pairs of a matching question."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.finding import Found, Group
from ankibuild.readers.records.pairs import pairs_of
from ankibuild.readers.records.record import record_of
from ankibuild.source import Source

EXPECTED = [("cat", "felis"), ("dog", "canis")]


@pytest.mark.parametrize(
    "fields",
    [
        {"pairs": {"cat": "felis", "dog": "canis"}},
        {"pairs": [["cat", "felis"], ["dog", "canis"]]},
        {"pairs": [{"left": "cat", "right": "felis"}, {"left": "dog", "right": "canis"}]},
        {"options": [{"question": "cat", "answer": "felis"}, {"question": "dog", "answer": "canis"}]},
        {"matches": [{"term": "cat", "definition": "felis"}, {"term": "dog", "definition": "canis"}]},
    ],
    ids=str,
)
def test_pairs_are_read_however_they_are_written(fields: dict[str, object]) -> None:
    source = Source("a.json", json.dumps({"question": "q", "type": "matching", **fields}))
    node, _ = parse_json(source)
    assert node is not None
    pairs = pairs_of(record_of(source, Found(node, Group()), {}))
    assert [(left.value if left else "", right.value) for left, right in pairs] == EXPECTED
