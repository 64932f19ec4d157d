"""Values of cells as a spreadsheet shows them."""

from __future__ import annotations

import datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from ankibuild.readers.workbook.values import shown, with_heights


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("1.10", "General", "1.10"),
        (1, "General", "1"),
        (1.0, "General", "1"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1, "0.00", "1.10"),
        (1234.5, "#,##0.0", "1,234.5"),
        (0.21, "0%", "21%"),
        (0.215, "0.0%", "21.5%"),
        (2.5, "# ?/?", "2.5"),
        (1e20, "General", "1e+20"),
        (True, "General", "TRUE"),
        (datetime.datetime(1875, 5, 20), "dd.mm.yyyy", "20.05.1875"),
        (datetime.datetime(1875, 5, 20), "yyyy-mm-dd", "1875-05-20"),
        (datetime.datetime(1875, 5, 20), "d/m/yy", "20/5/75"),
        (datetime.datetime(1875, 5, 20, 7, 5), "hh:mm", "07:05"),
        (datetime.datetime(1875, 5, 20), "General", "1875-05-20"),
        (datetime.time(7, 5), "hh:mm", "07:05:00"),
        ("a\r\nb", "General", "a\nb"),
    ],
)
def test_numbers_and_dates_are_shown_by_their_formats(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_what_stands_higher_or_lower_is_kept() -> None:
    block = TextBlock(InlineFont(vertAlign="superscript"), "2")
    assert with_heights(CellRichText("x", block, " < y\nz")) == "x<sup>2</sup> &lt; y<br>z"
    assert with_heights(CellRichText("x", TextBlock(InlineFont(b=True), "y"))) == ""
    assert with_heights("x") == ""
