"""The files that questions link to: in the package, beside the file, or nowhere."""

from __future__ import annotations

import base64
import binascii
import html
import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, partial
from urllib.parse import quote, unquote

from ankibuild.model import Text
from ankibuild.readers.archive import Archive
from ankibuild.readers.collecting import Collector
from ankibuild.source import Span

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*+:|//|#|/equation_images/")
_DATA = re.compile(r"data:[a-z]++/([a-z0-9]++)[^,;]*+;base64,", re.IGNORECASE)
_BASE = re.compile(
    r"(?:\$|%24)(?:IMS[-_]CC[-_]FILE_?BASE|CANVAS_COURSE_REFERENCE)(?:\$|%24)/?|@X@[^@]*+@X@", re.IGNORECASE
)
"""What stands for the folder of a package's files (Common Cartridge 1.1, Canvas, Blackboard)."""
_PAGE = 200_000
"""Bytes of a page that are read: far more than a passage has."""
_BODY = re.compile(r"<body\b[^<>]*+>((?:[^<]|<(?!/body\b))*+)", re.IGNORECASE)
_SOURCE = re.compile(r"""(\bsrc\s*+=\s*+["'])([^"'<>]*+)""", re.IGNORECASE)
_BLACKBOARD = re.compile(r"xid-[0-9]++_[0-9]++")
_PICTURE = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b([a-z-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)


@dataclass(frozen=True)
class Store:
    """The files of a package, as links name them; `stimuli` are texts that several of its items are about."""

    archive: Archive
    stimuli: dict[str, Text] = field(default_factory=dict, compare=False, repr=False)

    def find(self, path: str, folder: str) -> str:
        """The name of the file that a link in a folder means; '' where there is none."""
        for name in (posixpath.normpath(posixpath.join(folder, path)), path.lstrip("/"), f"web_resources/{path}"):
            if name in self.archive:
                return name
        key = _BLACKBOARD.search(path)
        return self._by_key.get(key[0], "") if key else self._by_ending.get(posixpath.basename(path), "")

    @cached_property
    def _by_key(self) -> dict[str, str]:
        keys = ((_BLACKBOARD.search(name), name) for name in self.archive.names)
        return {key[0]: name for key, name in keys if key and not name.endswith(".xml")}

    @cached_property
    def _by_ending(self) -> dict[str, str]:
        """The files whose own name no other in the package has."""
        names = {name: posixpath.basename(name) for name in self.archive.names}
        times = Counter(names.values())
        return {own: name for name, own in names.items() if times[own] == 1}


@dataclass
class Media:
    """The files for one file of questions; `name` is the file's own in a `store`, if it lies in one."""

    collector: Collector
    store: Store | None = None
    name: str = ""
    drawn: dict[str, str] = field(default_factory=dict)

    def address(self, link: str) -> str:
        """What to write for an address; '' where it is a file that is missing."""
        if link.startswith("data:"):
            return self._drawn(link)
        if not link or _ELSEWHERE.match(link):
            return link
        path = unquote(_BASE.sub("", link).partition("?")[0].partition("#")[0])
        if self.store is None:
            return quote(self._beside(path) if _BASE.match(link) else path)
        found = self.store.find(path, posixpath.dirname(self.name))
        return self.collector.attach(found, partial(self.store.archive.read, found)) if found else ""

    def _beside(self, path: str) -> str:
        """Where a file of an unpacked package lies, as seen from a quiz: both in folders at its top."""
        names = self.collector.file.beside.names
        return next((name for name in (path, f"web_resources/{path}") if name in names), f"../web_resources/{path}")

    def page(self, link: str) -> str:
        """What a page of HTML shows that lies in the package or beside the file; '' where there is none."""
        path = unquote(link.partition("#")[0])
        if not path or _ELSEWHERE.match(link):
            return ""
        data = self._page(path)
        text = data[:_PAGE].decode("utf-8", "replace") if data else ""
        body = _BODY.search(text)
        folder = posixpath.dirname(path)
        return _SOURCE.sub(lambda m: m[1] + _in(folder, m[2]), body[1] if body else text)

    def _page(self, path: str) -> bytes | None:
        if self.store is None:
            return self.collector.file.beside.read(posixpath.normpath(path))
        found = self.store.find(path, posixpath.dirname(self.name))
        return self.store.archive.read(found) if found else None

    def shown(self, text: str, span: Span) -> str:
        """HTML in which pictures that are missing are named, and pictures of formulas are formulas."""
        return _PICTURE.sub(lambda picture: self._picture(picture[0], span), text) if "<" in text else text

    def _picture(self, tag: str, span: Span) -> str:
        attributes = {a[1].lower(): html.unescape(a[2] or a[3] or a[4] or "") for a in _ATTRIBUTE.finditer(tag)}
        formula = attributes.get("data-equation-content", "")
        if formula and "equation_image" in tag:
            return html.escape(f"\\({formula}\\)", quote=False)
        link = attributes.get("src", "")
        if self.address(link):
            return tag
        name = posixpath.basename(unquote(link)) or link
        self.collector.warn("attachment-missing", span, name=name)
        return html.escape(f"[picture: {attributes.get('alt') or name}]", quote=False)

    def _drawn(self, link: str) -> str:
        """The link to a picture that is written into an address, made a file."""
        found = _DATA.match(link)
        if not found:
            return ""
        if link not in self.drawn:
            name = f"picture-{len(self.drawn) + 1}.{found[1].lower().replace('jpeg', 'jpg')}"
            self.drawn[link] = self.collector.attach(self._path(name), partial(_decoded, link[found.end() :]))
        return self.drawn[link]

    def _path(self, name: str) -> str:
        return posixpath.join(posixpath.splitext(self.name)[0], name)


def _in(folder: str, link: str) -> str:
    """A link of a page in a folder, as seen from outside of it."""
    return link if not folder or _ELSEWHERE.match(link) else posixpath.join(folder, link)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""
