"""Which entries of a record are what."""

from __future__ import annotations

import json

from ankibuild.readers.jsontree import parse_json
from ankibuild.readers.records.finding import Found, Group
from ankibuild.readers.records.record import Record, record_of
from ankibuild.source import Source


def record(columns: dict[str, tuple[str, ...]] | None = None, **data: object) -> Record:
    source = Source("a.json", json.dumps(data))
    node, _ = parse_json(source)
    assert node is not None
    return record_of(source, Found(node, Group()), columns or {})


def names(record: Record, field: str) -> list[str]:
    return [entry.key.value for entry in record.all(field)]


def test_answers_are_options_and_beside_choices_what_is_right() -> None:
    assert names(record(question="q", answers=["a", "b"], correct=1), "options") == ["answers"]
    both = record(question="q", choices=["a", "b"], answers=["a"])
    assert (names(both, "options"), names(both, "answer")) == (["choices"], ["answers"])


def test_a_label_is_a_key_only_where_there_are_options() -> None:
    assert names(record(ctx="c", question="q", endings=["a", "b"], label=1), "answer") == ["label"]
    assert names(record(question="q", options=["a"], answer="a", label="hard"), "answer") == ["answer"]


def test_a_solution_is_an_answer_or_an_explanation() -> None:
    assert names(record(question="q", solution="s"), "answer") == ["solution"]
    assert names(record(question="q", answer="a", solution="s"), "explanation") == ["solution"]


def test_a_title_is_the_question_only_where_nothing_else_is() -> None:
    both = record(title="t", question="q", answer="a")
    assert (names(both, "stem"), names(both, "title")) == (["question"], ["title"])
    assert names(record(title="t", options=["a", "b"]), "stem") == ["title"]


def test_fields_of_their_own_are_options_from_two_on() -> None:
    assert [mark for mark, _ in record(question="q", opa="x", opb="y", cop=1).numbered] == ["a", "b"]
    assert record(question="q", a="x").numbered == []


def test_empty_fields_are_left_out_and_unknown_ones_kept() -> None:
    one = record(question="q", answer="a", exp=None, images=[], meta="m")
    assert (one.all("explanation"), one.all("picture")) == ([], [])
    assert [entry.name for entry in one.unknown] == ["meta"]


def test_the_users_names_come_first() -> None:
    one = record({"answer": ("win",)}, question="q", options=["a", "b"], answer="x", win="a")
    assert names(one, "answer") == ["win"]
