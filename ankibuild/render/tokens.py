"""Placeholders for what Markdown must not touch, and how they come back.

A placeholder is a number between two noncharacters of Unicode, which no text holds (they are taken out of the
source first) and which Markdown and the sanitiser pass on as they are.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

OPEN, CLOSE, GUARD = "\ufdd0", "\ufdd1", "\ufdd2"
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_PLACEHOLDER = re.compile(f"{OPEN}([0-9]+){CLOSE}")
_CODE_OR_TAG = re.compile(r"""<(pre|code)\b.*?</\1>|<[a-zA-Z/](?:"[^"]*"|[^">])*>""", re.DOTALL)
_DIRECTIVE = re.compile(r"\[(?=(?:sound:|anki:|/?latex\]|/?\$\$?\]))", re.IGNORECASE)


class Token(NamedTuple):
    """A protected stretch: as typed, and the HTML it becomes outside code and attributes."""

    raw: str
    html: str


def without_noncharacters(text: str) -> str:
    """A text in which a placeholder cannot be mistaken."""
    return _NONCHARACTERS.sub("\ufffd", text)


def placeholder(index: int) -> str:
    """The text that stands for a token."""
    return f"{OPEN}{index}{CLOSE}"


def defuse(text: str) -> str:
    """HTML in which nothing means anything to Anki: no `{{`, `}}`, `[sound:`, `[latex]`. It looks the same."""
    if "{{" in text or "}}" in text:
        text = text.replace("{{", "{&#123;").replace("}}", "}&#125;")
        text = text.replace("{{", "{&#123;").replace("}}", "}&#125;")
    return _DIRECTIVE.sub("&#91;", text) if "[" in text else text


def restore(text: str, tokens: list[Token], *, cloze: bool = False) -> str:
    """HTML with its tokens back: as typed within code and attributes, as their HTML elsewhere.

    In a cloze's text, `::` within code and attributes is written so that Anki takes it for no hint.
    """
    if not tokens:
        return text
    pieces = []
    at = 0
    for found in _CODE_OR_TAG.finditer(text):
        pieces.append(_fill(text[at : found.start()], tokens, raw=False))
        inner = _fill(found[0], tokens, raw=True)
        pieces.append(inner.replace("::", ":&#58;") if cloze else inner)
        at = found.end()
    pieces.append(_fill(text[at:], tokens, raw=False))
    return "".join(pieces)


def _fill(text: str, tokens: list[Token], *, raw: bool) -> str:
    def value(found: re.Match[str]) -> str:
        token = tokens[int(found[1])]
        return defuse(html.escape(token.raw)) if raw else token.html

    return _PLACEHOLDER.sub(value, text) if OPEN in text else text
