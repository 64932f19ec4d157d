"""What of Markdown programs leave in a page that they save as text: bold letters. The rest is as typed."""

from __future__ import annotations

import re

from ankibuild.markup import html_to_markdown, plain_to_markdown

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,400})(?<=\S)\*\*")


def as_markdown(text: str, texts: str) -> str:
    """A line of a saved page as Markdown; `texts` is what the user says of how it is written."""
    if texts == "markdown":
        return text
    if texts == "html":
        return html_to_markdown(text)
    parts: list[str] = []
    end = 0
    for found in _BOLD.finditer(text) if texts != "plain" else ():
        parts += [_kept(text[end : found.start()]), f"**{plain_to_markdown(found[1])}**"]
        end = found.end()
    return "".join([*parts, _kept(text[end:])]) if parts else plain_to_markdown(text)


def _kept(text: str) -> str:
    """A part of a line: the space around it stays."""
    inner = text.strip()
    at = text.index(inner)
    return text[:at] + plain_to_markdown(inner) + text[at + len(inner) :]


def is_bold(text: str) -> bool:
    """Whether all of a line is bold."""
    return _BOLD.fullmatch(text) is not None


def undressed(text: str) -> str:
    """A line as it is meant to be seen."""
    return _BOLD.sub(r"\1", text) if "**" in text else text
