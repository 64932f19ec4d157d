"""Which words of a text were taken out and put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Literal, NamedTuple

from ankibuild.changes.model import TextChange
from ankibuild.changes.plain import clean, readable

_PUNCTUATION = r"!-/:-@\[-`{-~¡-¿\u2010-\u205e\u3000-\u303f"
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff"
"""Japanese and Chinese characters: there is no space between words."""

_TOKEN = re.compile(rf" ?(?:<[^<>]*>|[{_UNSPACED}{_PUNCTUATION}]|[^\s{_UNSPACED}{_PUNCTUATION}]+)")
"""A word, a mark or an HTML tag, with the space before it."""

_MOST = 1_000_000
"""Old tokens times new ones that are compared; a larger text is replaced whole, as comparing takes quadratic time."""

_CONTEXT = 8
"""Words that are shown on each side of a change."""


class Piece(NamedTuple):
    """A part of a text: `=` stands in both, `-` only in the old one, `+` only in the new one."""

    op: Literal["=", "-", "+"]
    text: str


class Step(NamedTuple):
    """A part of the old text and what stands for it in the new one; `same` if the words are the same."""

    old: str
    new: str
    same: bool


def difference(change: TextChange) -> tuple[Piece, ...]:
    """The words that changed in a field as it is read; where it reads the same, the HTML that changed."""
    old, new = readable(change.old), readable(change.new)
    if old == new:
        old, new = clean(change.old), clean(change.new)
    return compare_words(old, new)


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of two texts of one line, in order.

    But for space, those that are not `+` make the old text, and those that are not `-` the new one.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    words, others = [token.strip() for token in before], [token.strip() for token in after]
    head = _common(words, others)
    tail = _common(words[head:][::-1], others[head:][::-1])
    old_end, new_end = len(before) - tail, len(after) - tail
    codes = [
        (True, 0, head, 0, head),
        *_compare(words[head:old_end], others[head:new_end], head),
        (True, old_end, len(before), new_end, len(after)),
    ]
    steps = [Step("".join(before[i1:i2]), "".join(after[j1:j2]), same) for same, i1, i2, j1, j2 in codes]
    if old != new and all(step.same for step in steps):
        steps = [Step(old, new, False)]
    return tuple(_merged(piece for step in steps for piece in _pieces(step)))


def shorten(pieces: tuple[Piece, ...], context: int = _CONTEXT) -> tuple[Piece, ...]:
    """The pieces with what stays the same cut to the words around the changes."""
    last = len(pieces) - 1
    return tuple(
        Piece("=", _cut(piece.text, context if index else 0, context if index < last else 0))
        if piece.op == "="
        else piece
        for index, piece in enumerate(pieces)
    )


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _compare(old: list[str], new: list[str], start: int) -> list[tuple[bool, int, int, int, int]]:
    """Whether words are the same, from and to where in the old text, from and to where in the new one."""
    if len(old) * len(new) > _MOST:
        return [(False, start, start + len(old), start, start + len(new))]
    codes = SequenceMatcher(_is_mark, old, new).get_opcodes()
    return [(tag == "equal", start + i1, start + i2, start + j1, start + j2) for tag, i1, i2, j1, j2 in codes]


def _is_mark(text: str) -> bool:
    """Whether a text has neither letters nor digits: nothing that two texts could be aligned by."""
    return not any(map(str.isalnum, text))


def _pieces(step: Step) -> Iterator[Piece]:
    """The pieces of a step. A space that both the old and the new words begin with belongs to neither."""
    if step.same:
        yield Piece("=", max(step.old, step.new, key=len))
        return
    space = " " if step.old[:1] == step.new[:1] == " " else ""
    yield from (Piece("=", space), Piece("-", step.old[len(space) :]), Piece("+", step.new[len(space) :]))


def _merged(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for op, group in groupby((piece for piece in pieces if piece.text), lambda piece: piece.op):
        yield Piece(op, "".join(piece.text for piece in group))


def _cut(text: str, first: int, last: int) -> str:
    """The first and the last words of a text, with an ellipsis for those between, if any are left out."""
    words = re.findall(r" ?[^ ]+(?: $)?", text)
    if len(words) <= first + last + 1:
        return text
    start, end = words[:first], words[len(words) - last :]
    return "".join((*start, " …" if start else "…", *end))
