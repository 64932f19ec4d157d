"""Typed access to a mapping of a source, which reports every fault at its place and goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from ankibuild.comments import cuts_text
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Text
from ankibuild.source import Source, Span
from ankibuild.spelling import nearest
from ankibuild.tree import Mapping, Node, Scalar, Sequence, shape

T = TypeVar("T")

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_PROSE = frozenset({"stem", "case", "explanation", "article", "hint", "why", "description"})
"""Keys whose texts are sentences."""

_HOW = {
    "a list": "write each on a line of its own, behind '- '",
    "a mapping": "write 'key: value', each key on a line of its own",
    "true or false": "write true or false",
}
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
    "vignette": "case",
    "passage": "case",
    "context": "case",
    "matches": "pairs",
    "matching": "pairs",
    "items": "order",
    "sequence": "order",
    "ordering": "order",
    "blanks": "gaps",
}


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

    def refuse_unknown(self, known: Iterable[str], where: str, passing: Iterable[str] = ()) -> None:
        """Reports every key that is not known (nor one of `passing`), with the nearest that is."""
        names, passed = list(known), frozenset(passing)
        for key, _ in self.node.entries:
            if key.value in names or key.value in passed:
                continue
            suggestion = _suggest(key.value, names)
            code = "unknown-key" if suggestion else "unknown-key-here"
            self.report(code, key, key=key.value, suggestion=suggestion, where=where)

    def text(self, key: str) -> Text | None:
        """A text, or None where the key is missing or no text."""
        node = self.nodes.get(key)
        return None if node is None else self.as_text(node, key)

    def as_text(self, node: Node, key: str) -> Text | None:
        """A node that has to be a text."""
        if not isinstance(node, Scalar):
            self.wrong_shape(node, key, "a text")
            return None
        self._warn_cut(node, key)
        self._warn_escape(node)
        return Text(node.value, self.span(node), node.plain)

    def word(self, key: str) -> str:
        """A short text of which only the value matters; '' where it is missing."""
        text = self.text(key)
        return text.value.strip() if text else ""

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts; one text counts as a list of one."""
        return tuple(self.each(key, self.as_text))

    def tags(self) -> tuple[str, ...]:
        """The texts under `tags`; one text may hold several, parted by commas."""
        texts = self.texts("tags")
        if isinstance(self.nodes.get("tags"), Scalar):
            return tuple(tag.strip() for text in texts for tag in text.value.split(",") if tag.strip())
        return tuple(text.value for text in texts)

    def each(self, key: str, convert: Callable[[Node, str], T | None]) -> list[T]:
        """The converted items of a list; a single node counts as a list of one; failed items are left out."""
        node = self.nodes.get(key)
        if node is None or is_empty(node):
            return []
        items = node.items if isinstance(node, Sequence) else [node]
        converted = (convert(item, key) for item in items)
        return [item for item in converted if item is not None]

    def boolean(self, key: str) -> bool | None:
        """A truth value, or None where it is missing or none."""
        node = self.nodes.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.wrong_shape(node, key, "true or false")
            return None
        value = _TRUTH.get(node.value.lower())
        if value is None:
            self.report("not-a-truth-value", node, key=key, value=node.value)
        return value

    def fields(self, key: str, where: str, known: Iterable[str]) -> Fields | None:
        """A mapping under a key, its unknown keys reported."""
        node = self.nodes.get(key)
        return None if node is None else self.as_fields(node, key, where, known)

    def as_fields(self, node: Node, key: str, where: str, known: Iterable[str]) -> Fields | None:
        """A node that has to be a mapping, its unknown keys reported."""
        if not isinstance(node, Mapping):
            self.wrong_shape(node, key, "a mapping")
            return None
        fields = Fields(self.source, node, self.diagnostics)
        fields.refuse_unknown(known, where)
        return fields

    def wrong_shape(self, node: Node, key: str, wanted: str) -> None:
        """Reports a node that is something else than the key wants."""
        text = self.span(node).text.strip()
        if wanted == "a text" and _was_text(node) and not text.startswith("{"):
            self.report("colon-made-a-mapping", node, text=text, quoted=quoted(text))
        else:
            code = "not-a-text" if wanted == "a text" else "wrong-shape"
            self.report(code, node, key=key, wanted=wanted, found=shape(node), how=_HOW.get(wanted, ""))

    def _warn_cut(self, node: Scalar, key: str) -> None:
        """Warns where ` #` made a comment of what looks like the end of the text."""
        if not node.plain or self.source.text[node.end : node.end + 1] not in (" ", "\t"):
            return  # nearly every text: only what has a comment behind it is worth weighing
        if cuts_text(node.value, self.source.text, node.end, prose=key in _PROSE):
            at = self.source.text.index("#", node.end)
            self.diagnostics.append(report("text-cut-by-comment", Span(self.source, at, at + 1), kept=node.value))

    def _warn_escape(self, node: Scalar) -> None:
        """Warns of LaTeX in double quotes whose first letter YAML took for an escape."""
        text = self.source.text
        if node.plain or text[node.start : node.start + 1] != '"' or node.value.count("$") < 2:
            return
        found = _ESCAPE.search(text, node.start, node.end)
        if found:
            span = Span(self.source, *found.span(1))
            meaning = _ESCAPES[found[1][1]]
            self.diagnostics.append(report("escape-in-math", span, escape=found[1], meaning=meaning))


_ESCAPES = {"t": "a tab", "n": "a line break", "r": "a line break"}
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\[tnr])(?=[a-z])")


def quoted(text: str) -> str:
    """A text as it has to be written in YAML's single quotes."""
    return "'" + text.replace("'", "''") + "'"


def is_empty(node: Node) -> bool:
    """Whether nothing stands where a list may."""
    return (isinstance(node, Scalar) and not node.value and node.plain) or (
        isinstance(node, Sequence) and not node.items
    )


def _was_text(node: Node) -> bool:
    """Whether a mapping is most likely a text with an unquoted colon: one key, without quotes."""
    return isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].plain


def _suggest(key: str, known: list[str]) -> str:
    """The known key that was most likely meant, '' where none is near."""
    word = key.strip(" \ufeff-").lower()
    synonym = _SYNONYMS.get(word, "")
    return synonym if synonym in known else nearest(word, known)
