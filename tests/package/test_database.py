"""The database in a package, which may be hostile."""

from __future__ import annotations

import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.package.database import DamagedError, open_database
from ankibuild.package.read import read_package

TABLES = (
    "CREATE TABLE col (ver INT, models TEXT, decks TEXT, conf TEXT)",
    "INSERT INTO col VALUES (11, '{}', '{}', '{}')",
    "CREATE TABLE notes (id INT, guid TEXT, mid INT, mod INT, tags TEXT, flds TEXT)",
    "CREATE TABLE cards (nid INT, ord INT, did INT, due INT)",
)
ENDLESS = (
    "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
    "SELECT x AS id, 'g' AS guid, 1 AS mid, 0 AS mod, '' AS tags, '' AS flds FROM n"
)


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def package(path: Path, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki2", data)
    return path


def test_a_collection_is_opened_to_be_read_only() -> None:
    with open_database(database(*TABLES)) as connection:
        assert connection.execute("SELECT ver FROM col").fetchone() == (11,)
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("DELETE FROM col")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no database", "no database"),
        (database(*TABLES[:2]), "no table 'notes'"),
        (database(TABLES[0], *TABLES[2:]), "is empty"),
        (database(*TABLES[:2], TABLES[3], ENDLESS), "no table 'notes'"),
        (
            database(*TABLES, "ALTER TABLE notes ADD COLUMN x TEXT AS (hex(zeroblob(9000000)))"),
            "table 'notes' of its collection computes a column",
        ),
        (database(TABLES[0], "INSERT INTO col VALUES (18, '', '', '')", *TABLES[2:]), "no table 'notetypes'"),
    ],
)
def test_what_is_no_collection_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DamagedError, match=said), open_database(data):
        pass


def test_a_package_that_would_compute_for_ever_is_refused_at_once(tmp_path: Path) -> None:
    started = time.perf_counter()
    with pytest.raises(AnkibuildError, match="no table 'notes'"):
        read_package(package(tmp_path / "a.apkg", database(*TABLES[:2], TABLES[3], ENDLESS)))
    assert time.perf_counter() - started < 60


def test_a_statement_is_stopped_after_so_many_steps() -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    with open_database(database(*TABLES)) as connection, pytest.raises(sqlite3.OperationalError, match="interrupted"):
        connection.execute(endless).fetchone()
