"""A course, chapter by chapter, from the files of its archive.

A part of a course stands in place, or is only named (`<problem url_name="x"/>`) and stands in a file of its own
(`problem/x.xml`). Chapters, sequences and units are subdecks. Problems that no part names are read last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from ankibuild.model import RawQuestion
from ankibuild.readers.archive import Archive
from ankibuild.readers.collecting import Collector, subdeck
from ankibuild.readers.olx.assets import Assets, packed
from ankibuild.readers.olx.folder import Folder
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
    "problemset",
    "section",
    "videosequence",
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
DRAFTS = "drafts/"
"""The folder in a course of what was not published."""

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
    """Reads one course of an archive, or unpacked; its files lie in `folder`, `seen` are those that were read.

    `inner` is the folder in it of drafts.
    """

    archive: Archive | Folder
    collector: Collector
    folder: str
    seen: set[str] = field(default_factory=set)
    inner: str = ""

    def assets(self, source: Source) -> Assets:
        """The files that problems in one of its files show."""
        return self.archive.assets(source) if isinstance(self.archive, Folder) else self.packed

    @cached_property
    def packed(self) -> Assets:
        """The files in the archive that its problems show."""
        assert isinstance(self.archive, Archive)
        return packed(self.archive, self.folder, self.collector)

    def read(self, root: str) -> None:
        """Reads the whole course, from the file that begins it, then what it does not name, then its drafts."""
        self._file(f"{self.folder}{root}", Level())
        self._all_in("problem/", "problems/")
        if any(name.startswith(f"{self.folder}{DRAFTS}") for name in self.archive.names):
            self._drafts()

    def _all_in(self, *folders: str) -> None:
        starts = tuple(f"{self.folder}{self.inner}{folder}" for folder in folders)
        for name in self.archive.names:
            if name.startswith(starts) and name.endswith(".xml"):
                self._file(name, Level())

    def _drafts(self) -> None:
        """Reads problems that were never published; of the others, the published one counts."""
        drafts = [name for name in self.archive.names if name.startswith(f"{self.folder}{DRAFTS}problem/")]
        changed = [name for name in drafts if f"{self.folder}{name.removeprefix(self.folder + DRAFTS)}" in self.archive]
        before = len(self.collector.questions)
        course = replace(self, seen=self.seen | set(changed), inner=DRAFTS)
        course._all_in("vertical/")
        course._all_in("problem/")
        span = Span(Source(self.collector.file.path, ""), 0, 0)
        found = len(self.collector.questions) - before
        self.collector.warn("olx-drafts", span, read=str(found), left=str(len(changed)))

    def _file(self, name: str, level: Level, pointer: Element | None = None) -> None:
        if name in self.seen or name not in self.archive:
            return
        self.seen.add(name)
        source, warnings = xml_source(self.archive.file(name))
        root, faults = parse_xml(source)
        self.collector.diagnostics += [*warnings, *faults]
        if root is not None and root.complete:
            self._parts(source, root, level, PurePosixPath(name).stem, pointer)
        elif root is not None and root.tag == "problem":
            count_broken(self.collector, source, root)

    def _parts(self, source: Source, root: Element, level: Level, name: str, pointer: Element | None) -> None:
        """Reads what stands in a file; `name` is that of the file, `pointer` the part that names it by its file."""
        found = list(asking_parts(root, level))
        alone = len(found) == 1 and root.tag in ("problem", "html")
        for element, around in found:
            if element.tag != "problem" and element.tag in ASKING:
                reject_block(self.collector, source, element)
            elif is_named_only(element):
                self._elsewhere(Span(source, element.start, element.end), element, around)
            elif element.tag == "problem":
                if alone and pointer:
                    element.attributes = {"display_name": pointer.get("display_name"), **element.attributes}
                own = pointer.get("url_name") or pointer.get("filename") if pointer else name
                place = Place(element.get("url_name") or (own if alone else ""), subdeck(*around.decks))
                read_problem(Writing(source, self.collector, self.assets(source)), element, place)

    def _elsewhere(self, span: Span, element: Element, level: Level) -> None:
        """A part that stands in a file of its own."""
        folder = f"{self.folder}{self.inner}"
        named = element.get("filename")
        paths = [f"{folder}{element.tag}/{element.get('url_name').replace(':', '/')}.xml"]
        if named:
            paths = [f"{folder}{element.tag}s/{named}.xml", f"{folder}{element.tag}/{named}.xml"]
        path = next((one for one in paths if one in self.archive), "")
        if level.depth > DEEPEST:
            self.collector.warn("too-deep", span)
        elif path:
            self._file(path, level._replace(depth=level.depth + 1), element if named else None)
        elif not self.inner and self.folders & {f"{folder}{element.tag}/", f"{folder}{element.tag}s/"}:
            self.collector.warn("olx-missing", span, name=paths[0])

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders of the archive that hold files."""
        return frozenset(name[: name.rfind("/") + 1] for name in self.archive.names)


def is_named_only(element: Element) -> bool:
    """Whether a part of a course stands in a file of its own."""
    return not any(element.elements) and not element.get("markdown") and bool(_named(element))


def _named(element: Element) -> str:
    return element.get("url_name") or element.get("filename")


def asking_parts(root: Element, level: Level) -> Iterator[tuple[Element, Level]]:
    """The problems in a part of a course, other blocks that ask something, and what is only named, in order."""
    waiting = [(root, level)]
    while waiting:
        element, around = waiting.pop()
        if element.tag == "problem" or element.tag in ASKING:
            yield element, around
        elif (element.tag in _AROUND or (element is root and root.tag == "html")) and any(element.elements):
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
