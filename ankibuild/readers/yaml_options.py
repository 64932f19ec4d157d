"""The options and answers of a question in the project's own format."""

from __future__ import annotations

import re

from ankibuild.diagnostics import report
from ankibuild.fields import Fields, is_empty
from ankibuild.model import NO_TEXT, AnswerForm, RawAnswer, RawOption, Text
from ankibuild.source import Span
from ankibuild.tree import Mapping, Node, Sequence

_OPTION_KEYS = ("text", "why", "correct")
_ANSWER_KEYS = ("text", "number", "letter")

_JOINED = re.compile(r"[\r\n][ \t]*-(?=\S)")
"""A line of an item that was most likely meant to be the next item."""


def options_of(fields: Fields) -> tuple[RawOption, ...]:
    """The texts under `options`, each with what is said about it."""
    node = fields.nodes.get("options")
    if node is None:
        return ()
    if is_empty(node):
        fields.report("empty-options", node)
    elif not isinstance(node, Sequence):
        fields.wrong_shape(node, "options", "a list")
        return ()
    return tuple(fields.each("options", lambda item, key: option_of(fields, item, key)))


def answers_of(fields: Fields) -> tuple[RawAnswer, ...]:
    """What stands under `answer`: one, or a list."""
    return tuple(fields.each("answer", lambda item, key: _answer(fields, item)))


def has_key(node: Node, keys: tuple[str, ...]) -> bool:
    """Whether a node is a mapping with one of these keys."""
    return isinstance(node, Mapping) and any(key.value in keys for key, _ in node.entries)


def option_of(fields: Fields, node: Node, key: str) -> RawOption | None:
    """A text, or a mapping of a text and more; `key` names the list that it stands in."""
    if not has_key(node, _OPTION_KEYS):
        text = item_text(fields, node, "option" if key == "options" else key)
        return RawOption(text) if text else None
    inner = fields.as_fields(node, key, "an option", _OPTION_KEYS)
    if inner is None:
        return None
    text, why, correct = inner.text("text"), inner.text("why"), inner.boolean("correct")
    if "text" not in inner.nodes:
        inner.report("option-without-text", node)
    return RawOption(text, why or NO_TEXT, correct) if text else None


def item_text(fields: Fields, node: Node, key: str) -> Text | None:
    """A text in a list, with a word about a line in it that looks like the next item."""
    text = fields.as_text(node, key)
    joined = _JOINED.search(text.span.text) if text and text.plain and text.span else None
    if joined and text and text.span:
        at = text.span.start + joined.end()
        fields.diagnostics.append(report("dash-without-space", Span(fields.source, at - 1, at)))
    return text


def _answer(fields: Fields, node: Node) -> RawAnswer | None:
    if not has_key(node, _ANSWER_KEYS):
        text = fields.as_text(node, "answer")
        return RawAnswer(text) if text else None
    inner = fields.as_fields(node, "answer", "an answer", _ANSWER_KEYS)
    if inner is None:
        return None
    forms = [form for form in _ANSWER_KEYS if form in inner.nodes]
    if len(forms) > 1:
        fields.report("answer-says-several", node)
        return None
    text = inner.text(forms[0])
    return RawAnswer(text, AnswerForm(forms[0])) if text else None
