"""The collection in a package: which member holds it, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
        media = _media(archive, name == CURRENT)
        with open_database(data) as connection:
            return package.read_collection(Path(path), connection, media)
    except BrokenError:
        raise
    except DamagedError as error:
        raise BrokenError(str(error)) from error
    except Exception as error:  # what a damaged database, or one that somebody made up, raises cannot be foreseen
        raise BrokenError(f"{type(error).__name__}: {error}"[:200]) from error


def loader(archive: Archive, member: str, *, is_packed: bool) -> Callable[[], bytes]:
    """Loads a media file of a package."""

    def load() -> bytes:
        data = archive.read(member)
        return unpacked(data) if is_packed and data else data

    return load


def unpacked(data: bytes) -> bytes:
    """What zstd packed. Raises BrokenError if it is too much, or damaged."""
    import zstandard  # takes long to load

    try:
        with zstandard.ZstdDecompressor(max_window_size=MOST_BYTES).stream_reader(data) as stream:
            content = bytes(stream.read(MOST_BYTES + 1))
    except (zstandard.ZstdError, MemoryError) as error:
        raise BrokenError(f"it is not packed as it should be: {error}") from error
    if len(content) > MOST_BYTES:
        raise BrokenError("a file in it is too large")
    return content


def _media(archive: Archive, is_current: bool) -> dict[str, str]:
    """By the names of media files, their members."""
    listing = archive.read("media") if "media" in archive else b""
    if is_current:
        entries = [value for number, value in wire.fields(unpacked(listing)) if number == 1] if listing else []
        return {wire.text(entry, 1): str(index) for index, entry in enumerate(entries) if isinstance(entry, bytes)}
    named: Any = json.loads(listing or b"{}")
    return {str(name): str(member) for member, name in named.items()} if isinstance(named, dict) else {}
