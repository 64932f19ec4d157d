"""Releases: what learners were given, kept in the project as folders `releases/<NAME>/`.

Each holds `release.json`, a copy of the lock as it was then, the GUIDs of the notes that were handed out, and the
packages unless they are kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from ankibuild import __version__
from ankibuild.errors import AnkibuildError, OutputError
from ankibuild.identity.lock import NoteEntry, note_entry
from ankibuild.package.read import Package, read_package
from ankibuild.project import LOCK_FILE, Project, file_name

FOLDER = "releases"
RECORD = "release.json"
GUIDS = "guids.txt"
FORMAT = 1

_LONGEST = 80
_DEVICES = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))))
"""Names that Windows keeps for itself, with any ending."""


@dataclass(frozen=True, slots=True)
class ReleasedPackage:
    """A package of a release: `size` in bytes; `path` from the project's folder, absolute if it is outside."""

    file: str
    sha256: str
    notes: int
    size: int
    kept: bool
    path: str


@dataclass(frozen=True, slots=True)
class Release:
    """What learners were given: the version of ankibuild that made it, and when (epoch seconds)."""

    name: str
    version: str
    time: int
    packages: tuple[ReleasedPackage, ...]


def create(project: Project, name: str, packages: Iterable[str | Path], now: int, *, keep: bool = True) -> Release:
    """Makes a release of packages that were just built, with a copy of them if `keep`, and of the lock.

    The folder appears whole or not at all. `now` is in epoch milliseconds.

    Raises AnkibuildError if the name is taken or no safe file name, if a package or the lock cannot be read, and
    OutputError if the release cannot be written.
    """
    refuse_name(project.root, name)
    folder = project.root / FOLDER / name
    read = [read_package(path) for path in packages]
    released = tuple(_released(project.root, package, folder if keep else None) for package in read)
    previous = last(project.root)
    # later than the one before, even with a clock that went back or stands still: the order of releases is by time
    time = max(now // 1000, previous.time + 1 if previous else 0)
    release = Release(name, __version__, time, released)
    texts = {RECORD: _record(release), GUIDS: "".join(f"{guid}\n" for guid in sorted(_guids(read)))}
    _write(folder, texts, [project.lock_path, *(package.path for package in read if keep)])
    return release


def all_releases(root: Path) -> tuple[Release, ...]:
    """The releases of the project in a folder, by time. Raises AnkibuildError where a record is damaged."""
    found = [_read(folder / RECORD) for folder in _folders(root)]
    return tuple(sorted(found, key=lambda release: (release.time, release.name)))


def last(root: Path) -> Release | None:
    """The latest release; None before the first."""
    return next(reversed(all_releases(root)), None)


def find(root: Path, name: str) -> Release | None:
    """The release of that name; None if there is none."""
    return next((release for release in all_releases(root) if release.name == name), None)


def lock_texts(root: Path) -> list[str]:
    """The texts of the locks of all releases: no note's `mod` may fall below what they handed out.

    Raises AnkibuildError where a lock is missing or cannot be read.
    """
    return [_text(folder / LOCK_FILE) for folder in _folders(root)]


def last_lock(root: Path) -> dict[str, NoteEntry]:
    """The notes that the last release handed out by GUID, as its lock has them; empty before the first.

    The lock alone knows too many: it never forgets a note.
    """
    release = last(root)
    if release is None:
        return {}
    folder = root / FOLDER / release.name
    handed_out = set(_text(folder / GUIDS).split("\n"))
    entries = map(note_entry, _text(folder / LOCK_FILE).split("\n"))
    return {entry.guid: entry for entry in entries if entry and entry.guid in handed_out}


def read_packages(root: Path, release: Release) -> tuple[Package, ...]:
    """The packages of a release. Raises AnkibuildError if one is missing or not the one that was released."""
    return tuple(read_package(_verified(root, release, package)) for package in release.packages)


def refuse_name(root: Path, name: str) -> None:
    """Raises AnkibuildError if a release cannot have this name: it is taken, or no safe name for a folder."""
    if not _is_safe(name):
        raise AnkibuildError(f"{name!r} is no name for a release: it becomes the name of a folder on any system")
    taken = {folder.name.casefold() for folder in _folders(root)}
    if name.casefold() in taken:
        raise AnkibuildError(f"there is a release named {name} already")


def _is_safe(name: str) -> bool:
    is_plain = name.isprintable() and unicodedata.is_normalized("NFC", name) and name == file_name(name)
    is_device = name.split(".")[0].strip().casefold() in _DEVICES
    # diff takes what ends so for a file, and what begins so is an option
    is_mistakable = name.lower().endswith(".apkg") or name.startswith("-")
    return is_plain and not is_device and not is_mistakable and len(name.encode()) <= _LONGEST


def _folders(root: Path) -> list[Path]:
    """The releases' folders. One whose name begins with a dot is what a run that was killed left behind."""
    try:
        return sorted(path for path in (root / FOLDER).iterdir() if path.is_dir() and not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise AnkibuildError(f"cannot read {root / FOLDER}: {error.strerror or error}") from error


def _released(root: Path, package: Package, folder: Path | None) -> ReleasedPackage:
    place = folder / package.path.name if folder else package.path.resolve()
    inside = place.is_relative_to(root)
    return ReleasedPackage(
        file=package.path.name,
        sha256=_sha256(package.path),
        notes=len(package.notes),
        size=package.path.stat().st_size,
        kept=folder is not None,
        path=(place.relative_to(root) if inside else place).as_posix(),
    )


def _guids(packages: Iterable[Package]) -> set[str]:
    return {guid for package in packages for guid in package.notes}


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise AnkibuildError(f"cannot read {path}: {error.strerror or error}") from error


def _record(release: Release) -> str:
    record = {"ankibuild-release": FORMAT} | asdict(release)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _write(folder: Path, texts: Mapping[str, str], copies: Iterable[Path]) -> None:
    """Writes a folder with these texts and copies in one step."""
    temporary = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    try:
        temporary.mkdir(parents=True)
        for path in copies:
            with path.open("rb") as stream:
                _put(temporary / path.name, stream)
        for name, text in texts.items():
            _put(temporary / name, BytesIO(text.encode()))
        temporary.rename(folder)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _put(path: Path, source: BinaryIO) -> None:
    with path.open("xb") as stream:
        shutil.copyfileobj(source, stream)
        stream.flush()
        os.fsync(stream.fileno())


def _read(path: Path) -> Release:
    try:
        data = json.loads(_text(path))
        if int(data["ankibuild-release"]) > FORMAT:
            raise AnkibuildError(f"{path} is of a newer version of ankibuild: update it")
        packages = tuple(_typed(ReleasedPackage, package) for package in data["packages"])
        release: Release = _typed(Release, data | {"packages": packages})
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise AnkibuildError(f"{path} is damaged: restore it from version control") from error
    if release.name != path.parent.name:
        raise AnkibuildError(f"{path} says that its release is {release.name}: give its folder that name back")
    return release


def _typed(kind: type[Any], data: Mapping[str, object]) -> Any:
    """A record of a kind. Raises if a value is missing or of another type."""
    values = {field.name: data[field.name] for field in fields(kind)}
    types = {"str": str, "int": int, "bool": bool, "tuple[ReleasedPackage, ...]": tuple}
    if not all(type(values[field.name]) is types[str(field.type)] for field in fields(kind)):
        raise TypeError(kind.__name__)
    return kind(**values)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise AnkibuildError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise AnkibuildError(f"{path} is damaged: restore it from version control") from error


def _verified(root: Path, release: Release, package: ReleasedPackage) -> Path:
    """Where a package of a release is, if it is still the one that was released."""
    path = root / PurePosixPath(package.path)
    if not path.is_file():
        raise AnkibuildError(f"the package {package.path} of release {release.name} is not there any more")
    if _sha256(path) != package.sha256:
        raise AnkibuildError(f"{package.path} is not the package of release {release.name} any more: it was built anew")
    return path
