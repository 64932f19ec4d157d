"""What of Markdown programs leave in a page that they save as text: bold letters. The rest is as typed."""

from __future__ import annotations

import re

from ankibuild.markup import html_to_markdown, plain_to_markdown

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]{1,400})(?<=\S)\*\*")
_LEANING = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,400})(?<=\S)\*(?![\w*])")
_DRESSED = re.compile(r"^#{1,6} \S|\*\*[^\s*][^*\r\n]*\*\*", re.MULTILINE)


def is_dressed(text: str) -> bool:
    """Whether a text was saved by a program that writes Markdown."""
    return _DRESSED.search(text) is not None


def as_markdown(text: str, texts: str) -> str:
    """A line of a saved page as Markdown; `texts` is what the user says of how it is written."""
    if texts == "markdown":
        return text
    if texts == "html":
        return html_to_markdown(text)
    if texts == "plain":
        return plain_to_markdown(text)
    return _marked(text, (("**", _BOLD), ("*", _LEANING)))


def _marked(text: str, marks: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    """A text of which what stands within the first of these marks stays so; the next are looked for in the rest."""
    if not marks:
        return _kept(text)
    (mark, pattern), *others = marks
    parts: list[str] = []
    end = 0
    for found in pattern.finditer(text):
        parts += [_marked(text[end : found.start()], tuple(others)), f"{mark}{plain_to_markdown(found[1])}{mark}"]
        end = found.end()
    return "".join([*parts, _marked(text[end:], tuple(others))])


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
    return _LEANING.sub(r"\1", _BOLD.sub(r"\1", text)) if "*" in text else text
