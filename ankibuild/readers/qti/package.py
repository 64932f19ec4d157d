"""Packages of QTI: what their tests order, and all other files with questions; of any version, also mixed."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from ankibuild.readers.archive import Archive, open_archive, packing
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.qti.documents import opened, read_document
from ankibuild.readers.qti.media import Media
from ankibuild.readers.qti.sniffing import SUFFIXES, Part, fuller_copy, part_of
from ankibuild.readers.qti.versions import in_one_version
from ankibuild.readers.xmltree import Element
from ankibuild.source import Source, Span


class _Place(NamedTuple):
    """A file that a test names, and the deck that the test's titles make."""

    name: str
    deck: str


def read_package(file: File, collector: Collector) -> None:
    """Hands over the questions of a package."""
    archive, faults = open_archive(file)
    collector.diagnostics += faults
    if archive is None:
        return
    parts = {name: part for name in archive.names if (part := _part(archive, name)) is not Part.OTHER}
    order = {
        place.name: place.deck
        for name, part in parts.items()
        if part is Part.TEST
        for place in _placed(archive, name, collector)
    }
    names = [*(name for name in order if name in parts), *(name for name in parts if name not in order)]
    for name in names:
        if parts[name] in (Part.OLD, Part.ITEM):
            read_document(archive.file(name), parts[name], Media(collector, archive, name), order.get(name, ""))
    for name in archive.names:
        if name.lower().endswith((".zip", ".imscc")) and packing(archive.file(name)) == "zip":
            read_package(archive.file(name), collector)
    collector.diagnostics += [fault for fault in archive.faults.values() if fault not in collector.diagnostics]
    if not collector.questions and not collector.diagnostics:
        collector.warn("nothing-recognised", _start(archive), format="QTI")


def _part(archive: Archive, name: str) -> Part:
    if not name.lower().endswith(SUFFIXES) or fuller_copy(name) in archive:
        return Part.OTHER
    return part_of(archive.file(name))


def _placed(archive: Archive, name: str, collector: Collector) -> list[_Place]:
    """The files that a test names, in its order."""
    root, _ = opened(archive.file(name), Media(collector, archive, name))
    return _references(in_one_version(root), posixpath.dirname(name)) if root else []


def _references(root: Element, folder: str) -> list[_Place]:
    found: list[_Place] = []
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, titles = waiting.pop()
        if element.tag == "assessmentItemRef":
            found.append(
                _Place(posixpath.normpath(posixpath.join(folder, unquote(element.get("href")))), subdeck(*titles))
            )
            continue
        if element.tag in ("assessmentTest", "assessmentSection"):
            titles = (*titles, element.get("title"))
        waiting.extend((inner, titles) for inner in reversed(list(element.elements)))
    return found


def _start(archive: Archive) -> Span:
    return Span(Source(archive.packed.path, ""), 0, 0)
