"""Fields that the user names and no record has."""

from __future__ import annotations

import json

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File, Settings
from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.lacking import lacks_fields
from ankibuild.source import Source


def lacking(data: object, **columns: str) -> tuple[list[object], str, str]:
    """The names that nothing in the file has, the first place, and the first help."""
    source = Source("a.json", json.dumps(data))
    node, _ = parse_json(source)
    collector = Collector(File.of("a.json", "", Settings({field: (name,) for field, name in columns.items()})))
    assert node is not None
    lacks_fields(source, [node], collector)
    faults = collector.diagnostics
    names = [fault.facts["name"] for fault in faults]
    return (names, faults[0].location, faults[0].hint) if faults else ([], "", "")


def test_a_field_that_no_record_has_is_said_at_the_first_record() -> None:
    assert lacking({"quiz": [{"Frage": "Was?", "a": {"sol": "x"}}]}, stem="Fragen", answer="a.sol") == (
        ["Fragen"],
        "a.json:1:11",
        "did you mean 'Frage'? It has: 'Frage', 'a', 'a.sol'",
    )


def test_a_field_of_one_record_is_enough() -> None:
    assert lacking([{"q": "A?"}, {"q": "B?", "tip": "x"}], stem="q", hint="tip")[0] == []


def test_without_any_record_the_keys_at_the_top_are_named() -> None:
    assert lacking({"version": 1}, stem="q")[2] == "it has: 'version'"


@pytest.mark.parametrize("data", [[], 3, [[1, 2]]])
def test_what_has_no_keys_has_nothing(data: object) -> None:
    assert lacking(data, stem="q") == (["q"], "a.json:1:1", "it has: nothing")


def test_nothing_is_said_where_the_user_names_nothing() -> None:
    assert lacking([{"q": "A?"}])[0] == []
