"""Whether a tree has the shape of the project's own sources (docs/sources.md), whatever syntax it was read from."""

from __future__ import annotations

from collections.abc import Iterable

from ankibuild.readers.yaml_questions import FILE_KEYS, QUESTION_KEYS
from ankibuild.tree import Mapping, Node, Scalar, Sequence

SCHEMA_KEY = "$schema"
SCHEMA_NAME = "questions.schema.json"


def is_schema_of_ours(node: Node) -> bool:
    """Whether a document names our schema as its own."""
    entries = node.entries if isinstance(node, Mapping) else []
    return any(
        key.value == SCHEMA_KEY and isinstance(value, Scalar) and value.value.endswith(SCHEMA_NAME)
        for key, value in entries
    )


def is_own(nodes: Iterable[Node]) -> bool:
    """Whether the first question has a `stem`, and no key that is not ours."""
    for node in nodes:
        questions = _questions(node)
        first = questions[0] if questions else None
        if first is not None:
            keys = {key.value for key, _ in first.entries}
            return "stem" in keys and keys <= {*QUESTION_KEYS, SCHEMA_KEY}
    return False


def without_nulls(node: Node) -> Node:
    """A tree without the entries that are null, and without the name of the schema at its top."""
    bare = _without_nulls(node)
    if isinstance(bare, Mapping):
        return bare._replace(entries=[entry for entry in bare.entries if entry[0].value != SCHEMA_KEY])
    return bare


def _questions(node: Node) -> list[Mapping]:
    """The mappings that are questions if the shape is ours."""
    if isinstance(node, Mapping):
        named = {key.value: value for key, value in node.entries}
        if "questions" not in named:
            return [node]
        if not named.keys() <= {*FILE_KEYS, SCHEMA_KEY}:
            return []
        node = named["questions"]
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []


def _without_nulls(node: Node) -> Node:
    if isinstance(node, Sequence):
        return node._replace(items=[_without_nulls(item) for item in node.items])
    if isinstance(node, Mapping):
        entries = [(key, _without_nulls(value)) for key, value in node.entries if not _is_null(value)]
        return node._replace(entries=entries)
    return node


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and not node.value
