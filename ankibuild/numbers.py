"""Numbers that learners type: `3.14`, `3.14 ± 0.01` or `3..5`, read exactly as written.

A number has a point before its decimals and may have an exponent (`6.02e23`); it has neither a unit nor signs that
part its thousands, since `1,500` is a number of four digits to some and of one to others.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

_VALUE = r"[+-]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,4})?"
_EXACT = re.compile(_VALUE)
_TOLERANCE = re.compile(rf"({_VALUE}) *(?:±|\+/?-) *({_VALUE})")
_RANGE = re.compile(rf"({_VALUE}) *\.\. *({_VALUE})")
_MINUS = str.maketrans({"−": "-", "–": "-", "\xa0": " ", "\u202f": " "})
_LONGEST = 200

_ARITHMETIC = Context(prec=30_000)
"""With digits enough for the sum of any two numbers: their exponents have four digits at most."""


class Number(NamedTuple):
    """The numbers from `low` to `high`; `text` is how they are written in the end."""

    low: Decimal
    high: Decimal
    text: str


def parse(text: str) -> Number | None:
    """The number that a text is, None if it is none. The ends of a range stay as they are, even if they are swapped."""
    text = text.translate(_MINUS).strip()
    if len(text) > _LONGEST:
        return None
    if _EXACT.fullmatch(text):
        return Number(Decimal(text), Decimal(text), text)
    found = _TOLERANCE.fullmatch(text)
    if found and not found[2].startswith("-"):
        value, tolerance = Decimal(found[1]), Decimal(found[2])
        low, high = _ARITHMETIC.subtract(value, tolerance), _ARITHMETIC.add(value, tolerance)
        return Number(low, high, f"{found[1]} ± {found[2].removeprefix('+')}")
    found = _RANGE.fullmatch(text)
    return Number(Decimal(found[1]), Decimal(found[2]), f"{found[1]}..{found[2]}") if found else None


def normal(text: str) -> str:
    """A number in the one way of writing it; any other text as it is."""
    number = parse(text)
    return number.text if number else text
