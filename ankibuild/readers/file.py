"""What a reader is given: a file's bytes, its text, what the user says of it, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from ankibuild.diagnostics import Diagnostic
from ankibuild.readers.encoding import decode, glance
from ankibuild.source import Source

HEAD = 65_536
"""The bytes at the start of a file that tell its format."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of files whose format cannot say it.

    `columns` names, for a field (`stem`, `options`, `answer`, `explanation` …), the file's own columns or keys for
    it; `first_option` is the number by which the file means the first option, 0 or 1, None where the file has to
    tell; `texts` is how texts are written (`plain`, `markdown`, `html`), '' as the format has it.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_option: int | None = None
    texts: str = ""


@dataclass(frozen=True)
class Beside:
    """The files of the folder in which a file lies, of which a reader may need one: never any outside of it."""

    list_names: Callable[[], Iterable[str]] = field(default=tuple, compare=False)
    load: Callable[[str], bytes] = field(default=lambda name: b"", compare=False)

    @cached_property
    def names(self) -> frozenset[str]:
        """The paths of the files, relative to the folder, with `/`."""
        return frozenset(self.list_names())

    def read(self, name: str) -> bytes | None:
        """The bytes of a file by its path relative to the folder, None where there is none."""
        return self.load(name) if name in self.names else None

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> Beside:
        """Files in memory."""
        return cls(files.keys, files.__getitem__)


@dataclass(frozen=True)
class File:
    """A file to read questions from; `path` is the name shown to people, relative to the project, with `/`."""

    path: str
    load: Callable[[], bytes] = field(compare=False)
    settings: Settings = field(default_factory=Settings)
    beside: Beside = field(default_factory=Beside)
    disk: Path | None = None
    """Where it lies, for formats of which only parts are loaded; None for one that is only in memory."""

    @classmethod
    def of(cls, path: str, data: bytes | str, settings: Settings | None = None, beside: Beside | None = None) -> File:
        """A file in memory."""
        loaded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        return cls(path, lambda: loaded, settings or Settings(), beside or Beside())

    @property
    def name(self) -> str:
        """Its own name, without folders."""
        return PurePosixPath(self.path).name

    @property
    def media_folder(self) -> str:
        """The folder, beside the file, that what is packed inside the file is linked from: `quiz.xml.media`."""
        return f"{self.name}.media"

    @cached_property
    def data(self) -> bytes:
        """All its bytes."""
        return self.load()

    @cached_property
    def head(self) -> str:
        """The start of its text, for a look at what it is; '' where the file holds no text."""
        return glance(self._start)

    @cached_property
    def _start(self) -> bytes:
        if self.disk is None:
            return self.data[:HEAD]
        with self.disk.open("rb") as stream:
            return stream.read(HEAD)

    @property
    def magic(self) -> bytes:
        """Its first bytes, by which archives are known."""
        return self._start[:8]

    @cached_property
    def decoded(self) -> tuple[Source, tuple[Diagnostic, ...]]:
        """Its text, and a warning where the encoding had to be guessed."""
        return decode(self.data, self.path)
