"""The texts of a question around its choice, in our dialect: stem, explanation, hint, id, deck, tags, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from ankibuild.markup import html_to_markdown, paragraphs
from ankibuild.model import Text
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.grid.cells import Cell
from ankibuild.readers.grid.drafts import Draft
from ankibuild.readers.records.style import Style

_SHOWN = ("explanation", "hint", "case", "article", "reference")
_SPLIT = re.compile(r"[,;、，；\n]")
_URL = re.compile(r"https?://[^\s<>\"]++\Z")
_FILE = re.compile(r"[^\r\n<>\"]{1,200}\.(?:png|jpe?g|gif|svg|webp|bmp|avif|mp3|ogg|wav|m4a|mp4|webm)\Z", re.IGNORECASE)


_NOTHING = frozenset({"-", "–", "—", "null", "nan", "n/a"})
"""What programs write into a cell for nothing."""

_DELETION = re.compile(r"\\(?=\{\{c\d)")


def with_deletions(markdown: str) -> str:
    """A text whose cloze deletions are some again: from plain text and HTML they come as text."""
    return _DELETION.sub("", markdown)


def _as_it_is(address: str) -> str:
    return address


@dataclass(frozen=True, slots=True)
class Writing:
    """How the texts of a file are written; `link` gives the address to write for one that HTML links to."""

    style: Style
    link: Callable[[str], str] = field(default=_as_it_is)

    def markdown(self, cell: Cell) -> str:
        """The text of a cell in our dialect."""
        if cell.html or self.style.texts == "html":
            return html_to_markdown(cell.html or cell.text, self.link)
        return self.style.markdown(cell.text)


def texts_of(draft: Draft, writing: Writing, collector: Collector) -> dict[str, Text]:
    """The texts of a question without those of its choice."""
    stem = [writing.markdown(draft.stem)] if not draft.stem.is_blank else []
    texts = {"stem": Text(paragraphs(*stem, *_pictures(draft, writing, collector)), draft.span)}
    for name in _SHOWN:
        cells = [cell for cell in draft.cells(name) if cell.text.strip().casefold() not in _NOTHING or cell.html]
        if cells:
            value = paragraphs(*dict.fromkeys(writing.markdown(cell) for cell in cells))
            texts[name] = Text(value, draft.sheet.span(cells[0]))
    for name in ("id", "name", "guid"):
        for cell in draft.cells(name)[:1]:
            texts[name] = Text(" ".join(cell.text.split()), draft.sheet.span(cell))
    for cell in draft.cells("source")[:1]:
        value = cell.text.strip() if _URL.match(cell.text.strip()) else writing.markdown(cell)
        texts["source"] = Text(value, draft.sheet.span(cell))
    return texts


def tags_of(draft: Draft) -> tuple[str, ...]:
    """The tags of a question, and its difficulty as one."""
    tags = [tag for cell in draft.cells("tags") for tag in _SPLIT.split(cell.text)]
    tags += [f"difficulty::{cell.text}" for cell in draft.cells("difficulty")]
    return tuple(tag.strip() for tag in tags if tag.strip())


def deck_of(draft: Draft) -> str:
    """The deck by the table's name and by the row's own categories."""
    names = [level for cell in draft.cells("deck") for level in cell.text.split("::")]
    names += [cell.text for name in ("broad", "narrow") for cell in draft.cells(name)]
    return draft.sheet.deck + subdeck(*dict.fromkeys(names))


def _pictures(draft: Draft, writing: Writing, collector: Collector) -> list[str]:
    """Links to the pictures and sounds that have columns of their own."""
    links = []
    for cell in (*draft.cells("picture"), *draft.cells("media")):
        name = cell.text.strip()
        if name.casefold() in _NOTHING:
            continue
        if cell.html:
            links.append(writing.markdown(cell))
        elif _URL.match(name):
            links.append(f"![]({name})")
        elif _FILE.match(name):
            links.append(f"![]({quote(name)})")
        else:
            collector.not_carried(draft.sheet.span(cell), "a picture", "this is no name of a picture's file")
    return links
