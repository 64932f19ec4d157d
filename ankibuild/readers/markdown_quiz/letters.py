"""The letters by which options are called, of the alphabets that have an order of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

from ankibuild.readers.plain_text.marks import ALPHABETS

LATIN = "latin"
_OTHERS = ("cyrillic", "small cyrillic", "hebrew", "arabic", "devanagari", "thai", "katakana")
"""Alphabets of options; by those of Korean and of Chinese stems, statements are called that options speak of."""


class Letter(NamedTuple):
    """A letter: its alphabet, and the Latin letter at the same place in its own."""

    alphabet: str
    latin: str


def _known() -> dict[str, Letter]:
    found = {sign: Letter(LATIN, sign.upper()) for sign in (*ALPHABETS["upper"], *ALPHABETS["lower"])}
    for name, signs in ALPHABETS.items():
        if name in _OTHERS:
            found |= {sign: Letter(name.removeprefix("small "), chr(65 + at)) for at, sign in enumerate(signs)}
    return found


LETTERS = _known()
SIGNS = "".join(sign for sign in LETTERS if not sign.isascii())
"""The letters of other alphabets, as a part of a class of characters."""

_ALONE = re.compile(rf"(?<!\w)[A-Za-z{SIGNS}](?!\w)")


def in_latin(text: str, alphabet: str) -> str:
    """A key, in which single letters of an alphabet are the Latin ones of the same place.

    A letter of another alphabet names no option: who typed a Latin `B` beside `А`, `Б`, `В` may have meant the second
    or the third.
    """
    if alphabet == LATIN:
        return text
    return _ALONE.sub(lambda found: _latin(found[0], alphabet), text)


def _latin(sign: str, alphabet: str) -> str:
    letter = LETTERS[sign]
    return letter.latin if letter.alphabet == alphabet else "?"
