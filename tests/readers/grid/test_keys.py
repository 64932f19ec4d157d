"""Which options a key means."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers.grid.keys import Choices, Deciding, Form, decide, first_by_marks, meanings_of

NAMED = Choices(("Red", "Blue", "Green", "4"), ("a", "b", "c", "d"))
NUMBERED = Choices(("Red", "Blue", "Green", "4"), ("1", "2", "3", "4"))


@pytest.mark.parametrize(
    ("word", "form", "indexes"),
    [
        ("B", Form.LETTER, {1}),
        ("(c)", Form.LETTER, {2}),
        ("A, C", Form.LETTER, {0, 2}),
        ("AC", Form.LETTER, {0, 2}),
        ("a and c", Form.LETTER, {0, 2}),
        ("A\nC", Form.LETTER, {0, 2}),
        ("Option C", Form.LETTER, {2}),
        ("в", Form.LETTER, {2}),
        ("2", Form.NUMBER, {2}),
        ("1,3", Form.NUMBER, {1, 3}),
        ("1.3", Form.NUMBER, {1, 3}),
        ("2.0", Form.NUMBER, {2}),
        ("blue", Form.TEXT, {1}),
        ("Red; Green", Form.TEXT, {0, 2}),
        ("B) Blue", Form.TEXT, {1}),
        ("1 0 0 1", Form.FLAGS, {0, 3}),
    ],
)
def test_a_key_is_a_text_a_letter_a_number_or_flags(word: str, form: Form, indexes: set[int]) -> None:
    assert meanings_of(word, NAMED) == {form: frozenset(indexes)}


def test_a_key_may_be_two_things() -> None:
    assert set(meanings_of("4", NUMBERED)) == {Form.TEXT, Form.NUMBER}


@pytest.mark.parametrize("word", ["", "E", "9", "violet", "C, red", "B) Red", "CA", "1,1", "0 0 0 0"])
def test_what_means_no_option_has_no_meaning(word: str) -> None:
    assert meanings_of(word, NAMED) == {}


def test_a_letter_of_an_empty_cell_means_nothing() -> None:
    assert meanings_of("C", Choices(("a", "b", "", "d"))) == {}


def decided(*rows: tuple[str, Choices], said: int | None = None, heading: int | None = None) -> Deciding:
    return decide([(meanings_of(word, choices), choices) for word, choices in rows], said, [heading])


def meant(deciding: Deciding, word: str, choices: Choices) -> tuple[set[int], str]:
    indexes, fault = deciding.meant(meanings_of(word, choices))
    return set(indexes), fault


THREE = Choices(("x", "y", "z"))


def test_a_zero_or_the_last_number_anywhere_decides_for_the_file() -> None:
    assert meant(decided(("0", THREE), ("1", THREE)), "1", THREE) == ({1}, "")
    assert meant(decided(("3", THREE), ("1", THREE)), "1", THREE) == ({0}, "")
    assert meant(decided(("1", THREE)), "1", THREE) == (set(), "keys-ambiguous")
    assert meant(decided(("0", THREE), ("3", THREE)), "1", THREE) == (set(), "keys-contradictory")


def test_the_user_and_headings_decide_where_keys_do_not() -> None:
    assert meant(decided(("1", THREE), said=0), "1", THREE) == ({1}, "")
    assert meant(decided(("1", THREE), heading=1), "1", THREE) == ({0}, "")
    assert meant(decided(("0", THREE), heading=1), "1", THREE) == ({1}, "")


def test_options_that_are_numbers_are_meant_as_other_rows_mean_theirs() -> None:
    numbers = Choices(("3", "1", "2"), ("1", "2", "3"))
    by_text = decided(("x", THREE), ("1", numbers), heading=1)
    by_number = decided(("3", THREE), ("1", numbers), heading=1)
    assert meant(by_text, "1", numbers) == ({1}, "")
    assert meant(by_number, "1", numbers) == ({0}, "")
    assert meant(decided(("1", numbers), heading=1), "1", numbers) == (set(), "key-letter-or-text")


def test_a_key_without_meaning_is_among_no_options() -> None:
    assert meant(decided(), "violet", THREE) == (set(), "key-not-among-options")


def test_marks_say_the_first_number() -> None:
    assert [first_by_marks(marks) for marks in (["1", "2"], ["0", "1"], ["a", "b"], ["2", "3"], [])] == [
        *(1, 0, None, None, None)
    ]


@pytest.mark.parametrize("word", [" " * 100_000, "a," * 50_000, "1 " * 50_000, ", " * 50_000, "Option " * 20_000])
def test_long_keys_take_no_time(word: str) -> None:
    started = time.perf_counter()
    meanings_of(word, NAMED)
    assert time.perf_counter() - started < 60


def test_a_letter_that_no_option_has_means_none() -> None:
    assert Form.LETTER not in meanings_of("B", Choices(("x", "y", "z"), ("a", "c", "d")))
    assert meanings_of("C", Choices(("x", "y", "z"), ("a", "c", "d")))[Form.LETTER] == {1}


def test_quotes_around_a_key_are_not_its_own() -> None:
    assert meanings_of('"b"', Choices(("x", "y")))[Form.LETTER] == {1}
