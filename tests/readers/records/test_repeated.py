"""Errors that many questions share."""

from __future__ import annotations

import json

from ankibuild.diagnostics import errors_in
from ankibuild.readers.file import File
from ankibuild.readers.json_questions import read
from ankibuild.readers.records.repeated import gathered


def bank(count: int, **data: object) -> str:
    return json.dumps([{"question": f"Which {n}?", "options": ["a", "b", "c"], **data} for n in range(count)], indent=0)


def test_what_many_questions_lack_is_said_a_few_times_and_counted() -> None:
    found = read(File.of("a.json", bank(500)))
    assert [fault.code for fault in found.diagnostics] == ["no-key"] * 3 + ["same-reason"]
    assert found.diagnostics[-1].headline.startswith("497 more questions of this file")
    assert found.diagnostics[-1].facts["lines"] == "26, 34, 42, 50, 58, 66 …"
    assert sum(not question.sound for question in found.questions) == 500


def test_a_few_are_said_one_by_one() -> None:
    found = read(File.of("a.json", bank(5)))
    assert [fault.code for fault in found.diagnostics] == ["no-key"] * 5


def test_keys_are_not_repeated_in_what_is_said_of_all() -> None:
    found = read(File.of("a.json", bank(9, answer=2)))
    assert {fault.code for fault in found.diagnostics} == {"keys-ambiguous", "same-reason"}
    assert found.diagnostics[-1].facts["what"] == "nothing in the file says whether the first option is number 0 or 1"
    assert len(errors_in(found.diagnostics)) == 4


def test_warnings_and_single_errors_stay_in_order() -> None:
    found = read(File.of("a.json", bank(3)))
    assert gathered(list(found.diagnostics)) == list(found.diagnostics)
