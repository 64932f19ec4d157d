"""Records in several languages."""

from __future__ import annotations

import json

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.languages import in_one_language
from ankibuild.source import Source
from ankibuild.tree import Mapping, Scalar


def names(data: object) -> dict[str, object]:
    node, _ = parse_json(Source("a.json", json.dumps(data)))
    assert isinstance(node, Mapping)
    taken = in_one_language(node)
    return {key.value: value.value if isinstance(value, Scalar) else "…" for key, value in taken.entries}


def test_the_first_language_with_a_question_is_taken() -> None:
    record = {"question_de": "Was?", "question_en": "What?", "answer_de": "a", "answer_en": "b"}
    assert names(record) == {"question": "Was?", "question_en": "What?", "answer": "a", "answer_en": "b"}


def test_an_empty_language_is_passed_over() -> None:
    record = {"stem_en": None, "stem_zh": "什么？", "explanation_en": None, "explanation_zh": "因为。"}
    assert names(record) == {"stem_en": "", "stem": "什么？", "explanation_en": "", "explanation": "因为。"}


def test_capital_letters_part_a_language_from_a_name() -> None:
    assert names({"questionEn": "What?", "answerEn": "a"}) == {"question": "What?", "answer": "a"}


def test_a_field_may_hold_a_mapping_by_languages() -> None:
    record = {"question": {"en": "What?", "uk": "Що?"}, "answer": {"en": "a", "uk": "б"}}
    assert names(record) == {"question": "What?", "answer": "a"}


def test_a_question_in_one_language_stays_as_it_is() -> None:
    record = {"question": "What?", "question_en": "Which?", "answer": "a", "source_id": "7", "options": {"a": "b"}}
    assert names(record) == {**record, "options": "…"}


def test_a_name_that_means_something_has_no_language_behind_it() -> None:
    record = {"questionId": "7", "question_no": "1", "reason": "so"}
    assert names(record) == record
