"""A note as its fields: their HTML, their text, their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from ankibuild.readers.grid.cells import Cell, Row, Sheet
from ankibuild.source import Source, Span

_LINE_END = re.compile(r"<br\s*/?>|</(?:div|p|li|tr|h[1-6])>|<div[^<>]{0,200}>", re.IGNORECASE)
_SHOWS = re.compile(r"<(?:img|audio|video|svg|math|object|embed|hr|table)\b|\[sound:", re.IGNORECASE)
_TAG = re.compile(r"""</?[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")
_UNSEEN = (("<!--", "-->"), ("<style", "</style>"), ("<script", "</script>"))


@dataclass(frozen=True, slots=True)
class NoteField:
    """A field: its name, what is typed in it, and where that stands; `is_html` as Anki itself keeps it."""

    name: str
    value: str
    start: int
    end: int
    is_html: bool = True

    @property
    def cell(self) -> Cell:
        """The field as a cell of a table."""
        if not self.is_html:
            return Cell(self.value, self.start, self.end)
        text = text_of(self.value)
        html = self.value if text or _SHOWS.search(self.value) else ""
        return Cell(text, self.start, self.end, html)


@dataclass(frozen=True, slots=True)
class OldNote:
    """A note, whatever it was read from; `fronts` and `backs` are the sides of its cards, where they are known."""

    source: Source
    fields: tuple[NoteField, ...]
    notetype: str = ""
    is_cloze: bool = False
    fronts: tuple[str, ...] = ()
    guid: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    backs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(field.name for field in self.fields)

    @property
    def span(self) -> Span:
        """Where the note stands."""
        return Span(self.source, self.fields[0].start, self.fields[-1].end)

    @property
    def row(self) -> Row:
        """The fields as the row of a table."""
        return tuple(field.cell for field in self.fields)

    @property
    def sheet(self) -> Sheet:
        """The table that the row stands in."""
        return Sheet(self.source, (), is_parted=False)


def text_of(html: str) -> str:
    """What is seen of HTML, line by line, in a time linear in its length."""
    if "<" not in html and "&" not in html:
        return html.strip()
    for opening, closing in _UNSEEN:
        html = _without(html, opening, closing)
    lines = (" ".join(unescape(_TAG.sub("", line)).split()) for line in _LINE_END.split(html))
    return "\n".join(line for line in lines if line)


def _without(html: str, opening: str, closing: str) -> str:
    """HTML without what stands between two marks; what is never closed stays."""
    lowered = html.lower() if html.isascii() else html
    if opening not in lowered:
        return html
    kept, at = [], 0
    while (start := lowered.find(opening, at)) >= 0:
        end = lowered.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(html[at:start])
        at = end + len(closing)
    return "".join([*kept, html[at:]])
