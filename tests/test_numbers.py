"""Numbers that learners type."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.numbers import normal, parse


@pytest.mark.parametrize(
    ("text", "low", "high", "written"),
    [
        ("3.14", "3.14", "3.14", "3.14"),
        ("0.10", "0.10", "0.10", "0.10"),
        ("-7", "-7", "-7", "-7"),
        ("−7", "-7", "-7", "-7"),
        ("+7", "7", "7", "+7"),
        (".5", "0.5", "0.5", ".5"),
        ("6.02e23", "6.02e23", "6.02e23", "6.02e23"),
        ("1E-3", "0.001", "0.001", "1E-3"),
        ("3.14 ± 0.01", "3.13", "3.15", "3.14 ± 0.01"),
        ("3.14+-0.01", "3.13", "3.15", "3.14 ± 0.01"),
        ("3.14 +/- 0.01", "3.13", "3.15", "3.14 ± 0.01"),
        ("3.14\xa0±\xa00.01", "3.13", "3.15", "3.14 ± 0.01"),
        (
            "100000000000000000000000000001 ± 1",
            "100000000000000000000000000000",
            "100000000000000000000000000002",
            None,
        ),
        ("3..5", "3", "5", "3..5"),
        (" -1.5 .. −0.5 ", "-1.5", "-0.5", "-1.5..-0.5"),
        ("5..3", "5", "3", "5..3"),
        ("1...5", "1", "0.5", "1...5"),
    ],
)
def test_a_number_is_read_exactly(text: str, low: str, high: str, written: str | None) -> None:
    assert parse(text) == (Decimal(low), Decimal(high), written or text)
    assert normal(text) == (written or text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "many", "3 cm", "1,500", "3,14", "1/2", "1.", "1e", "1e99999", "3 ± -1", "3 ±", "3..", "..5", "1..2..3"),
        *("٣", "$3$", "3 - 5", "nan", "inf", "0x10", "1_000", "9" * 201),
    ],
)
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    assert parse(text) is None
    assert normal(text) == text


@settings(deadline=None)
@given(st.text("0123456789.eE+-±−–/ ", max_size=20))
def test_the_way_of_writing_is_found_again(text: str) -> None:
    number = parse(text)
    assert number is None or parse(number.text) == number
