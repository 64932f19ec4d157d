"""The database in a package, opened so that nothing in it can do harm.

A database from others may hold views, columns and indexes that compute for ever, or pages that lead nowhere: what is
asked for has to be a table that computes nothing, nothing in its schema is trusted, and each statement is stopped after
a bounded number of steps (sqlite.org, "Defense Against The Dark Arts").
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

_STEPS, _STEPS_PER_BYTE, _LEAST_STEPS = 1000, 4, 20_000_000
_LONGEST_VALUE = 20_000_000
_TABLES = ("col", "notes", "cards")
_TABLES_OF_CURRENT = (*_TABLES, "notetypes", "fields", "templates", "decks")
_LATEST_IN_JSON = 14
_MAGIC = b"SQLite format 3\0"


class DamagedError(ValueError):
    """A database cannot be read; the message says why."""


@contextmanager
def open_database(data: bytes) -> Iterator[sqlite3.Connection]:
    """A collection from its bytes. Raises DamagedError for what is none, and sqlite3.Error for what SQLite refuses."""
    if not data.startswith(_MAGIC):
        raise DamagedError("its collection is no database")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", _unicase)
        connection.deserialize(_without_wal(data))
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        left = max(_LEAST_STEPS, len(data) * _STEPS_PER_BYTE) // _STEPS

        def count() -> int:
            nonlocal left
            left -= 1
            return left < 0

        connection.set_progress_handler(count, _STEPS)
        _check(connection)
        yield connection


def _check(connection: sqlite3.Connection) -> None:
    """Refuses a database in which what holds the notes is no table, or whose pages are damaged."""
    kinds = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    row = connection.execute("SELECT ver FROM col").fetchone() if kinds.get("col") == "table" else (0,)
    if row is None:
        raise DamagedError("its collection is empty")
    (version,) = row
    needed = _TABLES_OF_CURRENT if isinstance(version, int) and version > _LATEST_IN_JSON else _TABLES
    for name in needed:
        if kinds.get(name) != "table":
            raise DamagedError(f"its collection has no table '{name}'")
        if any(hidden for *_, hidden in connection.execute(f"PRAGMA table_xinfo({name})")):
            raise DamagedError(f"the table '{name}' of its collection computes a column")
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if said != "ok":
        raise DamagedError(f"its collection is damaged: {said}")


def _without_wal(data: bytes) -> bytes:
    """A database that no write-ahead log goes with, and says so (SQLite's file format, section 1.3.3)."""
    return data[:18] + b"\x01\x01" + data[20:]


def _unicase(left: str, right: str) -> int:
    """How Anki's own collation orders two texts."""
    low, high = left.casefold(), right.casefold()
    return (low > high) - (low < high)
