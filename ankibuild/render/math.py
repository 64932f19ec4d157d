r"""Math in the text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and Anki's `[$]…[/$]` become Anki's MathJax delimiters.

When a dollar is money: the rule is Pandoc's (an opening `$` is followed, a closing one preceded, by no space; a
closing one is followed by no digit), and besides no letter or digit stands before an opening `$`, and the braces
between the two are balanced.
"""

from __future__ import annotations

import html
import re

from ankibuild.render.tokens import defuse

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"[A-Za-z0-9]")


def dollar_math(text: str, at: int) -> tuple[str, int] | None:
    """The content and the end of the math that a `$` at this place opens, None where it is only a dollar."""
    if text.startswith("$$", at):
        end = text.find("$$", at + 2)
        content = text[at + 2 : end]
        return (content, end + 2) if end > 0 and content.strip() and _balanced(content) else None
    if (at and _WORD.match(text[at - 1])) or text[at + 1 : at + 2].strip() == "":
        return None
    end = _closing_dollar(text, at + 1)
    if end < 0:
        return None
    content = text[at + 1 : end]
    fits = not content[-1].isspace() and not text[end + 1 : end + 2].isdigit() and not _BLANK_LINE.search(content)
    return (content, end + 1) if fits and _balanced(content) else None


def _closing_dollar(text: str, start: int) -> int:
    """The next `$` that no backslash escapes and that is not the first of two; -1 where there is none."""
    end = text.find("$", start)
    while end > 0 and text[end - 1] == "\\":
        end = text.find("$", end + 1)
    return -1 if text.startswith("$$", end) and end == start else end


def _balanced(content: str) -> bool:
    depth = 0
    for found in _BRACE.finditer(content):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0


def mathjax(content: str, *, display: bool) -> str:
    """The HTML of a formula: Anki's delimiters, with nothing in it that HTML or a cloze could misread."""
    left, right = ("\\[", "\\]") if display else ("\\(", "\\)")
    return left + defuse(html.escape(content, quote=False)) + right
