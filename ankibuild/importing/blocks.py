"""Where the questions and their keys stand in a YAML text, so that one can be changed and all else stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from ankibuild.fields import Fields
from ankibuild.source import Source
from ankibuild.tags import normalize
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


class Segment(NamedTuple):
    """A key of a question with its value: the offsets of the key's first character and behind the value's last."""

    start: int
    end: int


class Around(NamedTuple):
    """What a document says for all of its questions; `other` where that is more than these."""

    deck: str = ""
    tags: tuple[str, ...] = ()
    namespace: str = ""
    other: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A question of a YAML text: its node, its keys in order, and what its document says."""

    node: Mapping
    segments: dict[str, Segment]
    flow: bool
    around: Around

    @property
    def end(self) -> int:
        """Behind the last character of its last value."""
        return max((segment.end for segment in self.segments.values()), default=self.node.end)


def blocks_of(text: str, documents: list[Node]) -> list[Block]:
    """The questions of a file, in order."""
    return [
        _block(text, item, around)
        for document in documents
        for around in [_around(text, document)]
        for item in _items(document)
        if isinstance(item, Mapping)
    ]


def block_id(block: Block) -> str:
    """The id of a question; '' where it has none."""
    entries = block.node.entries
    return next((value.value.strip() for key, value in entries if key.value == "id" and isinstance(value, Scalar)), "")


def _items(document: Node) -> list[Node]:
    if isinstance(document, Sequence):
        return list(document.items)
    if not isinstance(document, Mapping):
        return []
    found = next((value for key, value in document.entries if key.value == "questions"), None)
    if isinstance(found, Sequence):
        return list(found.items)
    return [found] if found is not None else []


def _around(text: str, document: Node) -> Around:
    if not isinstance(document, Mapping):
        return Around()
    fields = Fields(Source("", text), document, [])
    other = any(key in fields.nodes for key in ("notetype", "markup"))
    return Around(fields.word("deck"), normalize(fields.tags()), fields.word("namespace"), other)


def _block(text: str, node: Mapping, around: Around) -> Block:
    segments = {key.value: Segment(key.start, _content_end(text, value, key.end)) for key, value in node.entries}
    return Block(node, segments, text[node.start : node.start + 1] == "{", around)


def _content_end(text: str, node: Node, after: int) -> int:
    """Behind the last character of a value, without the comments and empty lines that follow it."""
    if not isinstance(node, Scalar) and text[node.start : node.start + 1] not in ("{", "["):
        children = node.items if isinstance(node, Sequence) else [part for entry in node.entries for part in entry]
        return max((_content_end(text, child, after) for child in children), default=max(node.end, after))
    end = max(node.end, after)
    return after + len(text[after:end].rstrip())


def column(text: str, offset: int) -> int:
    """How many characters stand before this one on its line."""
    return offset - line_start(text, offset)


def line_start(text: str, offset: int) -> int:
    """The beginning of this line."""
    start = text.rfind("\n", 0, offset) + 1
    return max(start, text.rfind("\r", start, offset) + 1)


def line_end(text: str, offset: int) -> int:
    """The end of this line, before its line break."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, end: int) -> int:
    """The beginning of the line behind one that ends here."""
    found = _LINE_END.match(text, end)
    return found.end() if found else end
