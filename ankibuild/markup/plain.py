"""Plain text → Markdown that shows exactly what was typed, but for math, which becomes math."""

from __future__ import annotations

import re

from ankibuild.markup.escaping import Escaper, fill
from ankibuild.markup.lines import guarded
from ankibuild.render.markdown import is_plain
from ankibuild.render.tokens import without_noncharacters

_INDENTATION = re.compile(r"[ \t\u00a0]*+")
_DISPLAY_LINE = re.compile(r"\ufdd0([0-9]+)\ufdd1\Z")


def plain_to_markdown(text: str) -> str:
    """The Markdown that shows a text as typed: line breaks stay, blank lines part paragraphs, signs mean nothing.

    What our renderer would take for math stays math, since most texts with two dollars around a formula mean one.
    """
    if is_plain(text):
        return text.strip()
    text = without_noncharacters(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = _dedented([line.rstrip() for line in text.split("\n")])
    escaper = Escaper("\n".join(lines).strip("\n"))
    escaped = escaper.escaped().split("\n")
    if len(escaped) > 1:
        escaped = _broken(guarded(escaped), escaper.tokens)
    return fill("\n".join(escaped), escaper.tokens)


def _dedented(lines: list[str]) -> list[str]:
    """The lines without the indentation that all share; what is left of it as spaces that stay."""
    lines = [line.expandtabs(4) if "\t" in line else line for line in lines]
    margin = min((_indentation(line) for line in lines if line), default=0)
    return [_kept(line[margin:]) for line in lines]


def _indentation(line: str) -> int:
    found = _INDENTATION.match(line)
    return found.end() if found else 0


def _kept(line: str) -> str:
    width = _indentation(line)
    return "\u00a0" * width + line[width:]


def _broken(lines: list[str], tokens: list[str]) -> list[str]:
    """The lines, each with a sign for its break where its paragraph goes on; one blank line between paragraphs."""
    out: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line or (out and out[-1]):
            breaks = line and following and not _is_display(line, tokens) and not _is_display(following, tokens)
            out.append(_nonbreaking(line) + "\\" * bool(breaks))
    return out


def _nonbreaking(line: str) -> str:
    width = _indentation(line)
    return "&nbsp;" * width + line[width:]


def _is_display(line: str, tokens: list[str]) -> bool:
    """Whether a line is math that has a line of its own anyway."""
    found = _DISPLAY_LINE.match(line)
    return found is not None and tokens[int(found[1])].startswith(("$$", "\\["))
