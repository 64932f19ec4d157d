"""Tables."""

import pytest

from ankibuild.markup.elements import Element
from ankibuild.markup.grids import grid
from ankibuild.markup.parsing import parse


def table(html: str) -> str:
    (element,) = parse(f"<table>{html}</table>").children
    assert isinstance(element, Element)
    return grid(element, None)


def test_a_simple_table_is_markdown() -> None:
    html = "<thead><tr><th>A<th style='text-align:right'>B</thead><tr><td>1<td style='text-align:right'><p>2</p>"
    assert table(html) == "| A | B |\n| --- | ---: |\n| 1 | 2 |"


@pytest.mark.parametrize(
    "html",
    [
        "<tr><td>a</td></tr><tr><td>b</td></tr>",
        "<tr><th>a</th></tr>",
        "<tr><th>a</th></tr><tr><th>b</th></tr>",
        "<tr><th>a</th></tr><tr><td colspan='2'>b</td></tr>",
        "<tr><th>a</th></tr><tr><td>b</td><td>c</td></tr>",
        "<tr><th>a</th></tr><tr><td><ul><li>b</li></ul></td></tr>",
        "<tr><th>a</th></tr><tr><td>$x|y$</td></tr>",
        "<caption>c</caption><tr><th>a</th></tr><tr><td>b</td></tr>",
    ],
)
def test_any_other_is_not(html: str) -> None:
    assert table(html) == ""
