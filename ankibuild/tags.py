"""Tags as Anki keeps them: parted by spaces, so without any in them; levels parted by `::`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_SPACE = re.compile(r"[\s\u3000]+")
_REFUSED = re.compile(r'["\x00-\x1f\x7f]')
"""Characters that Anki takes out of a tag (rslib/src/tags/register.rs)."""


def normalize(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, in the order given: spaces become `_`, empty levels go; Anki compares without case."""
    seen: dict[str, str] = {}
    for tag in tags:
        normal = normalize_tag(tag)
        if normal:
            seen.setdefault(normal.casefold(), normal)
    return tuple(seen.values())


def normalize_tag(tag: str) -> str:
    """One tag in the form that Anki would keep; '' where nothing is left of it."""
    clean = unicodedata.normalize("NFC", _REFUSED.sub("", _SPACE.sub(" ", tag)))
    levels = (level.strip(" :").replace(" ", "_") for level in clean.split("::"))
    return "::".join(level for level in levels if level)
