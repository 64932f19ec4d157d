"""The word that was most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 100
"""Characters up to which words are compared: the time for it grows with the square of them."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like one, '' where none is near."""
    if len(word) > _LONGEST:
        return ""
    matches = get_close_matches(word, [other for other in known if len(other) <= _LONGEST], n=1)
    return matches[0] if matches else ""
