"""The questions of moodle.sty that are typed: `shortanswer` and `numerical`, whose items are what is accepted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.model import RawOption, Text
from ankibuild.readers.latex_exam.items import Choice, Item
from ankibuild.readers.latex_exam.texts import Made

_FRACTION = re.compile(r"(?<![A-Za-z])fraction\s*+=\s*+\{?\s*+(-?\d{1,3})")
_TOLERANCE = re.compile(
    r"(?<![A-Za-z])tolerance\s*+=\s*+\{?\s*+(\d{1,12}(?:\.\d{1,12})?(?:[eE][+-]?\d{1,3})?)\s*+(?=[,}]|$)"
)
_NUMBER = re.compile(r"[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,3})?")
_ALL = 100
_OTHER = "*"
"""Any other answer, which is wrong."""


def is_typed(item: Item) -> bool:
    """Whether the items of a question are what may be typed."""
    return item.moodle in ("shortanswer", "numerical")


def accepted(item: Item, made: Sequence[Made]) -> tuple[str, tuple[RawOption, ...]]:
    """The kind of a typed question and what is right in it; none where an item is no number or all is wrong."""
    pairs = [(choice, text.text) for choice, text in zip(item.choices, made, strict=True)]
    right = [(choice, text) for choice, text in pairs if fraction(choice) > 0 and text.value.strip() != _OTHER]
    if item.moodle == "shortanswer":
        return "short", tuple(RawOption(text, correct=True) for _, text in right if text.value)
    numbers = [(choice, text) for choice, text in right if _NUMBER.fullmatch(_plain(text))]
    if len(numbers) < len(right):
        return "numeric", ()
    return "numeric", tuple(RawOption(_with_tolerance(choice, text), correct=True) for choice, text in numbers)


def fraction(choice: Choice) -> int:
    """How much of the points an item gives, in per cent."""
    match = _FRACTION.search(choice.said)
    return int(match[1]) if match else _ALL


def is_partial(item: Item) -> bool:
    """Whether some item gives a part of the points, which cards do not know."""
    return any(0 < fraction(choice) < _ALL for choice in item.choices)


def _with_tolerance(choice: Choice, text: Text) -> Text:
    match = _TOLERANCE.search(choice.said)
    return text._replace(value=f"{_plain(text)} ± {match[1]}" if match else _plain(text))


def _plain(text: Text) -> str:
    return text.value.replace("\\", "").replace("$", "").strip()
