"""Pairs, an order and gaps of a question in the project's own format."""

from __future__ import annotations

from dataclasses import replace

from ankibuild.answers import keys_of
from ankibuild.fields import Fields, is_empty
from ankibuild.model import NO_TEXT, RawGap, RawOption, RawPair, Text
from ankibuild.readers.yaml_options import answers_of, has_key, item_text, option_of, options_of
from ankibuild.tree import Node, Sequence

_PAIR_KEYS = ("left", "right")
_GAP_KEYS = ("options", "answer")


def pairs_of(fields: Fields) -> tuple[RawPair, ...]:
    """The pairs: each `{left: …, right: …}` or `[left, right]`."""
    _refuse_empty(fields, "pairs")
    return tuple(fields.each("pairs", lambda item, key: _pair(fields, item)))


def order_of(fields: Fields) -> tuple[Text, ...]:
    """The texts in their right order."""
    _refuse_empty(fields, "order")
    return tuple(fields.each("order", lambda item, key: item_text(fields, item, key)))


def gaps_of(fields: Fields) -> tuple[RawGap, ...]:
    """The gaps: each a text, a list of texts, or a mapping of options and the answer."""
    _refuse_empty(fields, "gaps")
    return tuple(fields.each("gaps", lambda item, key: _gap(fields, item)))


def _refuse_empty(fields: Fields, key: str) -> None:
    node = fields.nodes.get(key)
    if node is not None and is_empty(node):
        fields.report("empty-parts", node, key=key)


def _pair(fields: Fields, node: Node) -> RawPair | None:
    if isinstance(node, Sequence) and len(node.items) == len(_PAIR_KEYS):
        texts = [fields.as_text(item, "pairs") for item in node.items]
        return RawPair(texts[0], texts[1]) if texts[0] and texts[1] else None
    if not has_key(node, _PAIR_KEYS):
        fields.report("not-a-pair", node)
        return None
    inner = fields.as_fields(node, "pairs", "a pair", _PAIR_KEYS)
    if inner is None:
        return None
    if "right" not in inner.nodes:
        fields.report("not-a-pair", node)
    left, right = inner.text("left"), inner.text("right")
    return RawPair(left or NO_TEXT, right) if right else None


def _gap(fields: Fields, node: Node) -> RawGap | None:
    if has_key(node, _GAP_KEYS):
        inner = fields.as_fields(node, "gaps", "a gap", _GAP_KEYS)
        return _choice(inner) if inner else None
    items = node.items if isinstance(node, Sequence) else [node]
    options = [option for item in items if (option := option_of(fields, item, "gaps"))]
    return RawGap(tuple(replace(option, correct=option.correct is not False) for option in options))


def _choice(fields: Fields) -> RawGap:
    """A gap to choose for; without options, what stands as the answer may be typed."""
    options, answers = options_of(fields), answers_of(fields)
    if not options:
        return RawGap(tuple(RawOption(answer.text, correct=True) for answer in answers))
    keys, faults = keys_of(answers, options)
    fields.diagnostics += faults
    return RawGap(tuple(replace(option, correct=i in keys) for i, option in enumerate(options)), choice=True)
