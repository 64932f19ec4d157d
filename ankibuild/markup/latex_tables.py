"""Tables of LaTeX → tables of Markdown, where these can show all of one."""

from __future__ import annotations

import re
from collections.abc import Callable

_RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|cline\{[^{}]*+\}|cmidrule(?:\([^()]*+\))?\{[^{}]*+\})\s*+")
_ROW_END = re.compile(r"\\\\(?:\[[^\]\n]*+\])?|\\tabularnewline")
_CELL_END = re.compile(r"(?<!\\)&")
_NOT_SHOWN = re.compile(r"\\(?:multicolumn|multirow|begin|rowcolor|cellcolor)\b")
_COLUMN = re.compile(r"[lcrpmbX]")
_BETWEEN = re.compile(r"[@!<>*]?\{[^{}]*+\}|[|\s]")


def table(columns: str, text: str, cell: Callable[[str], str]) -> str | None:
    """The rows of a table, the first as its head; None for one with joined cells or tables inside."""
    if _NOT_SHOWN.search(text) or "*{" in columns:
        return None
    aligned = _COLUMN.findall(_BETWEEN.sub("", columns))
    rows = [_RULES.sub("", row).strip() for row in _ROW_END.split(text)]
    cells = [[cell(part).replace("|", "\\|") for part in _CELL_END.split(row)] for row in rows if row]
    width = max((len(row) for row in cells), default=0)
    if not width:
        return None
    marks = [{"r": "---:", "c": ":---:"}.get(mark, "---") for mark in (aligned + ["l"] * width)[:width]]
    lines = [row + [""] * (width - len(row)) for row in [cells[0], marks, *cells[1:]]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
