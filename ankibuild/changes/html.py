"""Changes as one page of HTML that needs no other file and runs no script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from ankibuild.changes.model import Changes, Comparison, TextChange
from ankibuild.changes.sections import Entry, Section, sections, summary
from ankibuild.changes.words import Piece, difference, shorten

_HERE = Path(__file__).parent
_SLOT = re.compile(r"\[\[(\w+)\]\]")


def render(comparison: Comparison) -> str:
    """The comparison as a page, light or dark as the reader's system is."""
    body = "\n".join([*map(_package, comparison.packages), *map(_dropped, comparison.dropped)])
    slots = {"since": escape(comparison.since), "style": (_HERE / "page.css").read_text("utf-8"), "body": body}
    return _SLOT.sub(lambda found: slots[found[1]], (_HERE / "page.html").read_text("utf-8"))


def _package(changes: Changes) -> str:
    counts = "".join(f"<li>{escape(line)}</li>" for line in summary(changes))
    parts = [f"<h2>{escape(changes.package)}</h2>", f"<ul>{counts}</ul>", *map(_section, sections(changes))]
    return "\n".join(parts)


def _dropped(name: str) -> str:
    return f"<h2>{escape(name)}</h2>\n<p>No longer built; learners keep what they have.</p>"


def _section(section: Section) -> str:
    head = f"<summary>{escape(section.title)} <small>{escape(section.count)}</small></summary>"
    entries = "\n".join(map(_entry, section.entries))
    return f"<details open>\n{head}\n<p>{escape(section.sentence)}</p>\n<ul>\n{entries}\n</ul>\n</details>"


def _entry(entry: Entry) -> str:
    about = f' <span dir="auto">{escape(entry.about)}</span>' if entry.about else ""
    return f"<li><b>{escape(entry.name)}</b>{about}{''.join(_texts(entry.texts))}</li>"


def _texts(changes: Iterable[TextChange]) -> Iterator[str]:
    for change in changes:
        words = "".join(map(_piece, shorten(difference(change))))
        yield f'\n<p dir="auto"><i>{escape(change.name)}</i> {words}</p>'


def _piece(piece: Piece) -> str:
    name = {"-": "del", "+": "ins"}.get(piece.op)
    return f"<{name}>{escape(piece.text)}</{name}>" if name else escape(piece.text)
