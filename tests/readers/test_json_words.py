"""Slips in our own shape are told in the words of the syntax in which they stand."""

from __future__ import annotations

import pytest

from ankibuild.readers import File, reader_named

_YAML_WORDS = ("'- ", "indent", "below", "YAML", "|", "mapping")

FAULTS = [
    ('[{"stem": "One?", "stem": "Two?", "answer": "1"}]', "json-duplicate-key"),
    ('{"$schema": "questions.schema.json", "questions": [{"stem": "One?"}], "zzz": 1}', "json-unknown-key-here"),
    ('[{"stem": "One?", "answer": "1"}, {"stem": ["Two?"], "answer": "1"}]', "json-not-a-text"),
    ('[{"stem": "One?", "answer": "1"}, "Two?"]', "json-question-is-text"),
    ('[{"stem": "One?", "answer": "1"}, ["Two?"]]', "json-question-is-list"),
    ('[{"stem": "One?", "options": [{"why": "so"}, "b"], "answer": 2}]', "json-option-without-text"),
    ('[{"stem": "One?", "options": [], "answer": "b"}]', "json-empty-options"),
    ('[{"stem": "One?", "kind": "ordering", "order": []}]', "json-empty-parts"),
    ('[{"stem": "One?", "kind": "matching", "pairs": [["a"], ["b", "c"]]}]', "json-not-a-pair"),
]


@pytest.mark.parametrize(("text", "code"), FAULTS, ids=[code for _, code in FAULTS])
def test_a_slip_in_json_is_told_in_words_of_json(text: str, code: str) -> None:
    reader = reader_named("json")
    assert reader is not None
    found = reader.read(File.of("quiz.json", text))
    faults = [fault for fault in found.diagnostics if fault.code == code]
    assert faults, [fault.code for fault in found.diagnostics]
    assert not any(word in faults[0].headline + faults[0].hint for word in _YAML_WORDS)


def test_what_stands_where_a_text_should_is_an_object_and_no_mapping() -> None:
    reader = reader_named("json")
    assert reader is not None
    found = reader.read(File.of("quiz.json", '[{"stem": "One?", "answer": "1"}, {"stem": {"Two": "three"}}]'))
    assert [fault.headline for fault in found.diagnostics] == ["'stem' has to be a text, this is an object"]


def test_a_lone_text_is_no_file_of_questions() -> None:
    reader = reader_named("json")
    assert reader is not None
    found = reader.read(File.of("quiz.json", '"One?"'))
    assert [fault.code for fault in found.diagnostics] == ["nothing-recognised"]
