"""Why no reader takes a file: what there is to say beyond that it looks like no format.

Looked at are a bounded number of files, and bytes of them: what an archive holds may be made to take long.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, Names, at_file, errors_in, printable
from ankibuild.readers.archive import Archive, open_archive, packing
from ankibuild.readers.file import File
from ankibuild.readers.packed import MIB

_PACKED = (
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ\x00", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"MSCF\x00\x00\x00\x00", "a CAB archive"),
)
"""The first bytes of archives that are not read (7zFormat.txt; technote.txt of RAR; RFC 8878; the .xz file format)."""

_SHEETS = (".xls", ".xlsb", ".ods", ".numbers")
_TEXTS = (".doc", ".docx", ".odt", ".rtf", ".pages", ".pdf")
"""The suffixes of office files that are not read, though questions may well stand in them."""

_WORKBOOK = "xl/workbook.xml"
"""The part that every Excel workbook has (ECMA-376)."""

_XML = (".xml", ".qti", ".dat", ".xhtml")
_JSON = (".json",)

_MOST_FILES, _MOST_BYTES, _MOST_FAULTS = 20, 8 * MIB, 5
"""What is looked at in an archive to see what is wrong with it, and what is said of it."""

_SHOWN, _LONGEST = 5, 60
"""The names of members that a message lists, and the characters of each."""


def unpack_first(file: File) -> list[Diagnostic]:
    """Says of a file whose suffix no reader knows that it has to be unpacked, if it is packed."""
    kind = {"tar": "a tar archive", "tar.gz": "packed with gzip"}.get(packing(file), "")
    return [at_file("unpack-first", file.path, kind=kind)] if kind else _of_other_kind(file)


def is_office_file(path: str) -> bool:
    """Whether a file has the suffix of an office program that no reader knows."""
    return path.lower().endswith((*_SHEETS, *_TEXTS))


def why_unrecognised(file: File, *, swept: bool = False) -> list[Diagnostic]:
    """What is wrong with a file that no reader takes; nothing where it is only of another kind, or another table.

    With `swept` it lies among the sources, and an archive without any question is passed over with a warning.
    """
    if is_office_file(file.path):
        return [_to_save(file, swept=swept)]
    packed = _of_other_kind(file)
    if packed or not packing(file):
        return packed if packed or swept else _fault_in(file)
    archive, refused = open_archive(file)
    if archive is None:
        return refused
    if _WORKBOOK in archive:
        return []
    faults = list(islice(_Search().faults_in(archive), _MOST_FAULTS))
    code = "archive-left-out" if swept else "archive-without-questions"
    return faults or [at_file(code, file.path, names=_listed(archive))]


def _to_save(file: File, *, swept: bool) -> Diagnostic:
    """Says what a file of an office program has to be saved as."""
    suffix = PurePosixPath(file.path).suffix.lower()
    wanted = ".xlsx or .csv" if suffix in _SHEETS else "a text (.txt) or a web page (.html)"
    return at_file("save-as-left-out" if swept else "save-as", file.path, suffix=suffix, wanted=wanted)


def _of_other_kind(file: File) -> list[Diagnostic]:
    """Says of an archive of a kind that is never read that it has to be unpacked."""
    kind = next((kind for magic, kind in _PACKED if file.magic.startswith(magic)), "")
    return [at_file("unpack-first", file.path, kind=kind)] if kind else []


@dataclass
class _Search:
    """A search for what is broken, which ends after some files and bytes."""

    files: int = 0
    size: int = 0

    def faults_in(self, archive: Archive) -> Iterator[Diagnostic]:
        """What is wrong with the files in an archive, and with the archives in it."""
        for name, member in archive.contents.members.items():
            if not name.lower().endswith((*_XML, *_JSON, ".zip", ".gz")) or not self._may_read(member.size):
                continue
            file = archive.file(name)
            inner, refused = open_archive(file) if packing(file) else (None, _fault_in(file))
            yield from refused
            yield from self.faults_in(inner) if inner else ()
        yield from archive.faults.values()

    def _may_read(self, size: int) -> bool:
        if self.files >= _MOST_FILES or self.size + size > _MOST_BYTES:
            return False
        self.files += 1
        self.size += size
        return True


def _fault_in(file: File) -> list[Diagnostic]:
    """The first fault in the syntax of XML or JSON, which may be why nothing in it is recognised."""
    from ankibuild.readers.jsontree import parse_json  # two parsers that few projects need
    from ankibuild.readers.xmltree import parse_xml, xml_source

    start, name = file.head.lstrip("\ufeff \t\r\n")[:1], file.path.lower()
    if start == "<" and name.endswith(_XML):
        faults = parse_xml(xml_source(file)[0])[1]
    elif start in ("{", "[") and name.endswith(_JSON):
        faults = parse_json(file.decoded[0])[1]
    else:
        return []
    return list(errors_in(fault for fault in faults if fault.code in ("file-broken", "too-deep"))[:1])


def _listed(archive: Archive) -> Names:
    """The first names of what an archive holds, and how many there are besides."""
    names = [printable(name) for name in archive.names]
    shown = [name if len(name) <= _LONGEST else f"…{name[1 - _LONGEST :]}" for name in names[:_SHOWN]]
    more = len(names) - len(shown)
    return Names((*shown, *([f"and {more:,} more"] if more else []))) if names else Names(("nothing",))
