"""YAML text → nodes with their places, from PyYAML's event stream.

A plain scalar is the text that was typed: YAML 1.1's implicit types (`No`, `1.10`, `12:30`, `~`, `2024-01-01`)
are never applied. Tags other than YAML's own are refused, and aliases that would blow up are found by counting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence
from ankibuild.yamlfaults import DEEPEST, Before, explain

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE_TAGS = frozenset(
    {"!"} | {f"tag:yaml.org,2002:{name}" for name in ["str", "int", "float", "bool", "null", "seq", "map", "timestamp"]}
)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The complement of c-printable (YAML 1.1, section 5.1)."""

_STRAY_MARK = re.compile("^\ufeff", re.MULTILINE)
"""A byte order mark that is no longer the file's first character; the parser would skip some of them uncounted."""

_DASH_AFTER_BREAK = re.compile(r"[\r\n][ \t]*-(?=[ \t\r\n])")
_ALIAS_ROOM = 100_000
"""Nodes that aliases may add to a file before it counts as hostile; a text weighs one more for each 100 characters."""


class _FatalError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still being read."""

    node: Sequence | Mapping
    anchor: str | None
    bracket: int | None
    end: int
    key: Scalar | None = None
    seen: dict[str, Scalar] = field(default_factory=dict)
    weight: int = 1


def compose(source: Source) -> tuple[list[Node], list[Diagnostic]]:
    """The documents of a YAML text, and what is wrong with it.

    A syntax error is reported alone, with no document: what stands behind it cannot be told.
    """
    composer = _Composer(source)
    try:
        return composer.documents(), composer.diagnostics
    except _FatalError as fatal:
        return [], [fatal.diagnostic]
    except yaml.MarkedYAMLError as error:
        return [], [explain(source, error, composer.before)]


class _Composer:
    """Builds the nodes while the events pass (untyped: PyYAML's stubs call their marks optional)."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self.roots: list[Node] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, tuple[Node | None, int, Span]] = {}
        self.used: set[str] = set()
        self.weight = 0
        self.last: Any = None

    def documents(self) -> list[Node]:
        self._refuse_unprintable()
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceEndEvent: self._close,
            yaml.MappingEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentEndEvent: self._end_document,
        }
        for event in _events(self.source.text):
            handler = handlers.get(type(event))
            if handler:
                handler(event)
        return self.roots

    @property
    def before(self) -> Before:
        """What was read so far, to explain a syntax error by."""
        bracket = next((frame.bracket for frame in reversed(self.stack) if frame.bracket is not None), None)
        if self.last is None:
            return Before(bracket=bracket)
        text = self._span(self.last.start_mark.index, self.last.end_mark.index)
        return Before(text, self.last.style in ("'", '"'), bracket)

    def _refuse_unprintable(self) -> None:
        text = self.source.text
        found = _UNPRINTABLE.search(text) or ("\ufeff" in text and _STRAY_MARK.search(text))
        if found:
            code_point = f"U+{ord(found[0]):04X}"
            raise _FatalError(report("control-character", self._span(*found.span()), character=code_point))

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        plain = event.implicit[0]
        if event.tag is not None:
            self._check_tag(event.tag, start, end)
        if plain:
            self._refuse_swallowed_items(start, end)
        self.last = event
        node = Scalar(event.value, start, end, plain)
        weight = 1 + len(event.value) // 100
        self._define(event.anchor, node, weight, start, end)
        self._add(node, weight, end)

    def _refuse_swallowed_items(self, start: int, end: int) -> None:
        found = _DASH_AFTER_BREAK.search(self.source.text, start, end)
        if found:
            self.diagnostics.append(report("list-item-in-text", self._span(found.end() - 1, found.end())))

    def _open(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.tag is not None:
            self._check_tag(event.tag, start, end)
        if len(self.stack) == DEEPEST:
            raise _FatalError(report("nested-too-deep", self._span(start, end), limit=DEEPEST))
        node = Sequence([], start, end) if isinstance(event, yaml.SequenceStartEvent) else Mapping([], start, end)
        self._define(event.anchor, None, 0, start, end)
        bracket = end - 1 if event.flow_style and self.source.text[end - 1 : end] in ("[", "{") else None
        self.stack.append(_Frame(node, event.anchor, bracket, end))

    def _close(self, event: Any) -> None:
        """Ends a list or mapping: with its bracket, or where it has none, with its last item."""
        frame = self.stack.pop()
        start = frame.node.start
        end = event.end_mark.index if event.end_mark.index > event.start_mark.index else frame.end
        node = frame.node._replace(end=end)
        self._define(frame.anchor, node, frame.weight, start, end)
        self._add(node, frame.weight, end)

    def _alias(self, event: Any) -> None:
        span = self._span(event.start_mark.index, event.end_mark.index)
        node, weight, _ = self.anchors.get(event.anchor, (None, 0, span))
        if node is None:
            code = "recursive-alias" if event.anchor in self.anchors else "unknown-alias"
            raise _FatalError(report(code, span, name=event.anchor))
        self.used.add(event.anchor)
        self.weight += weight
        if self.weight > _ALIAS_ROOM:
            raise _FatalError(report("exploding-aliases", span, limit=_ALIAS_ROOM))
        self._add(node, weight, span.end)

    def _define(self, anchor: str | None, node: Node | None, weight: int, start: int, end: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, weight, self._span(start, end))

    def _add(self, node: Node, weight: int, end: int) -> None:
        if not self.stack:
            self.roots.append(node)
            return
        frame = self.stack[-1]
        frame.weight += weight
        frame.end = end
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key is None:
            self._add_key(frame, node)
        else:
            frame.node.entries.append((frame.key, node))
            frame.key = None

    def _add_key(self, frame: _Frame, node: Node) -> None:
        if not isinstance(node, Scalar):
            raise _FatalError(report("key-not-text", self._span(node.start, node.end)))
        first = frame.seen.setdefault(node.value, node)
        if first is not node:
            related = (Related("first here", self._span(first.start, first.end)),)
            self.diagnostics.append(
                report("duplicate-key", self._span(node.start, node.end), related=related, key=node.value)
            )
        frame.key = node

    def _check_tag(self, tag: str, start: int, end: int) -> None:
        if tag not in _CORE_TAGS:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.diagnostics.append(report("yaml-tag", self._span(start, end), tag=shown))

    def _end_document(self, event: Any) -> None:
        for name in [name for name in self.anchors if name not in self.used]:
            span = self.anchors[name][2]
            self.diagnostics.append(report("unused-anchor", span, name=name))
        self.anchors.clear()
        self.used.clear()


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()
