"""Zip archives: the directory is read at once, members when they are asked for."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from ankibuild.readers.file import File
from ankibuild.readers.packed import Contents, Member, RefusedError, checked

_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, EOFError, IndexError, OSError),
)
"""What the library raises for archives that are broken or packed in ways it does not know."""

_ENCRYPTED, _UTF8 = 0x1, 0x800
"""Bits of a member's flags (APPNOTE.TXT, 4.4.4)."""

_UNIX = 3


def open_zip(file: File) -> Contents:
    """The members of a zip archive."""
    stream = _stream(file)
    try:
        archive = zipfile.ZipFile(stream)
    except _FAULTS as error:
        raise RefusedError(f"it is broken: {_words(error)}") from error
    known: dict[str, zipfile.ZipInfo] = {}
    members = checked(_members(archive, known), stream.seek(0, io.SEEK_END))
    return Contents(
        members,
        lambda member: _load(archive, known[member.name], member.size),
        lambda member, size: _load(archive, known[member.name], min(size, member.size)),
    )


def _members(archive: zipfile.ZipFile, known: dict[str, zipfile.ZipInfo]) -> Iterator[Member]:
    for info in archive.infolist():
        kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == _UNIX else 0
        name = _name(info)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise RefusedError(f"'{name}' is a link or a device")
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError(f"'{name}' is encrypted: unpack it with its password first")
        known.setdefault(name, info)
        yield Member(name, info.file_size)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name. Many programs write UTF-8 without saying so, which the library takes for the old DOS letters."""
    if info.flag_bits & _UTF8 or info.orig_filename.isascii():
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode()
    except UnicodeError:
        return info.orig_filename


def _load(archive: zipfile.ZipFile, info: zipfile.ZipInfo, size: int) -> bytes:
    """So many bytes of a member, never more than it says it has."""
    try:
        with archive.open(info) as member:
            return member.read(size)
    except _FAULTS as error:
        raise ValueError(_words(error)) from error


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__


def _stream(file: File) -> IO[bytes]:
    if file.disk is None:
        return io.BytesIO(file.data)
    return io.BufferedReader(_OnDisk(file.disk), 65_536)


class _OnDisk(io.RawIOBase):
    """A file that is open only while something is read: a project may have thousands of archives."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._at = 0

    def readable(self) -> bool:
        """It is read."""
        return True

    def seekable(self) -> bool:
        """In any order."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Goes to a place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at}.get(whence)
        self._at = offset + (self._path.stat().st_size if base is None else base)
        if self._at < 0:
            raise ValueError("a place before the start of the file")
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Reads at this place."""
        with self._path.open("rb") as stream:
            stream.seek(self._at)
            count = stream.readinto(buffer)
        self._at += count
        return count
