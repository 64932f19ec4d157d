"""Bytes → text, for files that other programs wrote: UTF-8 first, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.readers.cyrillic import cyrillic_encoding
from ankibuild.readers.latin import WESTERN, is_latin, latin_encoding
from ankibuild.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE, _LINE, _AROUND = 100_000, 1000, 100
"""The bytes that an encoding is guessed from, those of one line, and those before the first that is no ASCII."""

_OTHER = re.compile(rb"[\x80-\xff]")
_SEQUENCE = re.compile(rb"([\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})")
"""What looks like a character in UTF-8 (RFC 3629)."""

_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
"""What stands in no text, whatever its encoding: so, no time is lost over pictures."""

_STRAY = 0.25
"""Where fewer of the bytes that are no ASCII belong to no character, single characters of a UTF-8 file are broken."""


def decode(data: bytes, path: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text of a file without its byte order mark, and a warning where its encoding had to be guessed.

    Lines that are UTF-8 are read as such, also where others are not: many collections were joined from several
    files. So are the characters of lines in which only some are broken. Nothing is lost: a byte that the guessed
    encoding does not have becomes U+FFFD, and the warning says so.
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
        is_mixed = _is_mixed(data)
        encoding = _guess(_SEQUENCE.sub(b" ", data[start:]) if is_mixed else data[start:])
        source = Source(path, before + _by_line(data[start:], encoding, by_character=is_mixed))
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


def _is_mixed(data: bytes) -> bool:
    """Whether a file is UTF-8 but for some letters."""
    stray = _SEQUENCE.sub(b" ", data)
    return len(_OTHER.findall(stray)) < _STRAY * len(_OTHER.findall(data)) and is_latin(b"".join(_not_utf8(stray)))


def _not_utf8(data: bytes) -> Iterator[bytes]:
    """The lines that are no UTF-8."""
    return (line for line in data.splitlines(keepends=True) if not is_utf8(line))


def is_utf8(data: bytes) -> bool:
    """Whether bytes are a text in UTF-8."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _by_line(data: bytes, encoding: str, *, by_character: bool) -> str:
    return "".join(
        "".join(_in_either(part, encoding) for part in (_SEQUENCE.split(line) if by_character else [line]))
        for line in data.splitlines(keepends=True)
    )


def _in_either(data: bytes, encoding: str) -> str:
    return data.decode() if is_utf8(data) else data.decode(encoding, "replace")


def glance(data: bytes) -> str:
    """The start of a file as text; '' where it is none. Only what is a text and no UTF-8 is looked at closely."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "ignore")
    if b"\0" in data:
        return ""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        is_text = not _CONTROL.search(data)
        return decode(data, "")[0].text if is_text else data.decode("utf-8", "replace")


def _guess(data: bytes) -> str:
    """The encoding that the lines which are no UTF-8 look like."""
    found = (_OTHER.search(line) for line in _not_utf8(data))
    sample = b"".join(other.string[max(0, other.start() - _AROUND) :][:_LINE] for other in found if other)[:_SAMPLE]
    if is_latin(sample):
        return latin_encoding(sample)
    cyrillic = cyrillic_encoding(sample)
    if cyrillic:
        return cyrillic

    from charset_normalizer import from_bytes  # takes long to load, and is rarely needed

    best = from_bytes(sample).best()
    encoding = best.encoding if best else WESTERN
    return WESTERN if encoding in ("ascii", "utf_8") else codecs.lookup(encoding).name
