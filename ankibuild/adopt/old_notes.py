"""The notes of an old package → questions, with all that their fields hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ankibuild.adopt import html
from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.adopt.old_media import rewritten
from ankibuild.assign import slug
from ankibuild.package.read import Package, PackedNote
from ankibuild.tags import normalize

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that no text of a question may hold."""

_WHOLE = frozenset({"stem", "answer", "explanation", "hint", "article", "reference", "source"})
_LONGEST_STEM = 200


class OldQuestion(NamedTuple):
    """A note as a question: its id, its texts by the names of their keys, and those for fields that are no part."""

    note: PackedNote
    id: str
    notetype: str
    texts: dict[str, str]
    fields: dict[str, str]
    tags: tuple[str, ...]


class LeftOut(NamedTuple):
    """A note that cannot be taken over, and why."""

    note: PackedNote
    reason: str

    @property
    def text(self) -> str:
        """The note in a few words."""
        return in_words(self.note)


def usable(package: Package) -> tuple[list[PackedNote], list[LeftOut]]:
    """The notes that can be known again by their GUIDs, in the order of their cards, and the others."""
    left = [LeftOut(note, "another note has its GUID") for note in package.repeated]
    notes = []
    for note in package.notes.values():
        if note.guid and note.guid == note.guid.strip() and note.guid.isprintable():
            notes.append(note)
        else:
            left.append(LeftOut(note, "its GUID cannot be written down"))
    return notes, left


def as_question(note: PackedNote, notetype: AdoptedNoteType, places: Mapping[str, str], taken: set[str]) -> OldQuestion:
    """A note as a question, with an id that is not `taken` yet.

    `places` says where the media files are now, by the references that are typed.
    """
    texts: dict[str, str] = {}
    fields: dict[str, str] = {}
    for name in notetype.names:
        text = rewritten(kept(note.fields.get(name, "")), lambda reference: places.get(reference, ""))
        parts = notetype.sources.get(name, ())
        if text and len(parts) == 1 and parts[0] in _WHOLE:
            texts[parts[0]] = text
        elif text:
            fields[name] = text
    id_ = slug(in_words(note), taken)
    taken.add(id_)
    return OldQuestion(note, id_, notetype.slug, texts, fields, normalize(note.tags))


def kept(text: str) -> str:
    """A field as a source can hold it: nothing that no text may have, no space around it, line ends of Unix."""
    return _REFUSED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def in_words(note: PackedNote) -> str:
    """The first words of a note: of the first of its fields that shows any."""
    texts = (html.plain(text)[:_LONGEST_STEM] for text in note.fields.values())
    return next(filter(None, texts), "")
