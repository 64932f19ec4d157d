"""Blocks stand in no inline element: `<b><p>x</p></b>` becomes `<p><b>x</b></p>`, which looks the same."""

from __future__ import annotations

from itertools import groupby

from ankibuild.markup.elements import BLOCKS, Element, Node
from ankibuild.render.sanitize import MATHML

_WHOLE = frozenset(("audio", "video", "iframe", "img", "formula", *MATHML))


def lifted(nodes: list[Node]) -> list[Node]:
    """The nodes with their blocks outside of inline elements."""
    out: list[Node] = []
    for node in nodes:
        out += [node] if isinstance(node, str) else _lifted(node)
    return out


def is_block(node: Node) -> bool:
    """Whether a node is a block."""
    return isinstance(node, Element) and node.name in BLOCKS


def _lifted(element: Element) -> list[Node]:
    if element.name in _WHOLE:
        return [element]
    children = lifted(element.children)
    if element.name in BLOCKS or not any(map(is_block, children)):
        return [Element(element.name, element.attributes, children)]
    return _wrapped(element, children)


def _wrapped(element: Element, children: list[Node]) -> list[Node]:
    """The children, what is inline among them within the element; the same within its blocks."""
    out: list[Node] = []
    for block, group in groupby(children, is_block):
        members = list(group)
        if not block:
            if any(not isinstance(node, str) or node.strip() for node in members):
                out.append(Element(element.name, element.attributes, members))
            else:
                out += members
            continue
        for member in members:
            if isinstance(member, Element):
                out.append(Element(member.name, member.attributes, _wrapped(element, member.children)))
    return out
