"""The tables of docs/progress.md, made of the expectations that every version of Anki is held to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from comparison import cases, rows, table

HEADS: Mapping[str, tuple[str, ...]] = {
    "learner": ("Your work", "The release leaves the note alone", "The release changes the note"),
    "notetype": ("Your change", "The release has the same templates", "The release changes templates or style"),
    "structure": ("Your change", "*Merge note types* is off (Anki's default)", "*Merge note types* is on"),
    "decks": ("Your decks", "After an import"),
    "author": ("What you change", "What learners get"),
    "author-care": ("What you change", "What learners get"),
    "times": ("What happened", "The correction"),
    "options": ("Option", "What it does"),
}
"""The head of each table, by the name in the page: that of a group, or of a group and the `table` of its rows."""

_TABLE = re.compile(r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(page: str) -> str:
    """A page with all its tables as they should be."""
    return _TABLE.sub(lambda found: f"{found[1]}\n{markdown(found[2])}\n{found[3]}", page)


def names_in(page: str) -> set[str]:
    """The tables of a page."""
    return {found[2] for found in _TABLE.finditer(page)}


def markdown(name: str) -> str:
    """One table; a last column says where versions differ, if any do."""
    group, _, part = name.partition("-")
    chosen = [row for _, row in rows(group) if "what" in row and row.get("table", "") == part]
    lines = [[row["what"], *(_cell(row, case) for case in cases(row)), "; ".join(_differences(row))] for row in chosen]
    head = [*HEADS[name], "Where it differs"]
    if not any(line[-1] for line in lines):
        head, lines = head[:-1], [line[:-1] for line in lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in (head, ["---"] * len(head), *lines))


def _cell(row: Mapping[str, Any], case: str) -> str:
    return str(row.get("doc", {}).get(case, row[case]))


def _differences(row: Mapping[str, Any]) -> Iterator[str]:
    for name, values in row.get("differs", {}).items():
        text = values.get("says") or " / ".join(dict.fromkeys(values.values()))
        yield f"{table()['spans'][name]['says']}: {text}"
