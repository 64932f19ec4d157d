"""Diagnostics as JSON: the schema that programs rely on."""

from __future__ import annotations

import json

from ankibuild.diagnostics import Related, as_json, report
from ankibuild.source import Source, Span

SOURCE = Source("sources/a.yaml", "one\ntwo\nthree\n")


def test_the_schema_is_stable() -> None:
    diagnostic = report(
        "duplicate-option",
        Span(SOURCE, 5, 10),
        related=(Related("first here", Span(SOURCE, 0, 3)),),
        subject="question 'a'",
        text="é",
    )
    assert json.loads(as_json.render([diagnostic])) == [
        {
            "code": "duplicate-option",
            "severity": "error",
            "message": "the option 'é' stands here for the second time",
            "help": "change or delete one of the two",
            "place": {"path": "sources/a.yaml", "line": 2, "column": 2, "end_line": 3, "end_column": 3},
            "subject": "question 'a'",
            "related": [
                {
                    "label": "first here",
                    "place": {"path": "sources/a.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 4},
                }
            ],
        }
    ]


def test_what_stands_nowhere_has_no_place() -> None:
    (record,) = json.loads(as_json.render([report("empty-stem", None, related=(Related("first here", None),))]))
    assert (record["place"], record["related"]) == (None, [{"label": "first here", "place": None}])


def test_no_diagnostics_are_an_empty_list() -> None:
    assert json.loads(as_json.render([])) == []


def test_many_are_one_list_in_lines_as_the_encoder_makes_them() -> None:
    found = [report("empty-option", Span(SOURCE, at, at + 1), subject="a\u2028b\n", number=at) for at in range(3)]
    rendered = as_json.render(found)
    assert rendered == json.dumps(json.loads(rendered), ensure_ascii=False, indent=2)
    assert [record["message"] for record in json.loads(rendered)] == [f"option {at} is empty" for at in range(3)]


def test_text_is_readable() -> None:
    assert "'é'" in as_json.render([report("duplicate-option", None, text="é")])
