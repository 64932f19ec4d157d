"""Diagnostics as data."""

from __future__ import annotations

import pytest

from ankibuild.diagnostics import (
    Diagnostic,
    Severity,
    at_file,
    errors_in,
    in_order,
    printable,
    report,
    warnings_in,
)
from ankibuild.source import Source, Span

SOURCE = Source("sources/a.yaml", "one\ntwo\n")


def at(start: int, code: str = "empty-stem", path: str = "a") -> Diagnostic:
    return report(code, Span(Source(path, "0123456789"), start, start + 1))


def test_the_words_come_from_the_catalog_and_the_facts() -> None:
    diagnostic = report("not-a-truth-value", Span(SOURCE, 4, 7), key="shuffle", value="perhaps")
    assert diagnostic.severity is Severity.ERROR
    assert diagnostic.headline == "'shuffle' has to be true or false, not 'perhaps'"
    assert diagnostic.hint == "write true or false"
    assert diagnostic.location == "sources/a.yaml:2:1"


def test_a_question_made_in_python_is_named_instead_of_a_place() -> None:
    assert report("empty-stem", None, subject="question 'a'").location == "question 'a'"
    assert report("empty-stem", None).location == ""


def test_a_file_without_text_is_shown_at_its_start() -> None:
    assert at_file("not-utf8", "a.yaml", found="UTF-16").location == "a.yaml:1:1"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("short", "short"),
        ("  one\n  two\tthree ", "one two three"),
        ("x" * 70, "x" * 70),
        ("x" * 71, "x" * 69 + "…"),
        ("a\x1b[31mb", "a\ufffd[31mb"),
        (7, "7"),
    ],
)
def test_a_fact_is_shown_on_one_line_and_cut(value: object, shown: str) -> None:
    assert report("deck-differs-in-case", None, deck=value).headline.startswith(f"the deck '{shown}' differs")


def test_a_fact_with_braces_is_no_place_for_another() -> None:
    assert "'{deck}'" in report("deck-differs-in-case", None, deck="{deck}").headline


def test_a_missing_fact_is_a_bug() -> None:
    with pytest.raises(KeyError):
        report("deck-differs-in-case", None).headline  # noqa: B018


@pytest.mark.parametrize(
    "character", ["\x00", "\x1b", "\x7f", "\x9b", "\n", "\t", "\u2028", "\u202e", "\u2066", "\ud800"]
)
def test_what_could_steer_a_terminal_is_not_printed(character: str) -> None:
    assert printable(f"a{character}b") == "a\ufffdb"


def test_what_people_write_is_printed_as_it_is() -> None:
    assert printable("é ß 🙂 👩‍👩‍👧 שלום \u200f") == "é ß 🙂 👩‍👩‍👧 שלום \u200f"


def test_a_strange_file_name_is_made_safe() -> None:
    assert at_file("not-utf8", "a\nb\x1b.yaml", found="x").location == "a\ufffdb\ufffd.yaml:1:1"


def test_errors_and_warnings_are_told_apart() -> None:
    error, warning = at(1), at(2, "single-option")
    assert errors_in([warning, error]) == (error,)
    assert warnings_in([warning, error]) == (warning,)


def test_diagnostics_come_by_file_and_place() -> None:
    nowhere = report("empty-stem", None, subject="question 'a'")
    ordered = (nowhere, at(1, "bad-id"), at(1, "single-option"), at(10, "bad-id"), at(2, "bad-id", path="b"))
    given = [Diagnostic(d.code, d.span, {"value": "x", "name": "id"}, (), d.subject) for d in reversed(ordered)]
    assert [(d.code, d.location) for d in in_order(given)] == [(d.code, d.location) for d in ordered]


def test_the_same_fault_at_the_same_place_comes_once() -> None:
    other = report("empty-stem", None, subject="question 'b'")
    nowhere = report("empty-stem", None, subject="question 'a'")
    assert len(in_order([at(1), at(1), at(2), nowhere, nowhere, other])) == 4
