"""How the texts of a file are written: plain, with HTML entities, as HTML, or as Markdown. The whole file decides."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown, plain_to_markdown

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"[<>\"]|&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_WRAPPED = re.compile(r"\s*+<(p|div|span|h[1-6]|ul|ol|table)\b[^>]{0,300}>")
_TAG = re.compile(
    r"</?(?:p|br|b|i|em|strong|sub|sup|div|span|img|ul|ol|li|table|code|pre)\b[^<>]{0,300}>", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:```|#{2,6} \S|# [^\n]*+\n\n)|\*\*\S|!\[[^\]\n]{0,200}\]\(|`[^`\n]{1,200}`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Style:
    """How texts are written, and whether they are escaped for a page; `looks_like` what plain texts look like."""

    texts: str = "plain"
    entities: bool = False
    looks_like: str = ""

    def markdown(self, text: str) -> str:
        """A text in our dialect."""
        if self.texts == "markdown":
            return text
        if self.texts == "html":
            return html_to_markdown(text)
        return plain_to_markdown(html.unescape(text) if self.entities else text)


def style_of(said: str, stems: Iterable[str], others: Iterable[str]) -> Style:
    """The style of a file by the texts of its questions and of their options; `said` is what the user says.

    A text escaped for a page has no quotes and angle brackets of its own, so one entity proves it where no text has
    any. HTML is what wraps a whole question in an element.
    """
    if said:
        return Style(said)
    stems, others = list(stems), list(others)
    if any(_is_wrapped(text) for text in stems):
        return Style("html")
    wrapped = sum(map(_is_wrapped, others))
    if wrapped * 2 > len(others) and not any("<" in text for text in stems):
        return Style("html")
    texts = [*stems, *others]
    if any(_ENTITY.search(text) for text in texts) and not any(_BARE.search(text) for text in texts):
        return Style("plain", entities=True)
    if any(_TAG.search(text) for text in texts):
        return Style("plain", looks_like="HTML")
    return Style("plain", looks_like="Markdown" if any(_MARKDOWN.search(text) for text in texts) else "")


def _is_wrapped(text: str) -> bool:
    found = _WRAPPED.match(text)
    return found is not None and text.rstrip().endswith(f"</{found[1]}>")
