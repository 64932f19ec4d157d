"""What many places have in common is said of the first few."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.diagnostics.folding import MOST, SHOWN, SHOWN_IN_ALL, SHOWN_OF_CODE, Alike, fold
from ankibuild.source import Source, Span

SOURCE = Source("bank.xml", "x" * 20_000)


def at(start: int, code: str = "no-key", source: Source = SOURCE, **facts: object) -> Diagnostic:
    return Diagnostic(code, Span(source, start, start + 1), facts)


def shape(found: Sequence[Diagnostic | Alike]) -> list[int]:
    """0 for what is shown by itself, else how many stand together."""
    return [0 if isinstance(each, Diagnostic) else len(each.found) for each in found]


def unfolded(found: Sequence[Diagnostic | Alike]) -> list[Diagnostic]:
    return [one for each in found for one in ([each] if isinstance(each, Diagnostic) else each.found)]


def test_a_few_are_shown_one_by_one() -> None:
    few = [at(place) for place in range(MOST)]
    assert fold(few) == few
    assert fold([]) == []


def test_of_many_the_first_are_shown_and_the_others_stand_together() -> None:
    many = [at(place) for place in range(500)]
    found = fold(many)
    assert shape(found) == [0] * SHOWN + [500 - SHOWN]
    assert unfolded(found) == many


def test_the_others_stand_where_the_first_of_them_does() -> None:
    found = fold([*(at(place) for place in range(9)), at(20, "gift-joined"), at(21)])
    assert shape(found) == [0, 0, 0, 7, 0]


def test_another_code_or_reason_is_another_thing_to_say() -> None:
    said = [
        at(place, "not-carried", what=f"the weight {place} %", why=why)
        for place, why in enumerate(["right or wrong", "it has none"] * 4)
    ]
    assert shape(fold([*said, *(at(place) for place in range(4))])) == [0] * 12
    more = fold([*said, *said, *(at(place) for place in range(4))])
    assert shape(more) == [0] * 6 + [5, 5] + [0] * 4


def test_other_facts_do_not_tell_them_apart() -> None:
    assert shape(fold(at(place, "key-not-among-options", key=str(place)) for place in range(9))) == [0, 0, 0, 6]


def test_what_is_trivial_is_shown_once_a_file() -> None:
    said = [at(place, "not-on-cards", what=f"part {place}", why="it asks nothing") for place in range(3)]
    assert shape(fold(said)) == [0, 2]
    assert shape(fold(said[:2])) == [0, 1]
    other = Source("other.xml", "x")
    assert shape(fold([*said, at(0, "not-on-cards", other, what="a", why="it asks nothing")])) == [0, 2, 0]


def test_a_file_is_an_archive_of_many() -> None:
    members = [Source(f"a.zip/{number}.xml", "x", "a.zip") for number in range(9)]
    assert shape(fold(at(0, source=member) for member in members)) == [0, 0, 0, 6]


def test_other_files_are_shown_by_themselves_up_to_a_number() -> None:
    files = [Source(f"{number}.md", "x\nx\nx") for number in range(SHOWN_IN_ALL + 9)]
    said = [at(0, source=file) for file in files]
    assert shape(fold(said)) == [0] * SHOWN_IN_ALL + [9]
    assert unfolded(fold(said)) == said


def test_the_others_of_a_file_that_was_begun_stay_with_it() -> None:
    files = [Source(f"{number}.md", "x" * 10) for number in range(8)]
    found = fold(at(place, source=file) for file in files for place in range(9))
    assert shape(found) == [0, 0, 0, 6] * 6 + [0, 0, 7] + [9]


def test_of_one_code_not_more_than_a_number_are_shown_even_if_each_says_something_else() -> None:
    said = [at(place, "unknown-key", key=f"k{place}", where="a question", suggestion="id") for place in range(5000)]
    found = fold(said)
    assert shape(found) == [0] * SHOWN_OF_CODE + [5000 - SHOWN_OF_CODE]
    assert unfolded(found) == said


def test_what_no_file_holds_is_folded_too() -> None:
    said = [report("empty-stem", None, subject=f"question '{number}'") for number in range(9)]
    assert shape(fold(said)) == [0, 0, 0, 6]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["2", "2"], "2"),
        (["2", "0", "2"], "2 or 0"),
        (["2", "0", "1"], "2, 0 or 1"),
        (["2", "0", "1", "3"], "…"),
        (["x" * 50, "y" * 50], "…"),
        (["", ""], ""),
        (["", "2"], "…"),
        ([3, 3], "3"),
    ],
)
def test_what_they_do_not_share_is_named_if_it_is_little(keys: list[object], shown: str) -> None:
    summary = Alike(tuple(at(place, "keys-ambiguous", key=key) for place, key in enumerate(keys))).summary
    assert summary.headline.startswith(f"the key {shown} may mean two options")
    assert summary.span == Span(SOURCE, 0, 1)


def test_several_values_have_the_quotes_of_one() -> None:
    summary = Alike(tuple(at(place, "key-not-among-options", key=key) for place, key in enumerate("xyz"))).summary
    assert summary.headline == "the key 'x', 'y' or 'z' means none of the options"


def test_a_hundred_thousand_take_no_long_time() -> None:
    said = [at(0, "keys-ambiguous", key=str(number % 7)) for number in range(100_000)]
    begin = time.perf_counter()
    fold(said)
    assert time.perf_counter() - begin < 30  # a tenth of a second, if it is linear
