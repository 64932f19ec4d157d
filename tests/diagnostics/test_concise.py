"""Diagnostics on one line each."""

from __future__ import annotations

from ankibuild.diagnostics import concise, report
from ankibuild.source import Source, Span


def test_a_line_is_the_place_the_severity_the_code_and_the_headline() -> None:
    diagnostic = report("empty-option", Span(Source("a.yaml", "one\ntwo"), 5, 6), number=2)
    assert concise.render(diagnostic) == "a.yaml:2:2: error[empty-option] option 2 is empty"


def test_a_question_made_in_python_is_named() -> None:
    diagnostic = report("single-option", None, subject="question 'a'")
    assert concise.render(diagnostic).startswith("question 'a': warning[single-option] ")


def test_what_stands_nowhere_has_a_dash() -> None:
    assert concise.render(report("empty-stem", None)).startswith("-: error[empty-stem] ")


def test_a_diagnostic_is_one_line_whatever_the_source_holds() -> None:
    diagnostic = report("duplicate-option", Span(Source("a\nb.yaml", "x"), 0, 1), text="one\ntwo\r\x1bthree\u2028")
    assert concise.render(diagnostic).isprintable()
