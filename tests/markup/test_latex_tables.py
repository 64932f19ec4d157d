"""Tables of LaTeX."""

from __future__ import annotations

from ankibuild.markup.latex_tables import table


def test_rules_are_dropped_and_columns_keep_their_side() -> None:
    shown = table("l|c|r", r"\hline a & b & c \\ \hline 1 & 2 \\", str.strip)
    assert shown == "| a | b | c |\n| --- | :---: | ---: |\n| 1 | 2 |  |"


def test_bars_in_cells_and_escaped_ands_are_text() -> None:
    assert table("l", r"a | b \& c", str.strip) == "| a \\| b \\& c |\n| --- |"


def test_what_markdown_cannot_show_is_none() -> None:
    assert table("ll", r"\multicolumn{2}{l}{a}", str.strip) is None
    assert table("l", "", str.strip) is None
