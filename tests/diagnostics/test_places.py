"""Many places in a few words."""

from __future__ import annotations

import pytest

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.diagnostics.places import places_of
from ankibuild.source import Source, Span

TEXT = "one two\n" * 300
SOURCE = Source("a.json", TEXT)


def on(*lines: int, source: Source = SOURCE, column: int = 1) -> list[Diagnostic]:
    starts = [source.line_starts[line - 1] + column - 1 for line in lines]
    return [report("no-key", Span(source, start, start + 1)) for start in starts]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([7], "line 7"),
        ([7, 9], "lines 7, 9"),
        ([7, 8], "lines 7, 8"),
        ([7, 8, 9], "lines 7–9"),
        ([1, 7, 8, 9, 11, 12, 20, 21, 22, 23], "lines 1, 7–9, 11, 12, 20–23"),
        ([9, 8, 7], "lines 9, 8, 7"),
    ],
)
def test_lines_are_listed_and_those_in_a_row_are_one(lines: list[int], words: str) -> None:
    assert places_of(on(*lines), 40).words == f"a.json: {words}"


def test_what_shares_its_line_has_a_column() -> None:
    found = [*on(3), *on(5), *on(5, column=4), *on(6), *on(7), *on(8)]
    assert places_of(found, 40).words == "a.json: 3, 5:1, 5:4, 6–8"
    assert places_of([*on(5), *on(5)], 40).words == "a.json: 5:1"


def test_in_a_long_line_a_place_has_a_column() -> None:
    for length, words in ((800, "line 2"), (1200, "2:601")):
        source = Source("a.json", "[\n" + "x" * length + "\n]")
        assert places_of([Diagnostic("no-key", Span(source, 602, 603))], 40).words == f"a.json: {words}"
    last = Source("a.json", "x" * 1200)
    assert places_of([Diagnostic("no-key", Span(last, 0, 1))], 40).words == "a.json: 1:1"


def test_names_with_commas_are_parted_otherwise() -> None:
    notes = Source("a.apkg", "one\ntwo\n", places=((0, "note x, front"), (4, "note y, back")))
    assert places_of(on(1, 2, source=notes), 40).words == "a.apkg: note x, front; note y, back"


def test_of_many_the_rest_is_counted() -> None:
    places = places_of(on(*range(1, 300, 2)), 3)
    assert (places.named, places.left) == (("1", "3", "5"), 147)
    assert places.words == "a.json: lines 1, 3, 5, … and 147 more"


def test_a_row_counts_as_one_name_and_is_counted_in_full() -> None:
    found = on(1, *range(3, 103), *range(110, 120))
    assert places_of(found, 2).words == "a.json: lines 1, 3–102, … and 10 more"


CELLS = ["1!B2", "1!B3", "1!B4", "1!B5", "1!B9", "2!B10", "1!B11", "1!B13", "1!C14", "1!D15"]


def test_cells_are_called_by_their_names() -> None:
    places = tuple((8 * index, f"Sheet {cell}") for index, cell in enumerate(CELLS))
    book = Source("a.xlsx", "one two\n" * len(CELLS), places=places)
    found = on(*range(1, len(CELLS) + 1), source=book)
    assert places_of(found, 40).words == "a.xlsx: Sheet 1!B2–B5, B9, Sheet 2!B10, Sheet 1!B11, B13, C14, D15"


def test_members_of_an_archive_stand_behind_it() -> None:
    one, other = (Source(f"a.zip/items/{name}.xml", TEXT, "a.zip") for name in ("one", "two"))
    assert places_of(on(2, 3, 4, 9, source=one), 40).words == "a.zip/items/one.xml: lines 2–4, 9"
    found = [*on(2, 9, source=one), *on(9, 10, 11, source=other)]
    assert places_of(found, 40).words == "a.zip: items/one.xml:2, 9, items/two.xml:9–11"


def test_files_are_named_where_they_are_several() -> None:
    found = [*on(2, 9), *on(9, source=Source("b.json", TEXT))]
    assert places_of(found, 40).words == "a.json:2, 9, b.json:9"


def test_what_no_file_holds_is_called_by_its_subject() -> None:
    found = [report("empty-stem", None, subject=f"question '{name}'") for name in "ab"]
    assert places_of(found, 40).words == "question 'a', question 'b'"
    assert places_of([report("empty-stem", None)], 40).words == ""


def test_names_are_safe_to_print() -> None:
    strange = Source("a\x1b.json", TEXT)
    assert places_of(on(1, 3, source=strange), 40).words == "a\ufffd.json: lines 1, 3"
    assert places_of([*on(1), *on(3, source=strange)], 40).words == "a.json:1, a\ufffd.json:3"
