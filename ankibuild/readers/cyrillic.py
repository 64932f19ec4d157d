"""Which encoding a text in Cyrillic letters has: that in which it has the most letters, and capitals begin words.

Statistics of pairs of letters take a few short questions for another encoding, in which only capitals differ.
"""

from __future__ import annotations

import re

ENCODINGS = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
"""What Cyrillic texts were written in before UTF-8, the most frequent first: it is taken in doubt."""

_LETTER = re.compile("[а-яёіїєґўА-ЯЁІЇЄҐЎ]")
_SMALL = re.compile("[а-яёіїєґў]")
_COMMON = re.compile("[оеаинтсрвлкОЕАИНТСРВЛК]")
"""The letters that make up two thirds of Russian texts, and more than half of Ukrainian and Bulgarian ones."""

_ODD = re.compile(
    "(?<=[а-яёіїєґў])[А-ЯЁІЇЄҐЎ]|[^\\x00-\\x7f\\xa0«»„“”‘’…–—№°×²³а-яёіїєґўА-ЯЁІЇЄҐЎ]|[…–—№²³](?=[а-яёіїєґў])"
)
"""A capital within a word, a sign that hardly any text has, or one that hardly stands before a letter."""

_LEAST, _MOST_ODD, _LEAST_COMMON = 5, 0.05, 0.5
"""The different letters of a text, the odd signs for each letter, and the share of common ones, to be surely Cyrillic.

As many are small: capitals alone may be letters of an alphabet that has none.
"""


def cyrillic_encoding(data: bytes) -> str:
    """The encoding of a text that surely is one in Cyrillic letters, '' for any other."""
    encoding = max(ENCODINGS, key=lambda encoding: _fitting(data.decode(encoding, "replace")))
    text = data.decode(encoding, "replace")
    letters, odd = _LETTER.findall(text), len(_ODD.findall(text))
    is_sure = len(set(letters)) >= _LEAST and odd <= _MOST_ODD * len(letters)
    is_usual = len(_COMMON.findall(text)) >= _LEAST_COMMON * len(letters) <= len(_SMALL.findall(text))
    return encoding if is_sure and is_usual else ""


def _fitting(text: str) -> float:
    """How well a text fits; small letters count a little more, since encodings swap them with capitals."""
    letters = len(_LETTER.findall(text)) + len(_COMMON.findall(text)) + 0.1 * len(_SMALL.findall(text))
    return letters - 2 * len(_ODD.findall(text))
