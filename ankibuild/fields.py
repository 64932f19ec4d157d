"""Typed access to a mapping of a source, which reports every fault at its place and goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import TypeVar

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Text
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence, shape

T = TypeVar("T")

_TRUE = frozenset({"true", "True", "TRUE", "yes", "Yes", "on"})
_FALSE = frozenset({"false", "False", "FALSE", "no", "No", "off"})
_SYNONYMS = {
    "question": "stem",
    "prompt": "stem",
    "front": "stem",
    "choices": "options",
    "answers": "answer",
    "key": "answer",
    "correct": "answer",
    "back": "answer",
    "rationale": "explanation",
    "feedback": "explanation",
    "solution": "explanation",
    "notes": "article",
    "ref": "reference",
    "url": "source",
    "type": "kind",
    "title": "name",
}
_LOOKS_CUT = re.compile(r"[ \t]#[^\s#!]|[ \t]#[^\n]*\?[ \t]*(?:\n|\r|\Z)")
"""A comment that looks like the rest of a text: `#3`, or a question mark at the end of it."""


class Fields:
    """The entries of one mapping; what it finds wrong goes to `diagnostics`."""

    def __init__(self, source: Source, node: Mapping, diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.node = node
        self.diagnostics = diagnostics
        self.nodes: dict[str, Node] = {}
        for key, value in node.entries:
            self.nodes.setdefault(key.value, value)

    def span(self, node: Node) -> Span:
        """Where a node stands."""
        return Span(self.source, node.start, node.end)

    def report(self, code: str, node: Node, **facts: object) -> None:
        """Adds a diagnostic at a node."""
        self.diagnostics.append(Diagnostic(code, self.span(node), facts))

    def refuse_unknown(self, known: Iterable[str], where: str) -> bool:
        """Reports every key that is not known, with the nearest that is; tells whether there was one."""
        names = list(known)
        unknown = [key for key, _ in self.node.entries if key.value not in names]
        for key in unknown:
            code = "unknown-key" if _suggest(key.value, names) else "unknown-key-here"
            self.report(code, key, key=key.value, suggestion=_suggest(key.value, names), where=where)
        return bool(unknown)

    def text(self, key: str) -> Text | None:
        """A text, or None where the key is missing or no text."""
        node = self.nodes.get(key)
        return None if node is None else self.as_text(node, key)

    def as_text(self, node: Node, key: str) -> Text | None:
        """A node that has to be a text."""
        if not isinstance(node, Scalar):
            self._wrong_shape(node, key, "a text")
            return None
        self._warn_cut(node)
        return Text(node.value, self.span(node), node.plain)

    def word(self, key: str) -> str:
        """A short text of which only the value matters; '' where it is missing."""
        text = self.text(key)
        return text.value.strip() if text else ""

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts; one text counts as a list of one."""
        return tuple(self.each(key, self.as_text))

    def each(self, key: str, convert: Callable[[Node, str], T | None]) -> list[T]:
        """The converted items of a list; a single node counts as a list of one; failed items are left out."""
        node = self.nodes.get(key)
        if node is None:
            return []
        items = node.items if isinstance(node, Sequence) else [node]
        converted = (convert(item, key) for item in items)
        return [item for item in converted if item is not None]

    def boolean(self, key: str) -> bool | None:
        """A truth value, or None where it is missing or none."""
        node = self.nodes.get(key)
        if node is None:
            return None
        if isinstance(node, Scalar) and node.value in _TRUE | _FALSE:
            return node.value in _TRUE
        if isinstance(node, Scalar):
            self.report("not-a-truth-value", node, key=key, value=node.value)
        else:
            self._wrong_shape(node, key, "true or false")
        return None

    def fields(self, key: str, where: str, known: Iterable[str]) -> Fields | None:
        """A mapping under a key, its unknown keys reported."""
        node = self.nodes.get(key)
        return None if node is None else self.as_fields(node, key, where, known)

    def as_fields(self, node: Node, key: str, where: str, known: Iterable[str]) -> Fields | None:
        """A node that has to be a mapping, its unknown keys reported."""
        if not isinstance(node, Mapping):
            self._wrong_shape(node, key, "a mapping")
            return None
        fields = Fields(self.source, node, self.diagnostics)
        fields.refuse_unknown(known, where)
        return fields

    def _wrong_shape(self, node: Node, key: str, wanted: str) -> None:
        code = "colon-made-a-mapping" if wanted == "a text" and _was_text(node) else "wrong-shape"
        self.report(code, node, key=key, wanted=wanted, found=shape(node), text=self.span(node).text)

    def _warn_cut(self, node: Scalar) -> None:
        """Warns where ` #` made a comment of what looks like the end of the text."""
        if node.plain and self.source.text[node.end : node.end + 1] in (" ", "\t"):
            found = _LOOKS_CUT.match(self.source.text, node.end)
            if found:
                span = Span(self.source, node.end + 1, node.end + 2)
                self.diagnostics.append(report("text-cut-by-comment", span, kept=node.value))


def _was_text(node: Node) -> bool:
    """Whether a mapping is most likely a text with an unquoted colon: one key, plain, on one line."""
    return isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].plain


def _suggest(key: str, known: list[str]) -> str:
    synonym = _SYNONYMS.get(key.lower())
    if synonym in known:
        return synonym or ""
    matches = get_close_matches(key.lower(), known, n=1)
    return matches[0] if matches else ""
