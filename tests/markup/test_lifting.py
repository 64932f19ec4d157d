"""Blocks out of inline elements."""

import pytest

from ankibuild.markup.elements import Element, Node
from ankibuild.markup.lifting import lifted
from ankibuild.markup.parsing import parse


def written(nodes: list[Node]) -> str:
    return "".join(
        f"<{node.name}>{written(node.children)}</{node.name}>" if isinstance(node, Element) else node for node in nodes
    )


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<b>a<p>b</p> </b>", "<b>a</b><p><b>b</b></p> "),
        ("<b><ul><li>a</li></ul></b>", "<ul><li><b>a</b></li></ul>"),
        ("<p><b>a</b></p>", "<p><b>a</b></p>"),
    ],
)
def test_an_inline_element_goes_into_the_blocks_that_it_held(html: str, expected: str) -> None:
    assert written(lifted(parse(html).children)) == expected
