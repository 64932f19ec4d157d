"""Pictures, sound and video of a source as they are packed: read once, under a name with a content hash.

Anki keeps the old bytes of a file whose name it knows, so a changed picture needs a changed name; and two files of
one basename are two files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ankibuild.note import MediaFile

PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".tif", ".tiff"])
SOUNDS = frozenset([".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac", ".aac", ".3gp", ".spx"])
VIDEOS = frozenset([".mp4", ".webm", ".ogv", ".mov", ".mkv", ".avi", ".mpg", ".mpeg", ".m4v", ".flv"])

_NOT_IN_A_NAME = re.compile(r"[^\w-]+")
_NAME_LENGTH = 40


@dataclass(slots=True)
class MediaStore:
    """The media of a build: each file is read once, its digest kept."""

    root: Path
    attachments: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    """The files that lie inside of sources, by their path in the project."""

    files: dict[Path, MediaFile | OSError] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Whether there is such a file, on disk or inside of a source."""
        return path.is_file() or self._attachment(path) is not None

    def _attachment(self, path: Path) -> Callable[[], bytes] | None:
        if not self.attachments or not path.is_relative_to(self.root):
            return None
        return self.attachments.get(path.relative_to(self.root).as_posix())

    def get(self, path: Path) -> MediaFile | OSError:
        """The file as it will be packed, or why it cannot be read."""
        if path not in self.files:
            attachment = self._attachment(path)
            try:
                self.files[path] = _attached(path, attachment) if attachment else _media_file(path)
            except OSError as error:
                self.files[path] = error
        return self.files[path]


def _media_file(path: Path) -> MediaFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    return MediaFile(_packed_name(path, digest), path, digest, size)


def _attached(path: Path, load: Callable[[], bytes]) -> MediaFile:
    data = load()
    digest = hashlib.sha256(data).hexdigest()
    return MediaFile(_packed_name(path, digest), path, digest, len(data), load)


def _packed_name(path: Path, digest: str) -> str:
    stem = _NOT_IN_A_NAME.sub("-", unicodedata.normalize("NFC", path.stem)).strip("-_")[:_NAME_LENGTH].rstrip("-_")
    return f"{stem or 'file'}-{digest[:16]}{path.suffix.lower()}"
