"""What was rendered: a note with the HTML of its fields, ready to be packed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ankibuild.model import Question


class MediaFile(NamedTuple):
    """A file to pack: its name in Anki (with a hash of its content), where it is, its digest and size in bytes.

    `load` gives the bytes of one that lies inside of a source; then `path` is only a name.
    """

    name: str
    path: Path
    digest: str
    size: int
    load: Callable[[], bytes] | None = None

    def open(self) -> BinaryIO:
        """The file, to be read from. Raises OSError if it cannot be."""
        return BytesIO(self.load()) if self.load else self.path.open("rb")


@dataclass(frozen=True, slots=True)
class Note:
    """A note before it has got its times: `fields` in the order of its note type, `ords` of the cards it makes.

    `notetype` is 'question' or 'cloze'; `deck` is the full name; `position` is the place in source order, from 1;
    `content` is the digest of what the question says, `rendered` that of the fields.
    """

    id: str
    guid: str
    notetype: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str
    position: int
    ords: tuple[int, ...]
    media: tuple[MediaFile, ...]
    content: str
    rendered: str
    question: Question


@dataclass(frozen=True, slots=True)
class StampedNote:
    """A note with its note id (epoch milliseconds) and `mod` (epoch seconds)."""

    note: Note
    note_id: int
    mod: int
