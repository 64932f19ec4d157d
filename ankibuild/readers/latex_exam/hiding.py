"""What LaTeX hides without a `%`: `\\iffalse` to `\\fi`, and the environment `comment`."""

from __future__ import annotations

import re

VERBATIM = ("verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "alltt", "BVerbatim", "semiverbatim")
VERB = r"\\verb\*?(?![A-Za-z*])(?P<bar>[^\s{\[])[^\n]{0,300}?(?P=bar)"
"""Code within a line, from one sign to the same sign again."""

_PLACE = re.compile(
    VERB + r"|\\begin\s*+\{(?P<env>[A-Za-z]{1,20}\*?)\}|\\(?P<branch>if[a-z@]*+|else|fi)(?![A-Za-z@])|\\(?s:.)|%[^\n]*+"
)
_NO_CONDITIONS = ("iff", "ifthenelse", "ifdef", "ifundef", "ifbool", "iftoggle", "ifblank", "ifstrequal", "ifstrempty")
"""A sign of mathematics, and macros of packages, which no `\\fi` ends."""

_SIGN = re.compile(r"[^\n]")


def without_hidden(text: str) -> str:
    """The text with blanks in the place of what is hidden, so that offsets and lines stay."""
    if "\\iffalse" not in text and "{comment}" not in text:
        return text
    pieces: list[str] = []
    kept = 0
    for start, end in sorted(_hidden(text)):
        if end > kept:
            begin = max(start, kept)
            pieces += [text[kept:begin], _SIGN.sub(" ", text[begin:end])]
            kept = end
    return "".join([*pieces, text[kept:]])


def _hidden(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: list[tuple[bool, int, int]] = []
    at = 0
    while place := _PLACE.search(text, at):
        at = place.end()
        if place["env"] in VERBATIM or place["env"] == "comment":
            at = _behind(f"\\end{{{place['env']}}}", text, at)
            found += [(place.start(), at)] if place["env"] == "comment" else []
        elif place["branch"]:
            found += _branch(place, opened)
    return found


def _branch(place: re.Match[str], opened: list[tuple[bool, int, int]]) -> list[tuple[int, int]]:
    """What a condition hides that ends here: from `\\iffalse` to its `\\fi`, or to its `\\else` and then its `\\fi`.

    `opened` are the conditions that have no end yet: whether they are false, their start, and the end of `\\else`.
    """
    name = place["branch"]
    if name == "else" and opened and not opened[-1][2]:
        opened[-1] = (opened[-1][0], opened[-1][1], place.end())
    elif name == "fi" and opened:
        is_false, start, shown = opened.pop()
        if is_false:
            return [(start, shown), place.span()] if shown else [(start, place.end())]
    elif name.startswith("if") and name not in _NO_CONDITIONS:
        opened.append((name == "iffalse", place.start(), 0))
    return []


def _behind(closing: str, text: str, at: int) -> int:
    found = text.find(closing, at)
    return len(text) if found < 0 else found + len(closing)
