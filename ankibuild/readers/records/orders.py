"""The right order in a record: a list of texts, or of the numbers of the options."""

from __future__ import annotations

from ankibuild.readers.records.choices import Choice
from ankibuild.readers.records.record import Record
from ankibuild.tree import Node, Scalar, Sequence

_LEAST = 2


def order_of(record: Record, choices: list[Choice]) -> list[Scalar]:
    """The texts in their right order; none where nothing says which order is right."""
    for entry in (*record.all("order"), *record.all("answer")):
        texts = _texts(entry.node)
        if len(texts) < _LEAST:
            continue
        if not choices or {text.value.strip() for text in texts} == {choice.text.value.strip() for choice in choices}:
            return texts
        places = _places([text.value.strip() for text in texts], choices)
        if places:
            return [choices[place].text for place in places]
    return []


def _texts(node: Node) -> list[Scalar]:
    items = node.items if isinstance(node, Sequence) else []
    return [item for item in items if isinstance(item, Scalar) and item.value.strip()]


def _places(words: list[str], choices: list[Choice]) -> list[int]:
    """The indexes that labels, letters or numbers mean, if each option is named once: then they tell their start."""
    labels = [choice.labels for choice in choices]
    if all(any(word.lower() in known for known in labels) for word in words):
        places = [next(index for index, known in enumerate(labels) if word.lower() in known) for word in words]
    elif all(word.isdecimal() for word in words):
        first = min(int(word) for word in words)
        places = [int(word) - first for word in words] if first in (0, 1) else []
    else:
        places = [ord(word.upper()) - ord("A") if len(word) == 1 else -1 for word in words]
    return places if sorted(places) == list(range(len(choices))) else []
