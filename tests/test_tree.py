"""The nodes of a structured text."""

from __future__ import annotations

import pytest

from ankibuild.tree import Mapping, Node, Scalar, Sequence, shape


@pytest.mark.parametrize(
    ("node", "words"),
    [(Scalar("a", 0, 1), "a text"), (Sequence([], 0, 0), "a list"), (Mapping([], 0, 0), "a mapping")],
)
def test_a_message_can_say_what_a_node_is(node: Node, words: str) -> None:
    assert shape(node) == words
