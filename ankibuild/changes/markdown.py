"""Changes as release notes in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from ankibuild.atomic import write_text
from ankibuild.changes.comparison import compare
from ankibuild.changes.model import Changes, TextChange
from ankibuild.changes.sections import Entry, Section, counted, sections, summary
from ankibuild.changes.words import Piece, difference, shorten
from ankibuild.package.read import Package

LIMIT = 500
"""Entries of a section that are written."""

_SPECIAL = re.compile(r"([\\`*_\[\]#])")
_EXTENDED = {ord("~"): "&#126;", ord("$"): "&#36;"}
"""What only some kinds of Markdown know: a backslash before it would show in the others."""


def write_notes(old: Package | None, new: Package, path: Path, since: str = "the last release") -> None:
    """Writes what changed from `old`, which `since` names, to `new`; None where there was nothing before.

    Raises OutputError if the file cannot be written.
    """
    write_text(path, render(compare(old, new), since) if old else _first(new))


def render(changes: Changes, since: str, limit: int = LIMIT) -> str:
    """The changes as a page of Markdown, with a list of at most `limit` entries for each section."""
    lines = [f"# Changes in {_plain(changes.package)}", "", f"Since {_plain(since)}:", ""]
    lines += [f"- {_plain(line)}" for line in summary(changes)]
    for section in sections(changes):
        lines += ["", *_section(section, limit)]
    return "\n".join(lines) + "\n"


def _first(package: Package) -> str:
    cards = sum(len(note.ords) for note in package.notes.values())
    counts = f"{counted(len(package.notes), 'note')}, {counted(cards, 'card')}"
    return f"# {_plain(package.path.stem)}\n\nThe first release: {counts}.\n"


def _section(section: Section, limit: int) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    yield section.sentence
    yield ""
    for entry in section.entries[:limit]:
        yield from _entry(entry)
    if len(section.entries) > limit:
        yield f"- and {len(section.entries) - limit} more"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- **{_plain(entry.name)}**{f': {_plain(entry.about)}' if entry.about else ''}"
    for change in entry.texts:
        yield f"  - {_plain(change.name)}: {_words(change)}"


def _words(change: TextChange) -> str:
    return "".join(_piece(piece) for piece in shorten(difference(change)))


def _piece(piece: Piece) -> str:
    name = {"-": "del", "+": "ins"}.get(piece.op)
    return f"<{name}>{_plain(piece.text)}</{name}>" if name else _plain(piece.text)


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", escape(text, quote=False)).translate(_EXTENDED)
