"""The files of H5P: a zip archive with `h5p.json` and `content/content.json`, or such a `content.json` alone."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import quote

from ankibuild.diagnostics import at_file, errors_in
from ankibuild.model import RawQuestion
from ankibuild.readers.archive import Archive, open_archive, unpacking
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.h5p.content import Piece, library_by_shape, text_at, word_at
from ankibuild.readers.h5p.libraries import read_piece
from ankibuild.readers.h5p.writing import Writer
from ankibuild.readers.jsontree import parse_json
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Scalar

_MANIFEST, _CONTENT = "h5p.json", "content/content.json"
_PIECE = re.compile(r'"library"\s*+:\s*+"H5P\.')
_WORDS = ('"behaviour"', '"overallFeedback"', '"l10n"', '"UI"', '"tipsAndFeedback"', '"subContentId"')
_FEW = 2


def sniff(file: File) -> bool:
    """Whether a file is a package, or JSON with the names of H5P's parameters."""
    if file.magic.startswith(b"PK"):
        archive, _ = open_archive(file)
        return archive is not None and _MANIFEST in archive and _CONTENT in archive
    head = file.head.removeprefix("\ufeff").lstrip()
    if not head.startswith("{"):
        return False
    if _PIECE.search(head):
        return True
    if sum(word in head for word in _WORDS) < _FEW:
        return False
    node, _ = parse_json(Source(file.path, head))
    return isinstance(node, Mapping) and bool(library_by_shape(node))


def read(file: File) -> Read:
    """The questions of a package or of a `content.json`."""
    collector = Collector(file)
    if not file.magic.startswith(b"PK"):
        _read_content(file, None, "", collector)
        return collector.read()
    with unpacking(collector) as archive:
        if archive and _CONTENT in archive:
            library, title = _manifest(archive)
            _read_content(archive.file(_CONTENT), archive, library, collector, title)
        elif archive:
            collector.diagnostics.append(at_file("nothing-recognised", file.path, format="H5P"))
    return collector.read()


def _manifest(archive: Archive) -> tuple[str, Scalar | None]:
    """The main library and the title that a package names."""
    if _MANIFEST not in archive:
        return "", None
    source, _ = archive.file(_MANIFEST).decoded
    node, _ = parse_json(source)
    return word_at(node, "mainLibrary"), text_at(node, "title")


def _read_content(
    file: File, archive: Archive | None, library: str, collector: Collector, title: Scalar | None = None
) -> None:
    source, warnings = file.decoded
    node, faults = parse_json(source)
    collector.diagnostics += [*warnings, *faults]
    if isinstance(node, Mapping):
        library = library or library_by_shape(node)
        if library:
            writer = Writer(source, collector, lambda name: _link(name, archive, file, collector))
            read_piece(Piece(library.split()[0], node, node), writer, is_main=True)
    _leave_out_broken(collector)
    if not collector.questions and not errors_in(collector.diagnostics):
        collector.warn("nothing-recognised", Span(source, 0, 0), format="H5P")


def _leave_out_broken(collector: Collector) -> None:
    """A question in which the syntax is broken is counted, and not built."""
    starts = [fault.span.start for fault in errors_in(collector.diagnostics) if fault.span and _is_syntax(fault.code)]
    for index, question in enumerate(collector.questions):
        span = question.span
        if span and any(span.start <= start < span.end for start in starts):
            collector.questions[index] = RawQuestion(span, {}, sound=False)


def _is_syntax(code: str) -> bool:
    return code in ("file-broken", "json-slip", "too-deep", "duplicate-key")


def _link(name: str, archive: Archive | None, file: File, collector: Collector) -> str | None:
    """The address of a file of the package, None where it is not there."""
    if archive is None:
        return quote(name) if name in file.beside.names or not file.beside.names else None
    member = str(PurePosixPath("content") / name)
    if member not in archive:
        return None
    return collector.attach(name, lambda: archive.read(member))
