r"""Tables, as GitHub has them: Python-Markdown drops what a row has beyond the columns of the head.

A preprocessor keeps it, in the last cell: too many `|` are mostly meant, as in `P(A|B)`.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_DELIMITERS = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*\Z")
_BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")


class TablesExtension(Extension):
    """Registers the preprocessor, behind the one that puts lists and quotations in order."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        md.preprocessors.register(_Rows(md), "ankibuild_rows", 21)


def begins_table(line: str, following: str) -> bool:
    """Whether these are the first two lines of a table: the second parts the head from the rest."""
    return "|" in line and "|" in following and _DELIMITERS.match(following) is not None


class _Rows(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        columns = 0
        for index, line in enumerate(lines[1:], 1):
            if begins_table(lines[index - 1], line):
                columns = _columns(line)
            elif not line.strip(" >"):
                columns = 0
            elif columns and _columns(line) > columns:
                lines[index] = fitted(line, columns)
        return lines


def fitted(row: str, columns: int) -> str:
    """A row in which the bars beyond the last column are text."""
    bars = [found.end() - 1 for found in _BAR.finditer(row)]
    first = columns if row.lstrip(" >").startswith("|") else columns - 1
    last = len(bars) - 1 if row.rstrip().endswith("|") and len(bars) > first else len(bars)
    pieces = []
    done = 0
    for bar in bars[first:last]:
        pieces += [row[done:bar], "\\|"]
        done = bar + 1
    return "".join([*pieces, row[done:]])


def _columns(row: str) -> int:
    """How many cells a row has."""
    text = row.strip(" >")
    bars = len(_BAR.findall(text))
    return bars + 1 - text.startswith("|") - (text.endswith("|") and len(text) > 1)
