"""The nodes of a structured text (YAML now, JSON later): scalars as typed, with their places.

Named tuples, since a large project has a million of them.
"""

from __future__ import annotations

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
