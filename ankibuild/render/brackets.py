"""Brackets that begin no link, kept from Markdown.

For each `[` and `](` Python-Markdown looks for the other half up to the end of the paragraph, which takes it minutes
where thousands have none. A text with few is left alone.
"""

from __future__ import annotations

import re

from ankibuild.render.tokens import Token, placeholder

_SIGN = re.compile(r"\\.|\n[ \t]*\n|[\[\]()]", re.DOTALL)
_FEW = 50
_DEEPEST = 20


def guard_brackets(text: str, tokens: list[Token]) -> str:
    """The text with the brackets that have no other half, or stand within too many others, as tokens."""
    if text.count("[") <= _FEW:
        return text
    pieces = []
    done = 0
    for at in sorted(_alone(text)):
        pieces += [text[done:at], placeholder(len(tokens))]
        tokens.append(Token(text[at], f"&#{ord(text[at])};"))
        done = at + 1
    return "".join([*pieces, text[done:]])


def _alone(text: str) -> set[int]:
    """Where these brackets stand: each `[`, and each `(` behind a `]`."""
    alone: set[int] = set()
    square: list[int] = []
    round_: list[int] = []
    for found in _SIGN.finditer(text):
        at, sign = found.start(), found[0]
        if sign in ("[", "("):
            open_ = square if sign == "[" else round_
            open_.append(at)
            if len(open_) > _DEEPEST:
                alone.add(at)
        elif sign in ("]", ")"):
            open_ = square if sign == "]" else round_
            if open_:
                open_.pop()
        elif sign[0] == "\n":
            alone.update(square, round_)
            square.clear()
            round_.clear()
    alone.update(square, round_)
    return {at for at in alone if text[at] == "[" or text[at - 1 : at] == "]"}
