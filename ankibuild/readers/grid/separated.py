"""Text with separators (RFC 4180, and what programs write instead) → rows of cells with their places.

A cell in quotes ends at a quote behind which a separator or the line's end follows; any other quote in it is text,
doubled or not. A cell whose quote never ends begins with a quote that is text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ankibuild.readers.grid.cells import Cell, Row

DELIMITERS = (",", ";", "\t", "|")

_MOST_OPEN = 20
"""Quotes that may turn out to be never closed before all further ones count as text: each costs a look to the end."""


def read_rows(text: str, delimiter: str, start: int = 0, end: int | None = None) -> Iterator[Row]:
    """All rows between two offsets, also those without any text."""
    end = len(text) if end is None else end
    quoted, bare = _patterns(delimiter)
    at, open_quotes = start, 0
    row: list[Cell] = []
    while at < end or row:
        found = quoted.match(text, at, end) if open_quotes < _MOST_OPEN else None
        if found:
            inner = found["inner"]
            row.append(Cell(inner.replace('""', '"'), found.start("inner"), found.end("inner")))
        else:
            open_quotes += _opens_quote(text, at)
            found = bare.match(text, at, end)
            if found is None:
                return
            row.append(_trimmed(text, found.start(), found.end("inner")))
        at = found.end()
        if found["mark"] != delimiter:
            yield tuple(row)
            row = []


def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A cell in quotes and one without, each with the mark that ends it; no way back into what was read."""
    mark = re.escape(delimiter)
    blank = "[ ]*+" if delimiter == "\t" else r"[ \t]*+"
    ending = rf"{blank}(?P<mark>{mark}|\r\n|\r|\n|\Z)"
    looked = rf"{blank}(?:{mark}|\r|\n|\Z)"
    quoted = rf'{blank}"(?P<inner>(?:[^"]++|""|"(?!{looked}))*+)"{ending}'
    return re.compile(quoted), re.compile(rf"(?P<inner>[^{mark}\r\n]*+)(?P<mark>{mark}|\r\n|\r|\n|\Z)")


def _opens_quote(text: str, at: int) -> bool:
    return text[at : at + 50].lstrip(" \t").startswith('"')


def _trimmed(text: str, start: int, end: int) -> Cell:
    """A cell without the space around it, which no program means."""
    value = text[start:end]
    start += len(value) - len(value.lstrip())
    stripped = value.strip()
    return Cell(stripped, start, start + len(stripped)) if stripped else Cell("", end, end)


def delimiter_of(text: str, start: int = 0) -> str:
    """The separator by which most rows have the same number of cells, '' where none parts anything."""
    best, best_score = "", (0.0, 0)
    for delimiter in DELIMITERS:
        if delimiter in text:
            score = _consistency(text, delimiter, start)
            if score > best_score:
                best, best_score = delimiter, score
    return best


def _consistency(text: str, delimiter: str, start: int) -> tuple[float, int]:
    """The share of rows that have the commonest number of cells, and that number; zero where rows are not parted."""
    counts = Counter(len(row) for row in read_rows(text, delimiter, start) if any(cell.text for cell in row))
    total = sum(counts.values())
    parted = {width: count for width, count in counts.items() if width > 1}
    if not parted or sum(parted.values()) * 2 < total:
        return 0.0, 0
    width, count = max(parted.items(), key=lambda item: (item[1], item[0]))
    return round(count / total, 1), width
