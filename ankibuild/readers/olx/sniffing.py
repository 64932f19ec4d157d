"""Whether a file is a problem of Open edX, a part of a course, or an archive of one."""

from __future__ import annotations

import re

from ankibuild.readers.archive import open_archive, packing
from ankibuild.readers.file import File
from ankibuild.readers.olx.folder import is_unpacked
from ankibuild.readers.xmlplaces import root_of

_RESPONSE = re.compile(r"<[a-z]{4,20}response\b")
_AROUND = ("vertical", "sequential", "chapter", "course", "library")
_WHOLE_PROBLEM = re.compile(r"<problem\b[^<>]*+(?<!/)>|<problem\b[^<>]*?\smarkdown=")
"""One that stands there, and is not only named."""

_PROBLEM = re.compile(r"\A(?:[^/]++/){0,3}(?:problem/[^/]+\.xml|course\.xml|library\.xml)\Z")


def sniff(file: File) -> bool:
    """Whether a file looks like OLX."""
    if packing(file) in ("zip", "tar.gz"):
        return _is_course(file)
    root, attributes = root_of(file.head)
    if root == "problem":
        return bool(_RESPONSE.search(file.head)) or "display_name=" in attributes or "markdown=" in attributes
    if root in ("course", "library") and is_unpacked(file):
        return True
    if root == "html":
        return "<problem" in file.head and bool(_RESPONSE.search(file.head))
    return root in _AROUND and bool(_WHOLE_PROBLEM.search(file.head))


def _is_course(file: File) -> bool:
    """Also of one that is refused if nothing else could be packed so: its reader says why."""
    archive, _ = open_archive(file)
    if archive is None:
        return packing(file) == "tar.gz"
    return any(_PROBLEM.match(name) for name in archive.names)
