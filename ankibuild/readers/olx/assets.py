"""The files of a course that its problems show: `/static/map.png`, or the addresses that Studio gives them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from ankibuild.readers.archive import Archive
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File

_ADDRESS = re.compile(
    r"(?:/?static/|(?:https?://[^/\s]++)?/?(?:c4x/[^/\s]++/[^/\s]++/asset/|(?:assets/courseware/(?:[^/\s@]++/)*+)?"
    r"asset-v1:[^@\s]++@asset\+block@))([^?#\r\n]++)"
)


def asset_name(address: str) -> str:
    """The name of the course's own file that an address stands for; '' for other addresses."""
    found = _ADDRESS.match(address.strip())
    return unquote(found[1]) if found else ""


@dataclass
class Assets:
    """Finds a course's files; `links` are those already found."""

    find: Callable[[str], str]
    links: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> str:
        """The address to write for one in a problem; '' for a file that is missing."""
        name = asset_name(address)
        if not name:
            return address
        if name not in self.links:
            self.links[name] = self.find(name)
        return self.links[name]


def beside(file: File) -> Assets:
    """Files beside a problem that is no part of an archive; in a course they lie in the folder `static` above it."""
    if PurePosixPath(file.path).parent.name == "problem":
        return Assets(lambda name: f"../static/{quote(name)}")
    names = file.beside.names
    return Assets(lambda name: next((quote(path) for path in (f"static/{name}", name) if path in names), ""))


def packed(archive: Archive, folder: str, collector: Collector) -> Assets:
    """Files in an archive, whose course lies in a folder of it."""

    def find(name: str) -> str:
        for path in (f"{folder}static/{name}", f"{folder}static/{name.replace('_', '/')}"):
            if path in archive:
                return collector.attach(f"static/{name}", partial(archive.read, path))
        return ""

    return Assets(find)
