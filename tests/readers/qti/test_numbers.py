"""Numbers as QTI compares them."""

from __future__ import annotations

import pytest

from ankibuild.readers.qti.numbers import between, is_number, with_tolerance


@pytest.mark.parametrize(
    ("low", "high", "exact", "text", "left"),
    [
        ("41.5", "42.5", [], "41.5..42.5", []),
        ("0.98", "1.02", ["1.0"], "1.0 ± 0.02", []),
        ("0", "3", ["1"], "0..3", []),
        ("0", "3", ["7", "x"], "0..3", ["7", "x"]),
        ("46.0", "46.0", ["46"], "46", []),
        ("5", "5", [], "5", []),
        ("a", "b", ["1"], "a..b", ["1"]),
        ("1e999999999", "NaN", ["1"], "1e999999999..NaN", ["1"]),
    ],
)
def test_a_range_with_a_middle_is_a_tolerance(
    low: str, high: str, exact: list[str], text: str, left: list[str]
) -> None:
    assert between(low, high, exact) == text
    assert exact == left


@pytest.mark.parametrize(
    ("value", "tolerance", "mode", "text"),
    [
        ("3.14", ["0.01"], "absolute", "3.14 ± 0.01"),
        ("3", ["1", "2"], "absolute", "2..5"),
        ("200", ["5"], "relative", "200 ± 10"),
        ("3", ["0"], "absolute", "3"),
        ("three", ["1"], "absolute", "three"),
        ("3", [], "absolute", "3"),
    ],
)
def test_a_tolerance_is_written_with_the_number(value: str, tolerance: list[str], mode: str, text: str) -> None:
    assert with_tolerance(value, tolerance, mode) == text


def test_numbers_are_known() -> None:
    assert is_number("3.14 ± 0.01")
    assert not is_number("three")
