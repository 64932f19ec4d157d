r"""Math in the text: `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and Anki's `[$]…[/$]` become Anki's MathJax delimiters.

When a dollar is money, or a variable of the shell: the rule is Pandoc's (an opening `$` is followed, a closing one
preceded, by no space; a closing one is followed by no digit), the braces between the two are balanced, and what
the functions below say. In doubt a dollar is a dollar.
"""

from __future__ import annotations

import html
import re

from ankibuild.render.tokens import defuse

_INLINE = re.compile(r"\$((?:[^\\$]|\\.)++)\$", re.DOTALL)
_DISPLAY = re.compile(r"\$\$((?:[^\\$]|\\.|\$(?!\$))++)\$\$(?!\$)", re.DOTALL)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NEW_BLOCK = re.compile(r"\n[ \t>]*(?:\n|(?:[-*+]|[0-9]{1,9}[.)])[ \t])")
_NEXT_CELL = re.compile(r"\A[^|]*\|\Z|\A\|[^|]*\Z|\s\|\s")
_LETTER_OR_DIGIT = re.compile(r"[A-Za-z0-9]")
_GOES_ON = re.compile(r"[A-Za-z_(]")
_ONLY_MATH = re.compile(r"[\\^_{}=]")
_WORD = re.compile(r"[A-Za-z]{2,}")


def dollar_math(text: str, start: int, width: int, *, in_row: bool = False) -> tuple[str, int] | None:
    """The content and the end of the math that one or two `$` at this place open, None where they are only dollars.

    `in_row` says that they stand in the row of a table.
    """
    if width > 2:
        return None
    found = (_INLINE if width == 1 else _DISPLAY).match(text, start)
    if found is None or not found[1].strip() or not balanced(found[1]):
        return None
    if width == 1 and not (_may_open(text, found) and _may_close(text, found) and not _like_text(found[1], in_row)):
        return None
    return found[1], found.end()


def balanced(content: str) -> bool:
    """Whether every brace has its other half."""
    depth = 0
    for found in _BRACE.finditer(content):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth < 0:
            return False
    return depth == 0


def _may_open(text: str, found: re.Match[str]) -> bool:
    """No space follows, and no letter or digit stands before: US$5, 5$; but H$_2$O and 20$^\\circ$C are math."""
    content, before = found[1], text[found.start() - 1 : found.start()]
    return not content[0].isspace() and (not _LETTER_OR_DIGIT.match(before) or content[0] in "\\^_")


def _may_close(text: str, found: re.Match[str]) -> bool:
    """No space stands before, no digit follows, and a letter (the $n$th) only after what may end a formula."""
    content, after = found[1], text[found.end() : found.end() + 1]
    if content[-1].isspace() or after.isdigit():
        return False
    if after == "{":
        return text.startswith("{{c", found.end())
    return not _GOES_ON.match(after) or content[-1].isalnum() or content[-1] in ")]}"


def _like_text(content: str, in_row: bool) -> bool:
    """Whether this is text between two dollars: `($) or pounds (£ or $)`, `$20,000 (in US$)`, `|$HOME|$PATH|`."""
    if _NEW_BLOCK.search(content) or (in_row and _NEXT_CELL.search(content)):
        return True
    if _ONLY_MATH.search(content):
        return False
    if len(content) == 1:
        return False
    if content[0] in "),;?\"'" or content[-1] in '("':
        return True
    if content.count("(") + content.count("[") != content.count(")") + content.count("]"):
        return True
    return content[0].isdigit() and len(_WORD.findall(content)) > 1


def mathjax(content: str) -> str:
    """The HTML of a formula's inside, in which nothing means anything to HTML or to Anki."""
    return defuse(html.escape(content, quote=False))


def delimited(inside: str, *, display: bool) -> str:
    """The HTML of a formula's inside between Anki's delimiters."""
    left, right = ("\\[", "\\]") if display else ("\\(", "\\)")
    return left + inside + right
