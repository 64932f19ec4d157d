"""The media of an old package: names that are safe on any disk, and texts that refer to the files by them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote

from ankibuild.atomic import replacing
from ankibuild.note import MediaFile
from ankibuild.package.read import Package, PackedNote, read_all_media
from ankibuild.project import file_name
from ankibuild.render.media_files import PICTURES, SOUNDS, VIDEOS, MediaStore

_MEDIA = "media"

_REFERENCE = re.compile(
    r"""<(?:img|audio|video|source|object|embed)\b(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*)>
    |\[sound:(?P<sound>[^\]\n]+)\]""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ADDRESSES = frozenset({"src", "poster", "data"})
_STEM_LENGTH = 80
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)
"""Names that Windows keeps for devices (learn.microsoft.com, "Naming Files, Paths, and Namespaces")."""


def safe_names(names: Iterable[str]) -> dict[str, str]:
    """By the names that a package gives its files, names without folders that no two files share on any disk."""
    used: set[str] = set()
    found: dict[str, str] = {}
    for name in names:
        base = _safe(name)
        suffix = found_suffix[0] if (found_suffix := _SUFFIX.search(base)) else ""
        stem = base.removesuffix(suffix)[:_STEM_LENGTH]
        number = 1
        while (candidate := f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}").casefold() in used:
            number += 1
        used.add(candidate.casefold())
        found[name] = candidate
    return found


def _safe(name: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    safe = re.sub(r"[\[\]{}%#&'\x7f-\x9f\u2028\u2029]+", "-", file_name(last))
    return f"file-{safe}" if _DEVICES.match(safe) else safe


def references(html: str) -> list[str]:
    """The files that a field refers to, as they are typed."""
    found: list[str] = []

    def note(reference: str) -> str:
        found.append(reference)
        return ""

    rewritten(html, note)
    return found


def meant(reference: str, names: Container[str]) -> str:
    """The file of a package that a reference means, '' where it has none."""
    spellings = (reference, unescape(reference), unquote(unescape(reference)))
    return next((spelling for spelling in spellings if spelling in names), "")


def rewritten(html: str, place: Callable[[str], str]) -> str:
    """A field with each reference replaced by where the file is now; `place` gives '' for what stays as it is."""

    def attribute(found: re.Match[str]) -> str:
        key, equals, value = found.groups()
        path = place(value.strip("\"'")) if key.lower() in _ADDRESSES else ""
        return f'{key}{equals}"{escape(path)}"' if path else found[0]

    def reference(found: re.Match[str]) -> str:
        if found["sound"]:
            path = place(found["sound"])
            return f"[sound:{escape(path, quote=False)}]" if path else found[0]
        start, end = (at - found.start() for at in found.span("attributes"))
        return found[0][:start] + _ATTRIBUTE.sub(attribute, found["attributes"]) + found[0][end:]

    return _REFERENCE.sub(reference, html) if "<" in html or "[" in html else html


@dataclass(frozen=True, slots=True)
class OldMedia:
    """The media that notes of a package refer to: by what is typed, the file of the package; by that, its new name.

    `folder` is the one of the sources, in which they are put into `media`.
    """

    meant: Mapping[str, str]
    names: Mapping[str, str]
    folder: str

    def places(self, source: str) -> dict[str, str]:
        """By what is typed, where the file is now, as seen from a source file."""
        up = "../" * (source.count("/") - self.folder.count("/") - 1)
        return {reference: f"{up}{_MEDIA}/{self.names[name]}" for reference, name in self.meant.items()}

    def packed(self, root: Path) -> dict[str, str]:
        """By what is typed, the name under which a build packs the file."""
        store = MediaStore(root)
        found = {name: store.get(root / self.folder / _MEDIA / new) for name, new in self.names.items()}
        packed = {name: file.name for name, file in found.items() if isinstance(file, MediaFile)}
        return {unescape(reference): packed[name] for reference, name in self.meant.items() if name in packed}


def find_media(package: Package, notes: Iterable[PackedNote], folder: str) -> OldMedia:
    """The media of these notes that the package has and a build can pack."""
    typed = {reference for note in notes for text in note.fields.values() for reference in references(text)}
    known = {reference: meant(reference, package.media) for reference in sorted(typed)}
    found = {reference: name for reference, name in known.items() if _suffix(name) in PICTURES | SOUNDS | VIDEOS}
    return OldMedia(found, safe_names(sorted(set(found.values()))), folder)


def _suffix(name: str) -> str:
    suffix = _SUFFIX.search(name)
    return suffix[0].lower() if suffix else ""


def write_media(package: Package, media: OldMedia, root: Path) -> list[str]:
    """Writes the media that notes refer to; gives the names of the files. Raises AnkibuildError if one is damaged."""
    written = [f"{media.folder}/{_MEDIA}/{name}" for name in media.names.values()]
    for path, (_, data) in zip(written, read_all_media(package, media.names), strict=True):
        with replacing(root / path) as stream:
            stream.write(data)
    return written
