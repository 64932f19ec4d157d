"""Tables without headings."""

from __future__ import annotations

from ankibuild.readers.grid.cells import Sheet
from ankibuild.readers.grid.guessing import guessed_layout
from ankibuild.readers.grid.layout import Layout
from ankibuild.readers.grid.separated import read_rows
from ankibuild.source import Source


def guessed(text: str) -> Layout | None:
    return guessed_layout(Sheet(Source("a.csv", text), tuple(read_rows(text, ","))))


def test_two_columns_are_sure_where_the_first_asks() -> None:
    asks = guessed("Who?,me\nWhen?,now\n")
    assert asks is not None
    assert asks.answers == (1,)
    assert guessed("one,eins\ntwo,zwei\n") is None


def test_a_key_in_the_last_column_has_to_fit_in_every_row() -> None:
    found = guessed("Which one?,a,b,B\nWhich other?,c,d,c\n")
    assert found is not None
    assert (len(found.options), found.answers) == (2, (3,))
    assert guessed("Which one?,a,b,B\nWhich other?,c,d,f\n") is None


def test_numbers_in_the_last_column_are_no_keys_and_data_no_questions() -> None:
    assert guessed("Which one?,a,b,1\nWhich other?,c,d,2\n") is None
    assert guessed("2020,5,6,5\n2021,7,8,8\n") is None


def test_one_row_or_uneven_rows_say_nothing() -> None:
    assert guessed("Who?,me\n") is None
    assert guessed("Who?,me\nWhen?,now,then\n") is None
    assert guessed("") is None
