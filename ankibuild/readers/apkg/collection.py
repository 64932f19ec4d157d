"""The collection in a package: which member holds it, and what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ankibuild.package import read as package
from ankibuild.package import wire
from ankibuild.package.database import DamagedError, open_database
from ankibuild.package.read import Package
from ankibuild.readers.archive import Archive

CURRENT, MIDDLE, OLD = "collection.anki21b", "collection.anki21", "collection.anki2"

MOST_BYTES = 256 * 1024 * 1024
"""What the collection, or a file of a package, may unpack to."""

_OPEN_AT = 3
"""The version of a package from which on its old collection is a stub (rslib/src/import_export/package/meta.rs)."""


class BrokenError(Exception):
    """A package cannot be read; the message says why."""


def member_of(archive: Archive) -> str:
    """The member that holds the collection. Newer packages have a stub beside it, which asks to update Anki."""
    name = next((name for name in (CURRENT, MIDDLE, OLD) if name in archive), "")
    if not name:
        raise BrokenError("it holds no collection")
    if name != CURRENT and _version(archive) >= _OPEN_AT:
        raise BrokenError(f"'{CURRENT}' is missing, which holds the notes")
    return name


def _version(archive: Archive) -> int:
    try:
        return wire.integer(archive.read("meta"), 1) if "meta" in archive else 0
    except ValueError:
        return 0


def read_collection(archive: Archive, path: str) -> Package:
    """What a package holds. Raises BrokenError."""
    name = member_of(archive)
    packed = archive.read(name)
    if name in archive.faults:
        raise BrokenError(f"'{name}' is damaged")
    data = unpacked(packed) if name == CURRENT else packed
    try:
        listing = archive.read("media") if "media" in archive else b""
        media = package.new_media(listing, MOST_BYTES) if name == CURRENT else package.old_media(listing)
        with open_database(data) as connection:
            return package.read_collection(Path(path), connection, media)
    except BrokenError:
        raise
    except DamagedError as error:
        raise BrokenError(str(error)) from error
    except Exception as error:  # what a damaged database, or one that somebody made up, raises cannot be foreseen
        raise BrokenError(f"{type(error).__name__}: {error}"[:200]) from error


def loader(archive: Archive, member: str, *, is_packed: bool) -> Callable[[], bytes]:
    """Loads a media file of a package; one that is damaged is empty."""

    def load() -> bytes:
        data = archive.read(member)
        try:
            return unpacked(data) if is_packed and data else data
        except BrokenError as error:
            return archive.broken(member, str(error))

    return load


def unpacked(data: bytes) -> bytes:
    """What zstd packed. Raises BrokenError if it is too much, or damaged."""
    try:
        return package.unzstd(data, MOST_BYTES)
    except ValueError as error:
        raise BrokenError(str(error)) from error
