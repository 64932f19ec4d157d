"""Placeholders for what Markdown must not touch, and how they come back.

A placeholder is a number between two noncharacters of Unicode, which no text holds (they are taken out of the
source first) and which Markdown and the sanitiser pass on as they are.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

OPEN, CLOSE, GUARD = "\ufdd0", "\ufdd1", "\ufdd2"
DELETION_END = "}}"

_NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")
_PLACEHOLDER = re.compile(f"(}}?){OPEN}([0-9]+){CLOSE}")
_CODE_OR_TAG = re.compile(r"""<(pre|code)\b.*?</\1>|<[a-zA-Z/](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""", re.DOTALL)
_DIRECTIVE = re.compile(r"\[(?=(?:sound:|anki:|/?latex\]|/?\$\$?\]))", re.IGNORECASE)
_MATHJAX = re.compile(r"\\(?=[(\[])")


class Token(NamedTuple):
    """A protected stretch: as typed, and the HTML it becomes outside code and attributes.

    `early` HTML is the source's own or a highlighter's, and has yet to pass the sanitiser.
    """

    raw: str
    html: str
    early: bool = False


def without_noncharacters(text: str) -> str:
    """A text in which a placeholder cannot be mistaken."""
    return _NONCHARACTERS.sub("\ufffd", text)


def placeholder(index: int) -> str:
    """The text that stands for a token."""
    return f"{OPEN}{index}{CLOSE}"


def defuse(text: str) -> str:
    """HTML in which nothing means anything to Anki: no `{{`, `}}`, `[sound:`, `[latex]`. It looks the same."""
    text = text.replace("{{", "{&#123;").replace("}}", "}&#125;")
    return _DIRECTIVE.sub("&#91;", text) if "[" in text else text


def fill(text: str, tokens: Sequence[Token]) -> str:
    """HTML without code and attributes, with its tokens back.

    Anki ends a deletion at the first `}}`, also at that of `}}}`, so what ends in `}` is kept apart from its end.
    """

    def value(found: re.Match[str]) -> str:
        token = tokens[int(found[2])]
        return ("&#125;" if found[1] and token.html == DELETION_END else found[1]) + token.html

    return _PLACEHOLDER.sub(value, text) if OPEN in text else text


def restore_early(text: str, tokens: Sequence[Token]) -> str:
    """HTML, not yet sanitised, with its early tokens back, and within code and attributes all of them, as typed.

    So the sanitiser sees each address whole. The other tokens stay placeholders.
    """
    if OPEN not in text:
        return text

    def value(found: re.Match[str]) -> str:
        token = tokens[int(found[2])]
        return found[1] + token.html if token.early else found[0]

    def outside(piece: str) -> str:
        return _PLACEHOLDER.sub(value, piece) if OPEN in piece else piece

    def inside(piece: str) -> str:
        if OPEN not in piece:
            return piece
        return _PLACEHOLDER.sub(lambda found: found[1] + html.escape(tokens[int(found[2])].raw), piece)

    return _in_pieces(text, outside, inside)


def restore(text: str, tokens: Sequence[Token], *, cloze: bool = False) -> str:
    """Sanitised HTML with its other tokens back.

    What looks like MathJax and is none is written so that MathJax does not read it; and in a cloze's text, within
    code and attributes, so that Anki does not, nor takes `::` for a hint.
    """
    if OPEN not in text and "\\" not in text:
        return text

    def outside(piece: str) -> str:
        return fill(_MATHJAX.sub(r"\\<span></span>", piece) if "\\" in piece else piece, tokens)

    def inside(piece: str) -> str:
        piece = _PLACEHOLDER.sub("", piece) if OPEN in piece else piece
        return _MATHJAX.sub("&#92;", piece).replace("::", ":&#58;") if cloze else piece

    return _in_pieces(text, outside, inside)


def _in_pieces(text: str, outside: Callable[[str], str], inside: Callable[[str], str]) -> str:
    """HTML with one function applied to what stands in code and tags, the other to what stands outside."""
    pieces = []
    at = 0
    for found in _CODE_OR_TAG.finditer(text):
        start, end = found.span()
        if start > at:
            pieces.append(outside(text[at:start]))
        pieces.append(inside(text[start:end]))
        at = end
    pieces.append(outside(text[at:]))
    return "".join(pieces)
