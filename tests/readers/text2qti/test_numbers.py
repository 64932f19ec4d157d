"""Numbers with tolerances."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.text2qti.numbers import number_of


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("5", "5"),
        (" -1.50 ", "-1.50"),
        ("1.4142 +- 0.0001", "1.4142 ± 0.0001"),
        ("600 +-5", "600 ± 5"),
        ("50 +- 2%", "50 ± 1"),
        ("5 +- 0", "5"),
        ("[1.5, 2]", "1.5..2"),
        ("1e3", "1e3"),
        ("[2, 1]", None),
        ("five", None),
        ("5 +- -1", None),
        ("1 2", None),
        ("", None),
    ],
)
def test_numbers_are_written_as_ours(text: str, ours: str | None) -> None:
    assert number_of(text) == ours


@given(st.text(alphabet="0123456789.+-e%[], ", max_size=30))
def test_no_text_is_too_strange(text: str) -> None:
    number_of(text)
