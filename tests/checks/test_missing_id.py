"""Questions without an id."""

from __future__ import annotations

from ankibuild.checks.missing_id import check
from ankibuild.identity.ids import identify
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span

FILES = [Source("a.yaml", "0123456789"), Source("b.yaml", "0123456789")]


def question(file: int, at: int, **names: object) -> Question:
    return Question(f"{file} {at}", origin=Origin(Span(FILES[file], at, at)), **names)  # type: ignore[arg-type]


def test_each_file_is_warned_of_once_at_its_first_question_without_an_id() -> None:
    questions = [question(0, 0, id="a"), question(0, 1), question(1, 0), question(0, 2)]
    found = [finding.diagnostic for finding in check(identify(questions, "test", []))]
    assert [(d.location, d.facts["count"]) for d in found] == [("a.yaml:1:2", 2), ("b.yaml:1:1", 1)]


def test_an_id_a_former_id_or_a_guid_is_enough() -> None:
    questions = [question(0, 0, id="a"), question(0, 1, aka=("b",)), question(0, 2, guid="c")]
    assert list(check(identify(questions, "test", []))) == []


def test_a_warning_keeps_no_question_out(found_by) -> None:
    assert found_by(check, Question("a"), Question("b")) == [("missing-id", ())]
