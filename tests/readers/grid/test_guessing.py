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


def test_a_number_or_category_may_stand_before_and_more_behind() -> None:
    found = guessed("1,Seas,Which one?,a,b,B,x\n2,Seas,Which other?,c,d,A,x\n")
    assert found is not None
    assert (found.stem, [option.index for option in found.options], found.answers) == (2, [3, 4], (5,))
    assert found.unknown == (0, 1, 6)


def test_the_key_may_stand_between_the_question_and_its_options() -> None:
    found = guessed("Which one is it?,b,a,b\nWhich other is it?,c,c,d\n")
    assert found is not None
    assert (found.stem, [option.index for option in found.options], found.answers) == (0, [2, 3], (1,))


def test_numbers_are_keys_where_many_rows_of_questions_say_the_first_one() -> None:
    rows = [f"Which one is {number}?,a{number},b{number},c{number},{number % 3}" for number in range(6)]
    found = guessed("\n".join(rows))
    assert found is not None
    assert found.first == 0
    assert guessed("\n".join(rows[:3])) is None


def test_one_spoilt_row_among_many_does_not_hide_the_others() -> None:
    rows = [f"Which one is {number}?,a,b,{'AB'[number % 2]}" for number in range(30)]
    assert guessed("\n".join([*rows, "Which one is lost?,a,b,"])) is not None


def test_tables_of_data_are_none_of_questions() -> None:
    assert guessed("New York,NY,US,NY\nSan Juan,PR,US,PR\nLos Altos,CA,US,CA\n") is None
    assert guessed("1,two words,3,4,3\n2,two others,4,5,5\n") is None
