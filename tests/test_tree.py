"""The nodes of a structured text."""

from __future__ import annotations

import pytest

from ankibuild.tree import Mapping, Node, Scalar, Sequence, shape, walk


@pytest.mark.parametrize(
    ("node", "words"),
    [(Scalar("a", 0, 1), "a text"), (Sequence([], 0, 0), "a list"), (Mapping([], 0, 0), "a mapping")],
)
def test_a_message_can_say_what_a_node_is(node: Node, words: str) -> None:
    assert shape(node) == words


def test_all_nodes_are_walked_in_the_order_of_the_source() -> None:
    a, b, c, key = (Scalar(name, at, at + 1) for at, name in enumerate("abck"))
    inner = Mapping([(key, Sequence([b], 0, 0))], 0, 0)
    outer = Sequence([a, inner, c], 0, 0)
    assert list(walk([outer])) == [outer, a, inner, inner.entries[0][1], b, c]


def test_nodes_may_lie_deep() -> None:
    node: Node = Sequence([], 0, 0)
    for _ in range(10_000):
        node = Sequence([node], 0, 0)
    assert sum(1 for _ in walk([node])) == 10_001
