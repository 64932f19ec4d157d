"""Bytes → text, for files that other programs wrote: UTF-8 first, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = "cp1252"
_LATIN = (_WESTERN, "cp1250", "cp1254", "cp1257")
_FEW = 0.25
"""Where fewer of the characters are no ASCII, the letters are Latin ones: others need nearly all."""

_SAMPLE, _LINE, _AROUND = 100_000, 1000, 100
"""The bytes that an encoding is guessed from, those of one line, and those before the first that is no ASCII."""

_OTHER = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, path: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a file without its byte order mark, and a warning where its encoding had to be guessed.

    Lines that are UTF-8 are read as such, also where others are not: many collections were joined from several
    files. Nothing is lost: a byte that the guessed encoding does not have becomes U+FFFD, and the warning says so.
    """
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, path)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Source(path, data.decode()), ()
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        before = data[:start].decode()
        encoding = _guess(data[start:])
        source = Source(path, before + _by_line(data[start:], encoding))
        at = min(len(before) + len(data[start : error.start].decode()), max(len(source.text) - 1, 0))
        return source, (report("encoding-guessed", Span(source, at, min(at + 1, len(source.text))), encoding=encoding),)


def _marked(data: bytes, encoding: str, path: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A text in the encoding that its mark says, and a warning where it is not in it all the same."""
    try:
        return Source(path, data.decode(encoding)), ()
    except UnicodeDecodeError as error:
        source = Source(path, data.decode(encoding, "replace"))
        at = min(len(data[: error.start].decode(encoding, "replace")), max(0, len(source.text) - 1))
        return source, (report("encoding-guessed", Span(source, at, at + 1), encoding=encoding),)


def _by_line(data: bytes, encoding: str) -> str:
    return "".join(_line(line, encoding) for line in data.splitlines(keepends=True))


def _line(line: bytes, encoding: str) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(encoding, "replace")


def glance(data: bytes) -> str:
    """The start of a file as text, without looking closely; '' where it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "ignore")
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def _guess(data: bytes) -> str:
    """The encoding that the lines with other bytes than ASCII look like."""
    from charset_normalizer import from_bytes  # takes long to load, and is rarely needed

    found = (_OTHER.search(line) for line in data.splitlines(keepends=True))
    sample = b"".join(other.string[max(0, other.start() - _AROUND) :][:_LINE] for other in found if other)[:_SAMPLE]
    share = sum(byte > 127 for byte in sample) / len(sample)
    best = from_bytes(sample, cp_isolation=list(_LATIN) if share < _FEW else None).best()
    encoding = best.encoding if best else _WESTERN
    return _WESTERN if encoding in ("ascii", "utf_8") else codecs.lookup(encoding).name
