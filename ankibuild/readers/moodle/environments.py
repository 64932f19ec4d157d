r"""Formulas that stand in a text without signs around them: `\begin{align*} … \end{align*}`.

Moodle's MathJax shows them, Anki's asks for `\[ … \]` around, and inside for the environments that may stand there.
"""

from __future__ import annotations

import re

_BEGIN = re.compile(r"\\begin\s?\{(equation|displaymath|align|flalign|eqnarray|gather|multline)(\*?)\}")
_INSIDE = {
    "align": ("\\begin{aligned}", "\\end{aligned}"),
    "flalign": ("\\begin{aligned}", "\\end{aligned}"),
    "eqnarray": ("\\begin{array}{rcl}", "\\end{array}"),
    "gather": ("\\begin{gathered}", "\\end{gathered}"),
    "multline": ("\\begin{gathered}", "\\end{gathered}"),
}
_BREAK = re.compile(r"<br\s?/?>|[\r\n]++", re.IGNORECASE)
_OPENED = re.compile(r"(?:\$|\\\[|\\\()(?:\s|<br\s?/?>){0,20}\Z", re.IGNORECASE)
_NEAR = 120


def with_signs(text: str) -> str:
    """The text with signs around formulas that have none."""
    if "\\begin" not in text:
        return text
    pieces, at = [], 0
    open_ended: set[str] = set()
    for found in _BEGIN.finditer(text):
        closing = f"\\end{{{found[1]}{found[2]}}}"
        end = -1 if found.start() < at or closing in open_ended else text.find(closing, found.end())
        if end < 0:
            open_ended |= {closing} if found.start() >= at else set()
            continue
        content = _BREAK.sub(" ", text[found.end() : end]).strip()
        if _OPENED.search(text, max(found.start() - _NEAR, at), found.start()) or "<" in content:
            continue
        before, after = _INSIDE.get(found[1], ("", ""))
        pieces += [text[at : found.start()], f"\\[{before} {content} {after}\\]"]
        at = end + len(closing)
    return "".join([*pieces, text[at:]])
