"""Tables."""

import re

import pytest

from ankibuild.render.tables import begins_table, fitted

HEAD = "| a | b |\n|---|---|\n"


def cells(html: str) -> list[str]:
    """The cells of all tables."""
    return re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", html)


@pytest.mark.parametrize(
    ("line", "following", "begins"),
    [
        ("| a | b |", "|---|---|", True),
        ("a | b", "- | -", True),
        ("a | b", ":-: | --:", True),
        ("> | a |", "> |---|", True),
        ("| a |", "| b |", False),
        ("a", "---", False),
        ("a | b", "---", False),
        ("a | b", "- | - x", False),
        ("a", "|---|", False),
        ("| a |", "", False),
    ],
)
def test_the_second_line_makes_a_table(line: str, following: str, begins: bool) -> None:
    assert begins_table(line, following) == begins


@pytest.mark.parametrize(
    ("row", "columns", "kept"),
    [
        ("| a | b |", 2, "| a | b |"),
        ("| a | b | c |", 2, r"| a | b \| c |"),
        ("a | b | c", 2, r"a | b \| c"),
        ("a | b | c |", 2, r"a | b \| c |"),
        ("| P(A|B) |", 1, r"| P(A\|B) |"),
        (r"| a \| b | c |", 2, r"| a \| b | c |"),
        ("> | a | b |", 1, r"> | a \| b |"),
        ("|a|b|c|d|", 2, r"|a|b\|c\|d|"),
        ("|", 1, "|"),
    ],
)
def test_bars_beyond_the_last_column_are_text(row: str, columns: int, kept: str) -> None:
    assert fitted(row, columns) == kept


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ("| 1 | 2 |", ["1", "2"]),
        ("| 1 |", ["1", ""]),
        ("| 1 | 2 | 3 |", ["1", "2 | 3"]),
        ("1 | 2", ["1", "2"]),
        ("| `x|y` | $|z|$ |", ["<code>x|y</code>", r"\(|z|\)"]),
        ("| $5 | $6 |", ["$5", "$6"]),
        ("| US$5 | 6$ |", ["US$5", "6$"]),
        ("|$HOME|$PATH|", ["$HOME", "$PATH"]),
        (r"| a\|b | *c* |", ["a|b", "<em>c</em>"]),
        ("| a<b | <b>c</b> |", ["a&lt;b", "<b>c</b>"]),
        ("| [x](y|z) | w |", ["[x](y", "z) | w"]),
        ("| 1 | 2 |\nmore", ["1", "2", "more", ""]),
    ],
)
def test_each_cell_is_shown(html_of, rows: str, shown: list[str]) -> None:
    assert cells(html_of(HEAD + rows)) == ["a", "b", *shown]


@pytest.mark.parametrize(
    ("before", "prefix", "box"),
    [("", "", "{}"), ("text\n", "", "<p>text</p>\n{}"), ("", "> ", "<blockquote>\n{}\n</blockquote>")],
)
def test_a_table_scrolls_in_a_box_of_its_own(html_of, before: str, prefix: str, box: str) -> None:
    text = before + "".join(f"{prefix}{line}\n" for line in f"{HEAD}| 1 | 2 |".splitlines())
    table = re.compile(r'<div class="table"><table>.*</table></div>', re.DOTALL)
    assert table.sub("{}", html_of(text)) == box


def test_a_table_may_stand_in_a_list_item(html_of) -> None:
    html = html_of("- x\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |\n- y")
    assert cells(html) == ["a", "b", "1", "2 | 3"]
    assert html.index("</table></div>") < html.index("</li>")


def test_columns_are_aligned(html_of) -> None:
    html = html_of("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert html.count('style="text-align:center"') == html.count('style="text-align:right"') == 2


@pytest.mark.parametrize("tag", ["<table>", "<table title='t'>"])
def test_a_table_in_html_gets_its_box_too(html_of, tag: str) -> None:
    html = html_of(f"{tag}<tr><td>1</td></tr></table>\n\n{HEAD}| 2 | 3 |")
    assert html.count('<div class="table"><table') == html.count("</table></div>") == 2


def test_bars_outside_a_table_stay(html_of) -> None:
    assert html_of("a | b | c\nd | e") == "a | b | c\nd | e"
    assert html_of(f"{HEAD}| 1 | 2 |\n\na | b | c").endswith("<p>a | b | c</p>")
