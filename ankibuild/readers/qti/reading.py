"""Files and packages of QTI, read."""

from __future__ import annotations

from ankibuild.readers.archive import packing
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.qti.documents import read_document
from ankibuild.readers.qti.media import Media
from ankibuild.readers.qti.package import read_package
from ankibuild.readers.qti.sniffing import MANIFEST, Part, fuller_copy, part_of


def read(file: File) -> Read:
    """The questions of a file or package, and what is wrong with it."""
    collector = Collector(file)
    if packing(file):
        read_package(file, collector)
        return collector.read()
    part = part_of(file)
    if part is Part.QUIET and file.name == MANIFEST:
        collector.claimed += _second_copies(file)
    if part not in (Part.QUIET, Part.TEST, Part.STIMULUS):
        read_document(file, part, Media(collector))
    return collector.read()


def _second_copies(file: File) -> list[str]:
    """The files beside a manifest that say less of a quiz than another does: Canvas exports each of them twice."""
    return [name for name in sorted(file.beside.names) if fuller_copy(name) in file.beside.names]
