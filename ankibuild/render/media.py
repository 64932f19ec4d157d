"""References to pictures, sound and video: found inside the project, replaced by the names they are packed under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ankibuild import files
from ankibuild.diagnostics import Diagnostic
from ankibuild.note import MediaFile
from ankibuild.render.media_files import PICTURES, SOUNDS, VIDEOS, MediaStore
from ankibuild.render.places import place_of_reference
from ankibuild.render.sanitize import SCHEMES
from ankibuild.render.tokens import defuse
from ankibuild.source import Span

__all__ = ["MediaFinder", "MediaStore"]

_MEDIA = re.compile(r"""<(img|audio|video|source)\b((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>|\[(sound):([^\]\n]+)\]""")
_ADDRESSES = re.compile(r"""<(a|img|audio|video|source)\b((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")
_WITH_ADDRESS = frozenset({"src", "poster", "href"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_DRIVE = re.compile(r"[a-zA-Z]:[\\/]")
_UNSEEN = re.compile(r"[\x00-\x20]")
"""What a browser leaves out of an address before it looks for the scheme."""

_NO_FACTS: Mapping[str, str] = MappingProxyType({})
_WANTED = {
    "img": PICTURES | SOUNDS | VIDEOS,
    "poster": PICTURES,
    "sound": SOUNDS | VIDEOS,
    "audio": SOUNDS | VIDEOS,
    "video": SOUNDS | VIDEOS,
    "source": SOUNDS | VIDEOS,
}
"""The types of file that each reference may name. Anki plays sound that stands where a picture does."""


class _Reference(NamedTuple):
    """The name of a file as typed, what refers to it, and where the text that does so was read."""

    name: str
    kind: str
    span: Span | None


@dataclass(slots=True)
class MediaFinder:
    """Resolves the references of one question; what it finds is in `found`, what is wrong in `diagnostics`."""

    store: MediaStore
    folder: Path
    subject: str = ""
    found: dict[str, MediaFile] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def refuse(self, html: str, span: Span | None) -> None:
        """Reports the addresses in HTML that the sanitiser will take out."""
        for tag in _ADDRESSES.finditer(html):
            for key, address in _addresses(tag[2]):
                scheme = _SCHEME.match(_UNSEEN.sub("", address))
                if scheme and scheme[1].lower() not in SCHEMES:
                    code = "media-outside-project" if _DRIVE.match(address) else "media-address"
                    self._report("html-attribute-dropped" if key == "href" else code, address, span, {"name": key})

    def rewrite(self, html: str, span: Span | None) -> str:
        """Sanitised HTML with each local reference replaced by the name of the packed file."""
        return _MEDIA.sub(lambda found: self._replaced(found, span), html)

    def _replaced(self, found: re.Match[str], span: Span | None) -> str:
        if found[3]:
            return self._sound(unescape(found[4]), span) or defuse(found[0])
        source = next((address for key, address in _addresses(found[2]) if key == "src"), "")
        if found[1] == "img" and _suffix(source) in SOUNDS | VIDEOS:
            return self._sound(source, span)
        return f"<{found[1]}{_ATTRIBUTE.sub(lambda attribute: self._attribute(attribute, found[1], span), found[2])}>"

    def _sound(self, name: str, span: Span | None) -> str:
        """Anki's play button for a sound or video file; '' where it cannot be had."""
        packed = self._resolve(_Reference(name, "sound", span))
        return f"[sound:{packed}]" if packed else ""

    def _attribute(self, found: re.Match[str], tag: str, span: Span | None) -> str:
        if found[1] not in ("src", "poster"):
            return found[0]
        kind = "poster" if found[1] == "poster" else tag
        packed = self._resolve(_Reference(unescape(found[2]), kind, span))
        return f'{found[1]}="{packed}"' if packed else found[0]

    def _resolve(self, reference: _Reference) -> str:
        """The packed name of what is meant; '' where it stays as it is or is reported."""
        if reference.name.startswith("//") or (_SCHEME.match(reference.name) and not _DRIVE.match(reference.name)):
            remote = reference.name.lower().startswith(("//", "http:", "https:"))
            self._report("media-remote" if remote else "media-address", reference.name, reference.span)
            return ""
        try:
            return self._local(reference)
        except (OSError, RuntimeError, ValueError):  # a name that cannot be one, a link that leads to itself
            self._report("media-missing", reference.name, reference.span, {"looked": reference.name})
            return ""

    def _local(self, reference: _Reference) -> str:
        path = self._path(reference.name)
        if not files.inside(self.store.root, path):
            self._report("media-outside-project", reference.name, reference.span)
        elif path.suffix.lower() not in _WANTED[reference.kind]:
            self._report("media-type", reference.name, reference.span, {"suffix": path.suffix})
        elif not self.store.has(path):
            looked = files.relative(self.store.root, path)
            self._report("media-missing", reference.name, reference.span, {"looked": looked})
        else:
            return self._packed(path, reference)
        return ""

    def _path(self, name: str) -> Path:
        """The file that is meant; where none is there, the one that would be."""
        paths = (self.folder / spelling for spelling in files.spellings(name))
        return next(filter(self._is_there, paths), self.folder / (re.split(r"[?#]", name)[0] or name))

    def _is_there(self, path: Path) -> bool:
        try:
            return self.store.has(path)
        except (OSError, ValueError):  # with its escapes a name may be longer than names can be
            return False

    def _packed(self, path: Path, reference: _Reference) -> str:
        media = self.store.get(path)
        if isinstance(media, OSError):
            reason = media.strerror or str(media)
            self._report("media-unreadable", reference.name, reference.span, {"reason": reason})
            return ""
        if not media.size:
            self._report("media-empty", reference.name, reference.span)
        self.found[media.name] = media
        return media.name

    def _report(self, code: str, name: str, span: Span | None, facts: Mapping[str, str] = _NO_FACTS) -> None:
        """Adds a diagnostic, once for each file of a text."""
        found = Diagnostic(code, place_of_reference(span, name), {"reference": name} | dict(facts), (), self.subject)
        if found not in self.diagnostics:
            self.diagnostics.append(found)


def _addresses(attributes: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(attributes):
        if found[1].lower() in _WITH_ADDRESS:
            yield found[1].lower(), unescape(found[2] or found[3] or found[4] or "")


def _suffix(name: str) -> str:
    return Path(re.split(r"[?#]", name)[0]).suffix.lower()
