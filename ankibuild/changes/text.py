"""Changes for a person at a terminal: the counts first, then the details with `[-old-]{+new+}` words."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ankibuild.changes.model import Changes, Comparison, TextChange
from ankibuild.changes.sections import Entry, Section, sections, summary
from ankibuild.changes.words import Piece, difference, shorten

LIMIT = 20
"""Entries of a section that are shown."""


def render(comparison: Comparison, *, color: bool = False, limit: int = LIMIT) -> str:
    """The comparison as lines of text, without a final line break; of a section at most `limit` entries."""
    blocks = [_package(changes, comparison.since, color, limit) for changes in comparison.packages]
    blocks += [f"{name}: no longer built; learners keep what they have" for name in comparison.dropped]
    return "\n\n".join(blocks)


def _package(changes: Changes, since: str, color: bool, limit: int) -> str:
    heading = (
        click.style(f"{changes.package}, since {since}", bold=True) if color else f"{changes.package}, since {since}"
    )
    lines = [f"{heading}:", *(f"  {line}" for line in summary(changes))]
    for section in sections(changes):
        lines += ["", *_section(section, color, limit)]
    return "\n".join(lines)


def _section(section: Section, color: bool, limit: int) -> Iterator[str]:
    title = click.style(section.title, bold=True) if color else section.title
    yield f"{title}: {section.sentence}"
    for entry in section.entries[:limit]:
        yield from _entry(entry, color)
    if len(section.entries) > limit:
        yield f"  and {len(section.entries) - limit} more"


def _entry(entry: Entry, color: bool) -> Iterator[str]:
    yield f"  {entry.name}: {entry.about}" if entry.about else f"  {entry.name}"
    for change in entry.texts:
        yield f"    {change.name}: {_words(change, color)}"


def _words(change: TextChange, color: bool) -> str:
    return "".join(_piece(piece, color) for piece in shorten(difference(change)))


def _piece(piece: Piece, color: bool) -> str:
    if piece.op == "=":
        return piece.text
    marked, hue = (f"[-{piece.text}-]", "red") if piece.op == "-" else (f"{{+{piece.text}+}}", "green")
    return click.style(marked, fg=hue) if color else marked
