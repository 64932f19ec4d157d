"""Archives (zip, tar, tar.gz), read without unpacking: nothing is written, and no member can do harm.

An archive is refused as a whole where a member's name leads out of it, where it holds links or devices, or where it
would unpack to many times its size. What its headers say is never trusted: what is read is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, at_file, report
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import HEAD, Beside, File
from ankibuild.readers.packed import MAX_MEMBER, MIB, Contents, Member, RefusedError
from ankibuild.readers.tarball import open_tar
from ankibuild.readers.zipped import open_zip
from ankibuild.source import Source, Span

MAX_NESTED = 3
"""How many archives may lie one in the other."""

MAX_TEXTS = 64 * MIB
"""What the files that are read as texts may take up, in an archive with all that lie in it.

They stay in memory, since every question knows its place in one; in a package of questions most is media.
"""

_ZIP, _GZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), b"\x1f\x8b"
_OPENERS = {"zip": open_zip, "tar": open_tar, "tar.gz": open_tar}


@dataclass
class _Texts:
    """The files in an archive, and in those that lie in it, that were read as texts: their sizes by their paths."""

    sizes: dict[str, int] = field(default_factory=dict)
    total: int = 0

    def may_hold(self, path: str, size: int) -> bool:
        """Whether a file may be read too; it is counted once, however often it is read."""
        if path not in self.sizes and self.total + size <= MAX_TEXTS:
            self.sizes[path] = size
            self.total += size
        return path in self.sizes


@dataclass(frozen=True)
class PackedFile(File):
    """A file in an archive; `holder` is the file in the project that holds it, `depth` how many archives do.

    `begin` gives so many bytes at its start, `texts` counts what is read.
    """

    holder: str = ""
    depth: int = 1
    begin: Callable[[int], bytes] = field(default=lambda size: b"", compare=False)
    texts: _Texts = field(default_factory=_Texts, compare=False)

    @cached_property
    def _start(self) -> bytes:
        return self.begin(HEAD)

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
    texts: _Texts = field(default_factory=_Texts, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the files, with `/`, in the order of the archive."""
        return tuple(self.contents.members)

    def __contains__(self, name: str) -> bool:
        return name in self.contents.members

    def read(self, name: str) -> bytes:
        """The bytes of a file; none, and a fault, where they cannot be had."""
        return self._read(name, self.contents.load)

    def _read(self, name: str, load: Callable[[Member], bytes]) -> bytes:
        member = self.contents.members.get(name)
        if member is None:
            return b""
        if member.size > MAX_MEMBER:
            return self.broken(name, f"it is larger than {MAX_MEMBER // MIB} MiB")
        try:
            return load(member)
        except (ValueError, OSError) as error:
            return self.broken(name, str(error))

    def _start(self, name: str, size: int) -> bytes:
        """Some bytes at the start of a file."""
        return self._read(name, lambda member: self.contents.start(member, size))

    def _read_text(self, name: str, path: str) -> bytes:
        """The bytes of a file that is no archive itself, as long as all texts together are not too large."""
        member = self.contents.members.get(name)
        is_text = member is not None and not self._start(name, len(_ZIP[0])).startswith((*_ZIP, _GZIP))
        if member and is_text and not self.texts.may_hold(path, member.size):
            return self.broken(name, f"with it, the texts in the archive are larger than {MAX_TEXTS // MIB} MiB")
        return self.read(name)

    def file(self, name: str) -> File:
        """A file in it, as readers get it; the files beside it are those in the same folder of the archive."""
        path = f"{self.packed.path}/{name}"
        beside = _InArchive(lambda: self._below(name), lambda other: self.read(_sibling(name, other)))
        return PackedFile(
            path,
            lambda: self._read_text(name, path),
            self.packed.settings,
            beside,
            holder=_holder(self.packed),
            depth=_depth(self.packed) + 1,
            begin=lambda size: self._start(name, size),
            texts=self.texts,
        )

    def _below(self, name: str) -> Iterator[str]:
        folder = _sibling(name, "")
        return (other.removeprefix(folder) for other in self.names if other.startswith(folder))

    def broken(self, name: str, reason: str) -> bytes:
        """Notes that a file in it is broken; it has no bytes."""
        source = Source(f"{self.packed.path}/{name}", "", _holder(self.packed))
        self.faults[name] = report("file-broken", Span(source, 0, 0), format="archive", reason=reason)
        return b""


def open_archive(file: File) -> tuple[Archive | None, list[Diagnostic]]:
    """The archive that a file is, or why it is not read. It is opened once for each file."""
    opened: tuple[Archive | None, list[Diagnostic]] | None = vars(file).get("_archive")
    if opened is None:
        opened = vars(file)["_archive"] = _open(file)
    return opened[0], list(opened[1])


@contextmanager
def unpacking(collector: Collector) -> Iterator[Archive | None]:
    """The archive that a reader's file is, None where it is not read; why, and what is broken in it, is collected.

    Of a broken member nothing else is said: it was empty for its reader.
    """
    archive, faults = open_archive(collector.file)
    collector.diagnostics += faults
    try:
        yield archive
    finally:
        broken = archive.faults if archive else {}
        paths = {fault.span.source.path for fault in broken.values() if fault.span}
        said = [one for one in collector.diagnostics if not one.span or one.span.source.path not in paths]
        collector.diagnostics[:] = [*said, *broken.values()]


def packing(file: File) -> str:
    """How a file is packed: 'zip', 'tar.gz', 'tar', or '' where it is no archive."""
    if file.magic.startswith(_ZIP):
        return "zip"
    if file.magic.startswith(_GZIP):
        return "tar.gz"
    return "tar" if file.path.lower().endswith(".tar") else ""


def _open(file: File) -> tuple[Archive | None, list[Diagnostic]]:
    try:
        if _depth(file) >= MAX_NESTED:
            raise RefusedError("it lies in an archive in an archive in an archive")
        if not packing(file):
            raise RefusedError("it is none, or its start is broken")
        texts = file.texts if isinstance(file, PackedFile) else _Texts()
        return Archive(file, _OPENERS[packing(file)](file), texts=texts), []
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
