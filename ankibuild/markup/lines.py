"""What a line begins with, written so that it begins no block: no list, heading, quotation, rule or table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_BLOCK = re.compile(r"#{1,6}(?= )|>|[-+*](?= |\Z)|-(?=[- ]*\Z)|\*(?=[* ]*\Z)|_(?=[_ ]*\Z)")
_NUMBER = re.compile(r"([0-9]++|\d++)[.)](?= |\Z)")
_UNDERLINE = re.compile(r"[=-]++ *\Z")
_DELIMITERS = re.compile(r"[|: -]++\Z")


def guarded(lines: Sequence[str]) -> list[str]:
    """The lines of a text of several lines; blank ones part its paragraphs."""
    return [_guarded(line, before) for before, line in pairwise(["", *lines])]


def _without_meaning(line: str) -> str:
    """A line whose first sign begins no block; of a run of stars or underscores none is left that would lean text."""
    sign = line[0]
    run = len(line) - len(line.lstrip(sign)) if sign in "*_" else 1
    if sign == "_" and run > 2:
        return f"\\_{line[1 : run - 1]}\\_{line[run:]}"
    return f"\\{sign}" * run + line[run:]


def _guarded(line: str, before: str) -> str:
    if before and _UNDERLINE.match(line):
        return f"&#61;{line[1:]}" if line[0] == "=" else f"\\{line}"
    if line.startswith("~~~"):
        return f"&#126;{line[1:]}"
    if _BLOCK.match(line):
        return _without_meaning(line)
    number = _NUMBER.match(line)
    if number and (not before or number[1].lstrip("0") == "1"):
        return f"{number[1]}\\{line[number.end(1) :]}"
    if "|" in line and "|" in before and _DELIMITERS.match(line):
        at = line.index("|")
        return f"{line[:at]}\\{line[at:]}"
    return line
