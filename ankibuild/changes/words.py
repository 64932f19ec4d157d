"""Which words of a text were taken out and put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

from ankibuild.changes.model import TextChange
from ankibuild.changes.plain import clean, readable

_PUNCTUATION = r"!-/:-@\[-`{-~¡-¿\u2010-\u205e\u3000-\u303f"
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"
"""Japanese and Chinese characters: there is no space between words."""

_TOKEN = re.compile(rf"<[^<>]*>|\s+|[{_UNSPACED}{_PUNCTUATION}]|[^\s{_UNSPACED}{_PUNCTUATION}]+")
_MOST = 4_000_000
"""Old tokens times new ones that are compared; a larger text is replaced whole, as comparing takes quadratic time."""

_CONTEXT = 8
"""Words that are shown on each side of a change."""


class Piece(NamedTuple):
    """A part of a text: `=` stands in both, `-` only in the old one, `+` only in the new one."""

    op: Literal["=", "-", "+"]
    text: str


def difference(change: TextChange) -> tuple[Piece, ...]:
    """The words that changed in a field as it is read; where it reads the same, the HTML that changed."""
    old, new = readable(change.old), readable(change.new)
    if old == new:
        old, new = clean(change.old), clean(change.new)
    return compare_words(old, new)


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts, in order: those that are not `+` make the old text, those that are not `-` the new."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = (before[head : len(before) - tail], after[head : len(after) - tail])
    pieces = [Piece("=", "".join(before[:head])), *_compare(*middle), Piece("=", "".join(before[len(before) - tail :]))]
    return tuple(piece for piece in pieces if piece.text)


def shorten(pieces: tuple[Piece, ...], context: int = _CONTEXT) -> tuple[Piece, ...]:
    """The pieces with what stays the same cut to the words around the changes."""
    last = len(pieces) - 1
    return tuple(
        Piece("=", _cut(piece.text, context if index else 0, context if index < last else 0))
        if piece.op == "="
        else piece
        for index, piece in enumerate(pieces)
    )


def _common(left: list[str], right: list[str]) -> int:
    """How many tokens two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _compare(old: list[str], new: list[str]) -> list[Piece]:
    if len(old) * len(new) > _MOST:
        return [Piece("-", "".join(old)), Piece("+", "".join(new))]
    pieces: list[Piece] = []
    # white space alone is nothing to hold on to: "a b" for "x y" is one replacement
    for tag, i1, i2, j1, j2 in SequenceMatcher(str.isspace, old, new).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("=", "".join(old[i1:i2])))
        else:
            pieces += [Piece("-", "".join(old[i1:i2])), Piece("+", "".join(new[j1:j2]))]
    return pieces


def _cut(text: str, first: int, last: int) -> str:
    """The first and the last words of a text, with an ellipsis for those between, if any are left out."""
    tokens = re.findall(r"\s*\S+\s*", text)
    if len(tokens) <= first + last + 1:
        return text
    return (
        f"{''.join(tokens[:first])}… {''.join(tokens[len(tokens) - last :])}" if last else f"{''.join(tokens[:first])}…"
    )
