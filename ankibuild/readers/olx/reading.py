"""OLX → raw questions: a problem, a part of a course, or the archive of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ankibuild.readers import olx_markdown
from ankibuild.readers.archive import packing, unpacking
from ankibuild.readers.collecting import Collector, Read, subdeck
from ankibuild.readers.file import File
from ankibuild.readers.olx.assets import beside
from ankibuild.readers.olx.course import (
    ASKING,
    Course,
    Level,
    asking_parts,
    count_broken,
    courses,
    is_named_only,
    reject_block,
)
from ankibuild.readers.olx.folder import Folder, is_unpacked
from ankibuild.readers.olx.problem import Place, read_problem
from ankibuild.readers.olx.writing import Writing
from ankibuild.readers.xmltree import Element, parse_xml, xml_source
from ankibuild.source import Source, Span

_OWN_NAME = re.compile(r"[0-9a-f]{20}(?:[0-9a-f]{12})?")
"""How Studio names a problem that its author gave no name."""

_MARKDOWN = (".md", ".markdown", ".txt")


def read(file: File) -> Read:
    """The questions of a file and what is wrong with it."""
    collector = Collector(file)
    if packing(file) in ("zip", "tar.gz"):
        _read_archive(collector)
    elif is_unpacked(file):
        _read_folder(collector)
    else:
        _read_xml(collector)
    return collector.read()


def _read_archive(collector: Collector) -> None:
    seen: set[str] = set()
    with unpacking(collector) as archive:
        if archive:
            for folder, root in courses(archive):
                Course(archive, collector, folder, seen).read(root)
    if archive and not collector.questions:
        collector.warn("nothing-recognised", Span(Source(collector.file.path, ""), 0, 0), format="OLX")


def _read_folder(collector: Collector) -> None:
    folder = Folder(collector.file)
    Course(folder, collector, "").read(collector.file.name)
    collector.claimed += folder.claimed()
    if not collector.questions:
        collector.warn("nothing-recognised", Span(Source(collector.file.path, ""), 0, 0), format="OLX")


def _read_xml(collector: Collector) -> None:
    file = collector.file
    source, warnings = xml_source(file)
    root, faults = parse_xml(source)
    collector.diagnostics += [*warnings, *faults]
    for element, level in asking_parts(root, Level()) if root else ():
        if not element.complete:
            count_broken(collector, source, element)
        elif element.tag in ASKING:
            reject_block(collector, source, element)
        elif element.tag == "problem" and not is_named_only(element):
            place = Place(_id(file, element, is_root=element is root), subdeck(*level.decks))
            read_problem(Writing(source, collector, beside(file)), element, place)
    collector.claimed += _markdown_twins(file) if collector.questions else ()
    if not collector.questions and not faults:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="OLX")


def _id(file: File, problem: Element, *, is_root: bool) -> str:
    """The name of a problem in its course: its own, else the one of its file."""
    path = PurePosixPath(file.path)
    named = is_root and (path.parent.name == "problem" or _OWN_NAME.fullmatch(path.stem))
    return problem.get("url_name") or (path.stem if named else "")


def _markdown_twins(file: File) -> Iterator[str]:
    """Files beside a problem that hold its Markdown: the same question once more."""
    for suffix in _MARKDOWN:
        name = f"{PurePosixPath(file.path).stem}{suffix}"
        data = file.beside.read(name)
        if data is not None and olx_markdown.sniff(File.of(name, data)):
            yield name
