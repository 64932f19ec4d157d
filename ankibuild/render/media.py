"""Pictures, sound and video of a source: found inside the project, packed under a name with a content hash.

Anki keeps the old bytes of a file whose name it knows, so a changed picture needs a changed name; and two files of
one basename are two files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.note import MediaFile
from ankibuild.source import Span

PICTURES = frozenset([".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".tif", ".tiff"])
SOUNDS = frozenset([".mp3", ".ogg", ".oga", ".opus", ".wav", ".m4a", ".flac", ".aac", ".3gp", ".spx"])
VIDEOS = frozenset([".mp4", ".webm", ".ogv", ".mov", ".mkv", ".avi", ".mpg", ".mpeg", ".m4v", ".flv"])
SUFFIXES = PICTURES | SOUNDS | VIDEOS

_TAG = re.compile(r"""<(img|audio|video|source)\b(?:"[^"]*"|[^">])*>""")
_REFERENCE = re.compile(r'\b(src|poster)="([^"]*)"')
_REMOTE = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:)?//|[a-zA-Z][a-zA-Z0-9+.-]+:")
_NOT_IN_A_NAME = re.compile(r"[^\w-]+")
_NAME_LENGTH = 40


@dataclass(slots=True)
class MediaStore:
    """The media of a build: each file is read once, its digest kept."""

    root: Path
    files: dict[Path, MediaFile | OSError] = field(default_factory=dict)

    def get(self, path: Path) -> MediaFile | OSError:
        """The file as it will be packed, or why it cannot be read."""
        if path not in self.files:
            try:
                self.files[path] = _media_file(path)
            except OSError as error:
                self.files[path] = error
        return self.files[path]


def _media_file(path: Path) -> MediaFile:
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    stem = _NOT_IN_A_NAME.sub("-", unicodedata.normalize("NFC", path.stem)).strip("-_")[:_NAME_LENGTH].rstrip("-_")
    return MediaFile(f"{stem or 'file'}-{digest[:16]}{path.suffix.lower()}", path, digest, size)


@dataclass(slots=True)
class MediaFinder:
    """Resolves the references of one question; what it finds is in `found`, what is wrong in `diagnostics`."""

    store: MediaStore
    folder: Path
    subject: str = ""
    found: dict[str, MediaFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def rewrite(self, html: str, span: Span | None) -> str:
        """HTML with each local reference replaced by the name of the packed file."""
        return _TAG.sub(lambda tag: self._tag(tag[0], tag[1], span), html)

    def sound(self, reference: str, span: Span | None) -> str:
        """Anki's play button for a sound or video file; '' where it cannot be had."""
        name = self._resolve(reference, span)
        return f"[sound:{name}]" if name else ""

    def _tag(self, tag: str, kind: str, span: Span | None) -> str:
        found = _REFERENCE.search(tag)
        if kind == "img" and found and Path(unescape(found[2])).suffix.lower() in SOUNDS | VIDEOS:
            return self.sound(unescape(found[2]), span)
        return _REFERENCE.sub(lambda match: self._attribute(match, span), tag)

    def _attribute(self, match: re.Match[str], span: Span | None) -> str:
        name = self._resolve(unescape(match[2]), span)
        return f'{match[1]}="{name}"' if name else match[0]

    def _resolve(self, reference: str, span: Span | None) -> str:
        place = span.find(reference) if span else None
        complain: Callable[..., None] = lambda code, **facts: self.diagnostics.append(  # noqa: E731
            report(code, place, subject=self.subject, reference=reference, **facts)
        )
        if _REMOTE.match(reference) and not re.match(r"[a-zA-Z]:[\\/]", reference):
            complain("media-remote" if reference.startswith(("http", "//")) else "media-address")
            return ""
        path = self._path(reference)
        if path is None or not files.inside(self.store.root, path):
            complain("media-outside-project")
        elif path.suffix.lower() not in SUFFIXES:
            complain("media-type", suffix=path.suffix)
        elif not path.is_file():
            complain("media-missing", looked=files.relative(self.store.root, path))
        else:
            return self._pack(path, complain)
        return ""

    def _path(self, reference: str) -> Path | None:
        """The file that is meant: as typed, else with its %-escapes undone; None for what no path can be."""
        try:
            literal = self.folder / reference
            decoded = self.folder / unquote(reference)
            return literal if literal.is_file() or not decoded.is_file() else decoded
        except ValueError:
            return None

    def _pack(self, path: Path, complain: Callable[..., None]) -> str:
        media = self.store.get(path.resolve())
        if isinstance(media, OSError):
            complain("media-unreadable", reason=media.strerror or str(media))
            return ""
        if not media.size:
            complain("media-empty")
        self.found[media.name] = media
        return media.name
