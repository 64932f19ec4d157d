"""The YAML between `---` at the start of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from ankibuild.source import Source

_FENCE = re.compile(r"---[ \t]*+(?:\r\n|\r|\n)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*+$(?:\r\n|\r|\n)?", re.MULTILINE)
_KEY = re.compile(r"([A-Za-z_][\w -]{0,40}):(?:[ \t]++(.*+))?$")
_ITEM = re.compile(r"[ \t]*+-[ \t]++(.++)$")
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?=\s).*+$")


class Front(NamedTuple):
    """What it says; `end` is where the text below it begins, `titled` whether the file's only H1 is its title."""

    deck: str = ""
    tags: tuple[str, ...] = ()
    settings: Mapping[str, str] = MappingProxyType({})
    end: int = 0
    titled: bool = False


def front_matter(source: Source) -> Front:
    """The settings at the start of a file: a line each, lists in brackets or with a dash on each line."""
    opening = _FENCE.match(source.text)
    closing = _END.search(source.text, opening.end()) if opening else None
    if not opening or not closing:
        return Front()
    settings: dict[str, str] = {}
    key = ""
    for line in source.text[opening.end() : closing.start()].splitlines():
        pair, item = _KEY.match(line), _ITEM.match(line)
        if pair:
            key = pair[1].strip().lower()
            settings[key] = _plain(pair[2] or "")
        elif item and key:
            settings[key] = ", ".join(filter(None, (settings[key], _plain(item[1]))))
    return Front(settings.get("deck", ""), _list(settings.get("tags", "")), settings, closing.end())


def _plain(text: str) -> str:
    text = _COMMENT.sub("", text).strip() if text[:1] not in "\"'" else text.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


def _list(text: str) -> tuple[str, ...]:
    parts = (part.strip().strip("\"'") for part in text.strip("[]").split(","))
    return tuple(part for part in parts if part)
