"""Tar archives, also with gzip: read once, from the start to the end, since one cannot jump in them."""

from __future__ import annotations

import gzip
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, cast

from ankibuild.readers.file import File
from ankibuild.readers.packed import MAX_MEMBER, MIB, Contents, Member, RefusedError, check_total, checked

MAX_KEPT = 512 * MIB
"""What all members that are kept in memory may take up."""

_BLOCK = 512

_FAULTS = (tarfile.TarError, zlib.error, EOFError, ValueError, OverflowError, OSError, RecursionError)
"""What the library raises for archives that are broken."""


def open_tar(file: File) -> Contents:
    """The members of a tar archive, with gzip or without."""
    loaded: dict[str, bytes] = {}
    try:
        members = checked(_members(_Counted(file), loaded), len(file.data))
    except _FAULTS as error:
        if _is_single_file(file):
            raise RefusedError("it is a single file that gzip packed: unpack it first") from error
        raise RefusedError(f"it is broken: {str(error) or type(error).__name__}") from error
    return Contents(members, lambda member: loaded[member.name], lambda member, size: loaded[member.name][:size])


def _is_single_file(file: File) -> bool:
    """Whether what gzip packed begins like no tar archive."""
    try:
        start = gzip.GzipFile(fileobj=io.BytesIO(file.data)).read(_BLOCK)
    except _FAULTS:
        return False
    try:
        tarfile.TarInfo.frombuf(start.ljust(_BLOCK, b"\0"), "utf-8", "surrogateescape")
    except tarfile.TarError:
        return bool(start.strip(b"\0"))
    return False


def _members(stream: _Counted, loaded: dict[str, bytes]) -> Iterator[Member]:
    kept = 0
    with tarfile.open(fileobj=cast("IO[bytes]", stream), mode="r|", errorlevel=2) as archive:
        while info := archive.next():
            vars(archive)["members"] = []  # the library would keep them all
            name = info.name + ("/" if info.isdir() else "")
            if not (info.isreg() or info.isdir()) or info.issparse():
                raise RefusedError(f"'{name}' is a link or a device")
            if info.size < 0:
                raise RefusedError(f"it is broken: '{name}' has less than no bytes")
            yield Member(name, info.size)
            member = archive.extractfile(info) if info.isreg() and info.size <= MAX_MEMBER else None
            if member is not None:
                kept += info.size
                if kept > MAX_KEPT:
                    raise RefusedError(f"it unpacks to more than {MAX_KEPT // MIB} MiB")
                loaded[name] = member.read()
    stream.finish()


class _Counted:
    """The bytes of a tar archive, unpacked; refuses to go on after too many, whatever the headers say."""

    def __init__(self, file: File) -> None:
        packed = io.BytesIO(file.data)
        self._packed = len(file.data)
        zipped = file.data[:2] == b"\x1f\x8b"
        self._read: Callable[[int], bytes] = gzip.GzipFile(fileobj=packed).read if zipped else packed.read
        self._total = 0
        self._tail = b""

    def read(self, size: int) -> bytes:
        """The next bytes."""
        data = self._read(size)
        self._total += len(data)
        check_total(self._total, self._packed)
        self._tail = (self._tail + data[-_BLOCK:])[-_BLOCK:]
        return data

    def finish(self) -> None:
        """Reads the rest; an archive that is complete ends with empty blocks."""
        while self.read(MIB):
            pass
        if self._tail.strip(b"\0") or not self._tail:
            raise RefusedError("it is broken: it ends before it is complete")
