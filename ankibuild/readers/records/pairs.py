"""The pairs of a matching question in a record."""

from __future__ import annotations

from ankibuild.readers.records.names import plain_name
from ankibuild.readers.records.record import Record
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_LEFTS = ("left", "question", "prompt", "term", "key", "premise", "from", "statement", "text", "source", "item")
_RIGHTS = ("right", "answer", "match", "definition", "value", "response", "to", "target", "choice")


def pairs_of(record: Record) -> list[tuple[Scalar | None, Scalar]]:
    """Left and right texts; a right one without a left matches nothing."""
    entries = record.all("pairs") or record.all("options") or record.all("answer")
    return [pair for entry in entries[:1] for pair in _pairs(entry.node)]


def _pairs(node: Node) -> list[tuple[Scalar | None, Scalar]]:
    if isinstance(node, Mapping):
        return [(key, value) for key, value in node.entries if isinstance(value, Scalar) and value.value.strip()]
    items = node.items if isinstance(node, Sequence) else []
    return [pair for item in items if (pair := _pair(item))]


def _pair(node: Node) -> tuple[Scalar | None, Scalar] | None:
    if isinstance(node, Sequence) and len(node.items) == 2:
        left, right = node.items
        return (left, right) if isinstance(left, Scalar) and isinstance(right, Scalar) else None
    if not isinstance(node, Mapping):
        return None
    named = {
        plain_name(key.value): value for key, value in node.entries if isinstance(value, Scalar) and value.value.strip()
    }
    right_name = next((name for name in _RIGHTS if name in named), "")
    left_name = next((name for name in _LEFTS if name in named), "")
    if not right_name and left_name != "text" and "text" in named:
        right_name = "text"
    return (named.get(left_name), named[right_name]) if right_name else None
