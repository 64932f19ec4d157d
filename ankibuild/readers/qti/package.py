"""Packages of QTI: what their tests order, and all other files with questions; of any version, also mixed."""

from __future__ import annotations

import posixpath
from typing import NamedTuple
from urllib.parse import unquote

from ankibuild.readers.archive import Archive, open_archive, packing, unpacking
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.packed import ALWAYS
from ankibuild.readers.qti.documents import opened, read_document
from ankibuild.readers.qti.media import Media, Store
from ankibuild.readers.qti.sniffing import SUFFIXES, Part, fuller_copy, part_of
from ankibuild.readers.qti.texts import say_drawn
from ankibuild.readers.qti.versions import in_one_version
from ankibuild.readers.xmltree import Element
from ankibuild.source import Source, Span

_PACKAGES = (".zip", ".imscc")


class _Place(NamedTuple):
    """A file that a test names, and the deck that the test's titles make."""

    name: str
    deck: str


def read_package(file: File, collector: Collector) -> None:
    """Hands over the questions of a package, and of the packages in it."""
    with unpacking(collector) as archive:
        if archive:
            _read(archive, collector)
            _read_nested(archive, collector)
    if not collector.questions and not collector.diagnostics:
        collector.warn("nothing-recognised", Span(Source(file.path, ""), 0, 0), format="QTI")


def _read(archive: Archive, collector: Collector) -> None:
    store = Store(archive)
    parts = {name: part for name in archive.names if (part := _part(archive, name)) is not Part.OTHER}
    tests = [name for name, part in parts.items() if part is Part.TEST]
    order = {place.name: place.deck for name in reversed(tests) for place in _placed(store, name, collector)}
    names = [*(name for name in order if name in parts), *(name for name in parts if name not in order)]
    for name in names:
        if parts[name] in (Part.OLD, Part.ITEM):
            read_document(archive.file(name), parts[name], Media(collector, store, name), order.get(name, ""))


def _read_nested(archive: Archive, collector: Collector) -> None:
    """Reads the packages in a package, as long as they do not unpack to too much together."""
    total = 0
    packed = sum(member.size for member in archive.contents.members.values())
    for name in archive.names:
        if not name.lower().endswith(_PACKAGES) or packing(archive.file(name)) != "zip":
            continue
        inner, faults = open_archive(archive.file(name))
        collector.diagnostics += faults
        total += sum(member.size for member in inner.contents.members.values()) if inner else 0
        if total > max(ALWAYS, 10 * packed):
            collector.warn(
                "archive-refused", _start(archive), reason="the archives in it unpack to many times its size"
            )
            return
        if inner:
            _read(inner, collector)
            collector.diagnostics += inner.faults.values()


def _part(archive: Archive, name: str) -> Part:
    if not name.lower().endswith(SUFFIXES) or fuller_copy(name) in archive:
        return Part.OTHER
    return part_of(archive.file(name))


def _placed(store: Store, name: str, collector: Collector) -> list[_Place]:
    """The files that a test names, in its order; that it draws only some of them is said."""
    root, texts = opened(store.archive.file(name), Media(collector, store, name))
    if root is None:
        return []
    test = in_one_version(root)
    for section in (test, *test.iter("assessmentSection")):
        count = len(section.all("assessmentItemRef")) + len(section.all("assessmentSection"))
        for selection in section.all("selection"):
            say_drawn(texts, section, selection.get("select"), count)
    return _references(test, posixpath.dirname(name))


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
