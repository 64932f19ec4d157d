"""Paragraphs below an answered question that have an answer of their own, and so are questions, no explanations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.markdown_quiz.answerable import QUESTION, ends_in
from ankibuild.readers.markdown_quiz.keys import key_in, squeezed
from ankibuild.readers.markdown_quiz.labels import label_of
from ankibuild.readers.markdown_quiz.lines import Line, trimmed, value
from ankibuild.readers.markdown_quiz.options import Choice
from ankibuild.readers.markdown_quiz.parted import Piece

_LETTER = re.compile(r"\W*+[A-Za-z](?:\W*+$|[.):])")
_TRUTHS = ("true", "false")


def own_answer_at(found: Sequence[Piece]) -> int:
    """The place of the first paragraph with an answer of its own, behind an answered question; -1 without one."""
    choices: Sequence[Choice] = ()
    answered = False
    for index, piece in enumerate(found):
        if answered and has_own_answer(found, index, choices):
            return index
        choices = piece.choices.choices if piece.choices else choices
        answered |= bool(piece.choices and piece.choices.marked) or piece.kind in ("key", "card", "details")
    return -1


def has_own_answer(found: Sequence[Piece], index: int, choices: Sequence[Choice]) -> bool:
    """Whether a paragraph asks, or states what is true or false, and a key below names none of the options above it."""
    piece, before = found[index], found[max(index - 1, 0)]
    if piece.kind != "text" or piece.code or (before.label and not trimmed(before.lines)) or before.kind == "heading":
        return False
    said = _key_below(found, index)
    if not said or any(key_in(line.text, choices) for line in said):
        return False
    if ends_in(QUESTION, value(piece.lines)):
        return not _LETTER.match(said[0].text)
    return squeezed(said[0].text) in _TRUTHS


def _key_below(found: Sequence[Piece], index: int) -> list[Line]:
    """The first lines of the key below a paragraph; code may stand between."""
    at = index + 1
    while at < len(found) and found[at].code:
        at += 1
    if at == len(found):
        return []
    key = found[at]
    announced = key.kind in ("key", "card") or (key.kind in ("heading", "details") and _label(key) == "key")
    lines = () if key.kind == "heading" else key.lines
    if announced and not trimmed(lines) and at + 1 < len(found) and found[at + 1].kind != "heading":
        lines = found[at + 1].lines
    return trimmed(lines)[:4] if announced else []


def _label(piece: Piece) -> str:
    return label_of(piece.summary) if piece.kind == "details" else piece.label
