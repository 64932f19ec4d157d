"""What a file of QTI is, told by its root; and whether a file or a package is one."""

from __future__ import annotations

import re
from enum import Enum, auto

from ankibuild.readers.archive import Archive, open_archive, packing
from ankibuild.readers.file import HEAD, File

MANIFEST = "imsmanifest.xml"

SUFFIXES = (".xml", ".qti", ".dat")
"""How files in a package end that may hold questions."""

_PROLOG = re.compile(
    r"(?:\s++|<\?[^>]*+>|<!--(?:[^-]|-(?!->))*+-->|<!DOCTYPE[^>\[]*+(?:\[(?:[^\]<]|<!--(?:[^-]|-(?!->))*+-->|<)*+\]\s*+)?>)*+"
)
_ROOT = re.compile(r"<(?:[\w.-]++:)?([\w.-]++)([^>]*+)")
_OF_PACKAGES = re.compile(r"imscp|imscc|ims_qti|imsqti|blackboard")
_NAMES = re.compile(rb"imsmanifest\.xml|\.xml\.qti|assessment_(?:qti|meta)\.xml|res[0-9]{5}\.dat")
_LOOKED_AT = 500
"""Files of a package of which the start is read, to see whether one holds questions."""


class Part(Enum):
    """What a file of QTI holds."""

    OLD = auto()
    """QTI 1.2: questions, in tests, sections or by themselves."""
    ITEM = auto()
    """QTI 2 or 3: one question."""
    TEST = auto()
    """QTI 2 or 3: the order of questions that stand in other files."""
    STIMULUS = auto()
    """QTI 2 or 3: a text that several questions are about."""
    QUIET = auto()
    """What belongs to a package and holds no question."""
    OTHER = auto()


_ROOTS = {
    "questestinterop": Part.OLD,
    "assessmentItem": Part.ITEM,
    "qti-assessment-item": Part.ITEM,
    "assessmentTest": Part.TEST,
    "qti-assessment-test": Part.TEST,
    "assessmentSection": Part.TEST,
    "qti-assessment-section": Part.TEST,
    "assessmentStimulus": Part.STIMULUS,
    "qti-assessment-stimulus": Part.STIMULUS,
}
_PACKED = frozenset(("manifest", "topic", "webLink", "assignment"))
"""The roots of files in a Common Cartridge that hold no questions."""
_CANVAS = "canvas.instructure.com/xsd/cccv1p0"


def part_of(file: File) -> Part:
    """What a file holds, by the name of its root."""
    if "<" not in file.head:
        return Part.OTHER
    prolog = _PROLOG.match(file.head.lstrip("\ufeff"))
    root = _ROOT.match(file.head.lstrip("\ufeff"), prolog.end() if prolog else 0)
    if not root:
        return Part.OTHER
    name, attributes = root.groups()
    is_quiet = (name in _PACKED and _OF_PACKAGES.search(attributes)) or _CANVAS in attributes
    return Part.QUIET if is_quiet else _ROOTS.get(name, Part.OTHER)


def sniff(file: File) -> bool:
    """Whether a file is QTI, or a package with a file that is."""
    if not packing(file):
        return part_of(file) is not Part.OTHER
    if packing(file) != "zip":
        return False
    archive, _ = open_archive(file)
    return _is_package(archive) if archive else _was_package(file)


def _is_package(archive: Archive) -> bool:
    looked = [name for name in archive.names if name.lower().endswith(SUFFIXES)][:_LOOKED_AT]
    return any(part_of(archive.file(name)) in (Part.OLD, Part.ITEM) for name in looked)


def _was_package(file: File) -> bool:
    """Whether an archive that cannot be opened, or must not, has the names of a package in it: its error is said."""
    return _NAMES.search(file.data[:HEAD]) is not None or _NAMES.search(file.data[-HEAD:]) is not None


def fuller_copy(name: str) -> str:
    """What Canvas calls the file with all of a quiz, of which the one named holds what Common Cartridge knows."""
    folder, _, own = name.rpartition("/")
    return f"non_cc_assessments/{folder}.xml.qti" if own == "assessment_qti.xml" else ""
