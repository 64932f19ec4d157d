"""Trees of records → questions."""

from __future__ import annotations

import json

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records import read_records
from ankibuild.source import Source


def reading(text: str, *, first_is_right: bool = False) -> Read:
    source = Source("a.json", text)
    node, diagnostics = parse_json(source)
    collector = Collector(File.of("a.json", text), diagnostics=diagnostics)
    read_records(source, [node] if node else [], collector, first_is_right=first_is_right)
    return collector.read()


def test_a_record_with_an_error_in_its_syntax_is_counted_and_not_built() -> None:
    text = '[{"question": "a?", "answer": "b",}, {"question": "c?", "answer": "d"}]'
    result = reading(text)
    assert [question.sound for question in result.questions] == [False, True]
    assert [fault.code for fault in result.diagnostics] == ["json-slip"]


def test_an_unknown_field_of_many_records_is_reported_once() -> None:
    result = reading(json.dumps([{"question": f"{index}?", "answer": "b", "meta": index} for index in range(9)]))
    assert [fault.code for fault in result.diagnostics] == ["not-carried"]


def test_each_record_with_the_same_fault_is_reported() -> None:
    result = reading(json.dumps([{"question": f"{index}?", "options": ["a", "b"]} for index in range(99)], indent=0))
    assert [fault.code for fault in result.diagnostics] == ["no-key"] * 99
    assert len({fault.location for fault in result.diagnostics}) == 99


def test_the_first_answer_is_right_only_where_the_format_says_so() -> None:
    text = json.dumps([{"question": "Which?", "options": ["a", "b"]}])
    assert [question.sound for question in reading(text).questions] == [False]
    assert [option.correct for option in reading(text, first_is_right=True).questions[0].options] == [True, False]
