"""Columns that the user names and a file does not have."""

from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Collector
from ankibuild.readers.columns import lacks_columns
from ankibuild.readers.file import File, Settings
from ankibuild.source import Source, Span


def said(columns: dict[str, tuple[str, ...]], *there: str) -> tuple[bool, list[tuple[str, object]], str]:
    """Whether the file cannot be read, the codes with the names, and the first help."""
    collector = Collector(File.of("a.csv", "x", Settings(columns)))
    found = {(field, name) for field, names in columns.items() for name in names if name in there}
    stops = lacks_columns("column", found, there, Span(Source("a.csv", "x"), 0, 1), collector)
    hints = [fault.hint for fault in collector.diagnostics]
    return stops, [(fault.code, fault.facts["name"]) for fault in collector.diagnostics], (hints or [""])[0]


def test_nothing_is_said_where_all_columns_are_there() -> None:
    assert said({"stem": ("Frage",), "hint": ("Tipp",)}, "Tipp", "Frage") == (False, [], "")


def test_the_nearest_column_and_all_others_are_named() -> None:
    assert said({"stem": ("Fragen",)}, "Frage", "Nr")[2] == "did you mean 'Frage'? It has: 'Frage', 'Nr'"
    assert said({"stem": ("Wort",)}, "Frage", "Nr")[2] == "it has: 'Frage', 'Nr'"
    assert said({"stem": ("Wort",)})[2] == "it has: nothing"


def test_what_a_question_is_made_of_has_to_be_there() -> None:
    for field in ("stem", "answer", "kind", "pairs"):
        assert said({field: ("A",)}, "B")[:2] == (True, [("no-such-column", "A")])
    assert said({"answer": ("A", "B")}, "A")[:2] == (True, [("no-such-column", "B")])


def test_a_question_can_be_read_without_the_rest() -> None:
    assert said({"explanation": ("Warum",), "tags": ("T",)}, "B")[:2] == (
        False,
        [("column-missing", "Warum"), ("column-missing", "T")],
    )


@pytest.mark.parametrize(
    ("there", "stops"), [("ABC", False), ("AB", False), ("ABD", True), ("BCD", True), ("", True), ("ABCD", False)]
)
def test_a_missing_option_before_others_would_shift_the_keys(there: str, stops: bool) -> None:
    assert said({"options": ("A", "B", "C", "D")}, *there)[0] is stops


def test_many_and_long_names_are_cut_and_none_steers_a_terminal() -> None:
    hint = said({"stem": ("A",)}, "x" * 90, "\x1b[31m\nred", *(f"c{number}" for number in range(40)))[2]
    assert hint.startswith(f"it has: '{'x' * 39}…', '\ufffd[31m red', 'c0'")
    assert hint.endswith("'c27', and 12 more")
