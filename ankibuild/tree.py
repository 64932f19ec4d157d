"""The nodes of a structured text (YAML, JSON): scalars as typed, with their places.

Named tuples, since a large project has a million of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias


class Scalar(NamedTuple):
    """A text as typed; `plain` where it stands without quotes; `start`, `end` are offsets into its source."""

    value: str
    start: int
    end: int
    plain: bool = False


class Sequence(NamedTuple):
    """A list."""

    items: list[Node]
    start: int
    end: int


class Mapping(NamedTuple):
    """Keys and values in source order."""

    entries: list[tuple[Scalar, Node]]
    start: int
    end: int


Node: TypeAlias = Scalar | Sequence | Mapping

_SHAPES = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


def shape(node: Node) -> str:
    """What a node is, in words for a message."""
    return _SHAPES[type(node)]


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes and all within them but the keys of mappings, in source order."""
    waiting = [iter(nodes)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
            continue
        yield node
        if isinstance(node, Sequence):
            waiting.append(iter(node.items))
        elif isinstance(node, Mapping):
            waiting.append(iter([value for _, value in node.entries]))
