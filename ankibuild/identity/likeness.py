"""Which of many texts one is nearest to.

Of many, only texts that share the most words are compared letter by letter, so that the work grows with the number of
texts and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from types import MappingProxyType

ALIKE = 0.7
"""The share of two texts' characters, in order, that has to be the same."""

_AHEAD = 0.1
"""How much nearer the best match has to be than the second."""

_WORD = re.compile(r"\w+")
_CANDIDATES = 5
_NOTHING: Mapping[str, str] = MappingProxyType({})
_COMMON = 200
"""How many texts a word is looked up in: one that more of them share says little."""


class Likeness:
    """Texts, by any keys, that others are compared with; what stands `beside` them only tells which to compare."""

    def __init__(self, texts: Mapping[str, str], beside: Mapping[str, str] = _NOTHING) -> None:
        self._words = {key: _words(text) for key, text in texts.items()}
        self._index = _index(self._words)
        self._beside = _index({key: _words(text) for key, text in beside.items()})

    def ranked(self, text: str, beside: str = "") -> list[tuple[float, str]]:
        """The texts that share the most words with this one, the most alike first, each with its likeness (0 to 1).

        Few texts are all compared: one of a single word shares none with the word corrected.
        """
        words = _words(text)
        return sorted(((_alike(words, self._words[key]), key) for key in self._nearest(words, beside)), reverse=True)

    def _nearest(self, words: Sequence[str], beside: str) -> Iterable[str]:
        if len(self._words) <= _CANDIDATES:
            return self._words
        shared: Counter[str] = Counter()
        for index, known in ((self._index, words), (self._beside, _words(beside))):
            for word in dict.fromkeys(known):
                shared.update(index.get(word, ())[:_COMMON])
        return [key for key, _ in shared.most_common(_CANDIDATES)]


def _index(texts: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By word, the texts that have it."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for key, words in texts.items():
        for word in dict.fromkeys(words):
            index[word].append(key)
    return index


def alike(left: str, right: str) -> float:
    """How alike two texts are, from 0 to 1."""
    return _alike(_words(left), _words(right))


def is_clear(ranked: Sequence[tuple[float, str]]) -> bool:
    """Whether the first is clearly nearer than the second."""
    return len(ranked) == 1 or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _AHEAD)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _alike(left: Sequence[str], right: Sequence[str]) -> float:
    return SequenceMatcher(None, " ".join(left), " ".join(right), autojunk=False).ratio()
