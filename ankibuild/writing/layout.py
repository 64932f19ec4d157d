"""Mappings, lists and texts → lines of YAML, indented by two spaces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ankibuild.writing.scalars import in_line, lines_of

STEP = "  "
_WIDTH = 88


@dataclass(frozen=True, slots=True)
class Bare:
    """What stands as it is: a number or a truth value."""

    text: str


@dataclass(frozen=True, slots=True)
class Short:
    """A list that stands in brackets on its key's line if there is room."""

    items: tuple[Node, ...]


Node: TypeAlias = "str | Bare | Short | list[Node] | dict[str, Node]"


def lines(node: Node) -> list[str]:
    """The lines of a node. Those that have to be empty are; the others may be indented further."""
    if isinstance(node, Bare):
        return [node.text]
    if isinstance(node, str):
        first, *rest = lines_of(node)
        return [first, *indented(rest)]
    if isinstance(node, Short):
        in_brackets = _in_brackets(node)
        return [in_brackets] if in_brackets else lines(list(node.items))
    if isinstance(node, list):
        return [line for item in node for line in _item(item)]
    return [line for key, value in node.items() for line in _entry(key, value)]


def indented(rows: Iterable[str], step: str = STEP) -> list[str]:
    """Lines further to the right."""
    return [step + row if row else row for row in rows]


def _item(node: Node) -> list[str]:
    rows = lines(node)
    first, rest = rows[0], rows[1:]
    # the lines of a block are indented for the dash already
    return [f"- {first}", *(rest if isinstance(node, str) else indented(rest))]


def _entry(key: str, node: Node) -> list[str]:
    name = f"{in_line(key)}:"
    rows = lines(node)
    if isinstance(node, str | Bare):
        return [f"{name} {rows[0]}", *rows[1:]]
    if isinstance(node, Short) and len(rows) == 1 and rows[0].startswith("["):
        return [f"{name} {rows[0]}"]
    return [name, *indented(rows)]


def _in_brackets(node: Short) -> str:
    """The list on one line, '' where it does not fit."""
    if any(isinstance(item, list | dict | Short) or (isinstance(item, str) and "\n" in item) for item in node.items):
        return ""
    words = [item.text if isinstance(item, Bare) else in_line(str(item), flow=True) for item in node.items]
    text = f"[{', '.join(words)}]"
    return text if len(text) <= _WIDTH or not words else ""
