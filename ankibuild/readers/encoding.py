"""Bytes → text, for files that other programs wrote: UTF-8 first, then what the bytes look like."""

from __future__ import annotations

import codecs

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1252"
_SAMPLE = 200_000
"""The bytes that an encoding is guessed from."""


def decode(data: bytes, path: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a file without its byte order mark, and a warning where its encoding had to be guessed.

    Nothing is lost: a byte that the guessed encoding does not have becomes U+FFFD, and the warning says so.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Source(path, data[len(mark) :].decode(encoding, "replace")), ()
    try:
        return Source(path, data.decode()), ()
    except UnicodeDecodeError as error:
        encoding = _guess(data, error.start)
        source = Source(path, data.decode(encoding, "replace"))
        at = len(data[: error.start].decode(encoding, "replace"))
        return source, (report("encoding-guessed", Span(source, at, at + 1), encoding=encoding),)


def glance(data: bytes) -> str:
    """The start of a file as text, without looking closely; '' where it is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "ignore")
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def _guess(data: bytes, at: int) -> str:
    """The encoding that the bytes around the first one that is not UTF-8 look like."""
    from charset_normalizer import from_bytes  # takes long to load, and is rarely needed

    start = max(0, at - _SAMPLE // 2)
    best = from_bytes(data[start : start + _SAMPLE]).best()
    encoding = best.encoding if best else _FALLBACK
    return _FALLBACK if encoding in ("ascii", "utf_8") else codecs.lookup(encoding).name
