"""A course, chapter by chapter, from the files of its archive.

A part of a course stands in place, or is only named (`<problem url_name="x"/>`) and stands in a file of its own
(`problem/x.xml`). Chapters, sequences and units are subdecks. Problems that no part names are read last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from ankibuild.model import RawQuestion
from ankibuild.readers.archive import Archive
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.olx.assets import Assets, packed
from ankibuild.readers.olx.problem import Place, read_problem
from ankibuild.readers.olx.writing import Writing
from ankibuild.readers.xmltree import Element, parse_xml, xml_source
from ankibuild.source import Source, Span

_NAMED = ("chapter", "sequential", "vertical")
_AROUND = (
    *_NAMED,
    "course",
    "library",
    "library_content",
    "itembank",
    "randomize",
    "split_test",
    "conditional",
    "wrapper",
)
ASKING = (
    "drag-and-drop-v2",
    "openassessment",
    "poll",
    "survey",
    "problem-builder",
    "step-builder",
    "mentoring",
    "ubcpi",
)
DEEPEST = 60
"""Levels of a course; a real one has five."""


class Level(NamedTuple):
    """Where in a course a part stands: the decks of the parts around it, and how many there are."""

    decks: tuple[str, ...] = ()
    depth: int = 0

    def below(self, element: Element) -> Level:
        """The level inside a part."""
        name = element.get("display_name").strip() if element.tag in _NAMED else ""
        return Level((*self.decks, name) if name else self.decks, self.depth + 1)


@dataclass
class Course:
    """Reads one course of an archive, whose files lie in `folder`; `seen` are the files that were read."""

    archive: Archive
    collector: Collector
    folder: str
    seen: set[str] = field(default_factory=set)

    @cached_property
    def assets(self) -> Assets:
        """The files that its problems show."""
        return packed(self.archive, self.folder, self.collector)

    def read(self, root: str) -> None:
        """Reads the whole course, from the file that begins it, then what it does not name."""
        self._file(f"{self.folder}{root}", Level())
        for name in self.archive.names:
            if name.startswith(f"{self.folder}problem/") and name.endswith(".xml"):
                self._file(name, Level())

    def _file(self, name: str, level: Level) -> None:
        if name in self.seen or name not in self.archive:
            return
        self.seen.add(name)
        source, warnings = xml_source(self.archive.file(name))
        root, faults = parse_xml(source)
        self.collector.diagnostics += [*warnings, *faults]
        if root is not None and root.complete:
            self._parts(source, root, level, PurePosixPath(name).stem)
        elif root is not None and root.tag == "problem":
            count_broken(self.collector, source, root)

    def _parts(self, source: Source, root: Element, level: Level, name: str) -> None:
        """Reads what stands in a file; `name` is that of the file."""
        for element, around in asking_parts(root, level):
            if element.tag != "problem" and element.tag in ASKING:
                reject_block(self.collector, source, element)
            elif any(element.elements) or element.get("markdown"):
                place = Place(element.get("url_name") or (name if element is root else ""), subdeck(*around.decks))
                read_problem(Writing(source, self.collector, self.assets), element, place)
            elif element.get("url_name"):
                self._elsewhere(Span(source, element.start, element.end), element, around)

    def _elsewhere(self, span: Span, element: Element, level: Level) -> None:
        """A part that stands in a file of its own."""
        path = f"{self.folder}{element.tag}/{element.get('url_name').replace(':', '/')}.xml"
        if level.depth > DEEPEST:
            self.collector.warn("too-deep", span)
        elif path in self.archive:
            self._file(path, level._replace(depth=level.depth + 1))
        elif f"{self.folder}{element.tag}/" in self.folders:
            self.collector.warn("olx-missing", span, name=path)

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders of the archive that hold files."""
        return frozenset(name[: name.rfind("/") + 1] for name in self.archive.names)


def asking_parts(root: Element, level: Level) -> Iterator[tuple[Element, Level]]:
    """The problems in a part of a course, other blocks that ask something, and what is only named, in order."""
    waiting = [(root, level)]
    while waiting:
        element, around = waiting.pop()
        if element.tag == "problem" or element.tag in ASKING:
            yield element, around
        elif element.tag in _AROUND and any(element.elements):
            inside = around.below(element)
            waiting += reversed([(child, inside) for child in element.elements])
        elif element.tag in _AROUND:
            yield element, around


def courses(archive: Archive) -> list[tuple[str, str]]:
    """The folder and the first file of each course in an archive: of those nested in each other the outermost.

    Where nothing begins a course there are only its folders with problems.
    """
    found: list[tuple[str, str]] = []
    for name in sorted(archive.names, key=lambda name: (name.count("/"), name)):
        path = PurePosixPath(name)
        if path.name in ("course.xml", "library.xml") and not any(name.startswith(folder) for folder, _ in found):
            found.append((name[: -len(path.name)], path.name))
    folders = {name.rpartition("problem/")[0] for name in archive.names if PurePosixPath(name).parent.name == "problem"}
    return found or [(folder, "") for folder in sorted(folders)]


def reject_block(collector: Collector, source: Source, element: Element) -> None:
    """Counts a block that asks something but is no problem."""
    collector.reject("type-not-carried", Span(source, element.start, element.end), type=element.tag)


def count_broken(collector: Collector, source: Source, element: Element) -> None:
    """Counts a problem in which its file breaks off; the error about the file stands for it."""
    collector.questions.append(RawQuestion(Span(source, element.start, element.end), {}, sound=False))
