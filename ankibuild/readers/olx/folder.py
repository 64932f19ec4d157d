"""A course that was unpacked: its files lie beside `course.xml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

from ankibuild.readers.file import Beside, File
from ankibuild.readers.olx.assets import Assets
from ankibuild.source import Source

_FIRST = ("course.xml", "library.xml")
_BEGIN = ("course/", "chapter/", "problem/", "problems/")
"""Folders of which a course has one at least."""

_OWN = ("about/", "html/", "info/", "policies/", "static/", "tabs/", "assets/")
"""Folders of a course in which files are not XML."""


@dataclass(frozen=True)
class Folder:
    """The files beside the one that begins a course, by their names as an archive would have them."""

    first: File

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files of the course."""
        return (self.first.name, *sorted(filter(_is_part, self.first.beside.names)))

    def __contains__(self, name: str) -> bool:
        return name == self.first.name or (_is_part(name) and name in self.first.beside.names)

    def file(self, name: str) -> File:
        """A file of the course, by its own path in the project."""
        if name == self.first.name:
            return self.first
        path = PurePosixPath(self.first.path).parent / name
        return File(path.as_posix(), lambda: self.first.beside.read(name) or b"", self.first.settings, Beside())

    def assets(self, source: Source) -> Assets:
        """The files that problems in a file of the course show, by their paths from there."""
        up = "" if source.path == self.first.path else "../"
        return Assets(lambda name: f"{up}static/{quote(name)}")

    def claimed(self) -> Iterator[str]:
        """The files that are parts of the course, and no sources of their own."""
        return (name for name in self.names if name != self.first.name)


def _is_part(name: str) -> bool:
    """Whether a file is a part of the course: each kind of part has a folder of its own."""
    return name.startswith(_OWN) or ("/" in name and name.endswith(".xml"))


def is_unpacked(file: File) -> bool:
    """Whether a file begins a course whose other files lie beside it."""
    return file.name in _FIRST and any(name.startswith(_BEGIN) for name in file.beside.names)
