"""Archives (zip, tar, tar.gz), read without unpacking: nothing is written, and no member can do harm.

An archive is refused as a whole where a member's name leads out of it, where it holds links or devices, or where it
would unpack to many times its size. What its headers say is never trusted: what is read is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.readers.file import Beside, File
from ankibuild.readers.packed import MAX_MEMBER, MIB, Contents, RefusedError
from ankibuild.readers.tarball import open_tar
from ankibuild.readers.zipped import open_zip
from ankibuild.source import Source, Span

MAX_NESTED = 3
"""How many archives may lie one in the other."""

_OPENERS = {"zip": open_zip, "tar": open_tar, "tar.gz": open_tar}


@dataclass(frozen=True)
class PackedFile(File):
    """A file in an archive; `holder` is the file in the project that holds it, `depth` how many archives do."""

    holder: str = ""
    depth: int = 1

    @cached_property
    def decoded(self) -> tuple[Source, tuple[Diagnostic, ...]]:
        """Its text, and a warning where the encoding had to be guessed."""
        source, faults = super().decoded
        held = replace(source, file=self.holder)
        return held, tuple(replace(fault, span=_held(fault.span, held)) for fault in faults)


class _InArchive(Beside):
    """The files beside one in an archive, of which one is found without a look at all others."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where there is none, or nothing in it."""
        return self.load(name) or None


def _held(span: Span | None, source: Source) -> Span | None:
    return span._replace(source=source) if span else None


@dataclass(frozen=True)
class Archive:
    """The files in an archive.

    `faults` says, by their names, which of them turned out broken when they were read: pass them on when all is read.
    """

    packed: File
    contents: Contents = field(repr=False)
    faults: dict[str, Diagnostic] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the files, with `/`, in the order of the archive."""
        return tuple(self.contents.members)

    def __contains__(self, name: str) -> bool:
        return name in self.contents.members

    def read(self, name: str) -> bytes:
        """The bytes of a file; none, and a fault, where they cannot be had."""
        member = self.contents.members.get(name)
        if member is None:
            return b""
        if member.size > MAX_MEMBER:
            return self._fault(name, f"it is larger than {MAX_MEMBER // MIB} MiB")
        try:
            return self.contents.load(member)
        except (ValueError, OSError) as error:
            return self._fault(name, str(error))

    def file(self, name: str) -> File:
        """A file in it, as readers get it; the files beside it are those in the same folder of the archive."""
        path = f"{self.packed.path}/{name}"
        beside = _InArchive(lambda: self._below(name), lambda other: self.read(_sibling(name, other)))
        return PackedFile(
            path,
            lambda: self.read(name),
            self.packed.settings,
            beside,
            None,
            _holder(self.packed),
            _depth(self.packed) + 1,
        )

    def _below(self, name: str) -> Iterator[str]:
        folder = _sibling(name, "")
        return (other.removeprefix(folder) for other in self.names if other.startswith(folder))

    def _fault(self, name: str, reason: str) -> bytes:
        source = Source(f"{self.packed.path}/{name}", "", _holder(self.packed))
        self.faults[name] = report("file-broken", Span(source, 0, 0), format="archive", reason=reason)
        return b""


def open_archive(file: File) -> tuple[Archive | None, list[Diagnostic]]:
    """The archive that a file is, or why it is not read. It is opened once for each file."""
    opened: tuple[Archive | None, list[Diagnostic]] | None = vars(file).get("_archive")
    if opened is None:
        opened = vars(file)["_archive"] = _open(file)
    return opened[0], list(opened[1])


def refusal(file: File) -> list[Diagnostic]:
    """Why a packed file is not read: nothing where it is none, or one that may be read."""
    return open_archive(file)[1] if packing(file) else []


def packing(file: File) -> str:
    """How a file is packed: 'zip', 'tar.gz', 'tar', or '' where it is no archive."""
    if file.magic.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if file.magic.startswith(b"\x1f\x8b"):
        return "tar.gz"
    return "tar" if file.path.lower().endswith(".tar") else ""


def _open(file: File) -> tuple[Archive | None, list[Diagnostic]]:
    try:
        if _depth(file) >= MAX_NESTED:
            raise RefusedError("it lies in an archive in an archive in an archive")
        if not packing(file):
            raise RefusedError("it is none, or its start is broken")
        return Archive(file, _OPENERS[packing(file)](file)), []
    except RefusedError as refused:
        return None, [at_file("archive-refused", file.path, reason=str(refused))]


def _holder(file: File) -> str:
    return file.holder if isinstance(file, PackedFile) else file.path


def _depth(file: File) -> int:
    return file.depth if isinstance(file, PackedFile) else 0


def _sibling(name: str, other: str) -> str:
    """The name of a file that is named as seen from the folder of another."""
    folder = PurePosixPath(name).parent.as_posix()
    return other if folder == "." else f"{folder}/{other}"
