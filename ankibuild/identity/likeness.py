"""Which of many texts one is nearest to.

Only texts that share the most words are compared letter by letter, so that the work grows with the number of texts
and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

ALIKE = 0.7
"""The share of two texts' characters, in order, that has to be the same."""

_AHEAD = 0.1
"""How much nearer the best match has to be than the second."""

_WORD = re.compile(r"\w+")
_CANDIDATES = 5
_COMMON = 200
"""How many texts a word is looked up in: one that more of them share says little."""


class Likeness:
    """Texts, by any keys, that others are compared with."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words = {key: _words(text) for key, text in texts.items()}
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for key, words in self._words.items():
            for word in dict.fromkeys(words):
                self._index[word].append(key)

    def ranked(self, text: str) -> list[tuple[float, str]]:
        """The texts that share the most words with this one, the most alike first, each with its likeness (0 to 1)."""
        words = _words(text)
        shared = Counter(key for word in dict.fromkeys(words) for key in self._index.get(word, ())[:_COMMON])
        nearest = shared.most_common(_CANDIDATES)
        return sorted(((_alike(words, self._words[key]), key) for key, _ in nearest), reverse=True)


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
