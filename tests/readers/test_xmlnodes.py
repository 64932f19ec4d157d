"""The nodes of an XML text; that they are made rightly is tested where they are parsed."""

from __future__ import annotations

from ankibuild.readers.xmlnodes import Chunk, Element
from ankibuild.source import Source


def test_deep_trees_are_walked_without_recursion() -> None:
    root = inner = Element("a", "", {}, 0)
    for _ in range(100_000):
        child = Element("a", "", {}, 0)
        inner.add(child)
        inner = child
    inner.add(Chunk("x", 0, 1))
    assert root.text == "x"
    assert sum(1 for _ in root.iter("a")) == 100_000
    assert root.inner().count("<a>") == 100_000
    while root.children:  # or Python takes the tree apart by recursion
        child = root.children.pop()
        root = child if isinstance(child, Element) else root


def test_an_element_that_was_read_lets_go_of_what_is_inside() -> None:
    element = Element("a", "", {"b": "1"}, 0, children=[Chunk("x", 3, 4)])
    element.release()
    assert (element.text, list(element.walk()), element.get("b")) == ("", [], "1")


def test_an_element_has_a_span() -> None:
    source = Source("a.xml", "<a/>")
    assert Element("a", "", {}, 0, 4).span(source).text == "<a/>"
