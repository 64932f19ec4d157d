"""Records that have no names of fields: `[question, answer]`, `{question: answer}`, `[passage, [questions]]`."""

from __future__ import annotations

import re

from ankibuild.tree import Mapping, Node, Scalar, Sequence

_NUMBER = re.compile(r"\s*+-?[\d.,]++\s*+\Z")
_QUESTION_MARKS = ("?", "？", "؟")
_MOST_PARTS = 3


def pairs_in(node: Node) -> list[Mapping]:
    """The records of a list of lists of two texts, question and answer."""
    items = node.items if isinstance(node, Sequence) else []
    found = [_pair(item) for item in items if isinstance(item, Sequence) and _is_pair(item)]
    return found if len(found) == len(items) else []


def asked_in(node: Mapping) -> list[Mapping]:
    """The records of a mapping whose keys are questions, its values their answers."""
    questions = [key for key, value in node.entries if isinstance(value, Scalar) and is_asked(key.value)]
    if len(questions) < 2 or len(questions) * 4 < len(node.entries) * 3:
        return []
    if not all(isinstance(value, Scalar) and value.value.strip() for _, value in node.entries):
        return []
    return [_record(key, value) for key, value in node.entries]


def passage_in(node: Sequence) -> tuple[Scalar, Sequence] | None:
    """The text and the questions of a list of both (`[[line, line], [{question: …}], id]`), as in DREAM and C3."""
    items = node.items
    if not 2 <= len(items) <= _MOST_PARTS or not isinstance(items[1], Sequence):
        return None
    lines = items[0].items if isinstance(items[0], Sequence) else [items[0]]
    texts = [line for line in lines if isinstance(line, Scalar)]
    if not texts or len(texts) < len(lines) or not items[1].items:
        return None
    if not all(isinstance(item, Mapping) for item in items[1].items) or not all(
        isinstance(item, Scalar) for item in items[2:]
    ):
        return None
    value = "\n".join(text.value for text in texts)
    return Scalar(value, items[0].start, items[0].end), items[1]


def is_asked(text: str) -> bool:
    """Whether a text is a question by its last sign."""
    return text.rstrip().endswith(_QUESTION_MARKS)


def _is_pair(node: Sequence) -> bool:
    return len(node.items) == 2 and all(_is_prose(item) for item in node.items)


def _is_prose(node: Node) -> bool:
    """Whether a node is a text, and no number."""
    return isinstance(node, Scalar) and bool(node.value.strip()) and not _NUMBER.match(node.value)


def _pair(node: Sequence) -> Mapping:
    question, answer = node.items
    return _record(question, answer)._replace(start=node.start, end=node.end)


def _record(question: Node, answer: Node) -> Mapping:
    names = [Scalar(name, item.start, item.start) for name, item in (("question", question), ("answer", answer))]
    return Mapping([(names[0], question), (names[1], answer)], question.start, answer.end)
