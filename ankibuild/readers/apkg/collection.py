"""The collection in a package, opened so that nothing in it can do harm.

A database from others may hold views and indexes that compute for ever, or pages that lead nowhere: what is asked for
has to be a table, nothing in its schema is trusted, and each statement is stopped after a bounded number of steps
(sqlite.org, "Defense Against The Dark Arts").
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from ankibuild.package import read as package
from ankibuild.package import wire
from ankibuild.package.read import Package
from ankibuild.readers.archive import Archive

CURRENT, MIDDLE, OLD = "collection.anki21b", "collection.anki21", "collection.anki2"

MOST_BYTES = 256 * 1024 * 1024
"""What the collection, or a file of a package, may unpack to."""

_STEPS, _STEPS_PER_BYTE, _LEAST_STEPS = 1000, 4, 20_000_000
_LONGEST_VALUE = 20_000_000
_TABLES = ("col", "notes", "cards")
_TABLES_OF_CURRENT = (*_TABLES, "notetypes", "fields", "templates", "decks")
_LATEST_IN_JSON = 14
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
    if not data.startswith(b"SQLite format 3\0"):
        raise BrokenError(f"'{name}' is no database")
    try:
        media = _media(archive, name == CURRENT)
        with _opened(data) as connection:
            _check(connection)
            return package.read_collection(Path(path), connection, media)
    except BrokenError:
        raise
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


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", package.unicase)
        connection.deserialize(package.without_wal(data))
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        left = max(_LEAST_STEPS, len(data) * _STEPS_PER_BYTE) // _STEPS

        def count() -> int:
            nonlocal left
            left -= 1
            return left < 0

        connection.set_progress_handler(count, _STEPS)
        yield connection


def _check(connection: sqlite3.Connection) -> None:
    """Refuses a database in which what holds the notes is no table, or whose pages are damaged."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    (version,) = connection.execute("SELECT ver FROM col").fetchone() if kinds.get("col") == "table" else (0,)
    needed = _TABLES_OF_CURRENT if isinstance(version, int) and version > _LATEST_IN_JSON else _TABLES
    for name in needed:
        if kinds.get(name) != "table":
            raise BrokenError(f"its collection has no table '{name}'")
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise BrokenError(f"its collection is damaged: {said}")
