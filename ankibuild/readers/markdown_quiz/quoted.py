"""Quotations below the boxes of a list: at the margin they would end the list, and cut its question in two."""

from __future__ import annotations

import re

from ankibuild.readers.markdown_quiz.lines import Line, Lines, in_fences

_BOXED = re.compile(r"([ \t]*+)((?:[-*+]|\d{1,9}[.)])[ \t]++)\\?\[[ xX*✓✔✅×хХｘ]?\]")
_QUOTED = re.compile(r"[ \t]*+>(?!\s*+\[!)")


def with_quotations(lines: Lines) -> list[Line]:
    """The lines, in which quotations between boxes are indented below theirs, and then one below the last box too."""
    out = list(lines)
    fenced = in_fences(lines)
    box: re.Match[str] | None = None
    adopted = False
    at = 0
    while at < len(out):
        text = out[at].text
        found = None if fenced[at] else _BOXED.match(text)
        if found:
            adopted = adopted and box is not None and box[1] == found[1]
            box = found
        elif box and not fenced[at] and _QUOTED.match(text) and out[at - 1].text.strip():
            end = _end(out, at)
            if not text.startswith((" ", "\t")) and (
                _follows(out, end, box) or (adopted and not _asks_below(out, end))
            ):
                out[at:end] = [_indented(line, box) for line in out[at:end]]
                adopted = True
            at = end - 1
        elif text.strip() and not text.startswith((" ", "\t")):
            box, adopted = None, False
        at += 1
    return out


def _end(lines: Lines, at: int) -> int:
    """Where the lines of a quotation end."""
    while at < len(lines) and _QUOTED.match(lines[at].text):
        at += 1
    return at


def _follows(lines: Lines, end: int, box: re.Match[str]) -> bool:
    """Whether the list of boxes goes on behind a quotation, perhaps after a blank line."""
    after = next((line.text for line in lines[end : end + 2] if line.text.strip()), "")
    found = _BOXED.match(after)
    return found is not None and found[1] == box[1]


def _asks_below(lines: Lines, end: int) -> bool:
    """Whether more text stands right below a quotation, so that it is no remark on the last box."""
    return end < len(lines) and bool(lines[end].text.strip())


def _indented(line: Line, box: re.Match[str]) -> Line:
    """A line as a part of the item of a box."""
    width = len(f"{box[1]}{box[2]}".expandtabs(4))
    return Line(" " * width + line.text, line.start - width)
