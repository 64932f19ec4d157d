"""The collection in a package, which may be hostile."""

from __future__ import annotations

import sqlite3
import time
import zipfile
from contextlib import closing
from io import BytesIO

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.apkg import collection, read
from ankibuild.readers.apkg.collection import MOST_BYTES, BrokenError, loader, unpacked
from ankibuild.readers.archive import open_archive
from ankibuild.readers.file import File

SCHEMA = (
    "CREATE TABLE col (ver INT, models TEXT, decks TEXT, conf TEXT)",
    'INSERT INTO col VALUES (11, \'{"1": {"name": "Basic", "flds": [{"name": "Front"}, {"name": "Back"}], '
    '"tmpls": []}}\', \'{"1": {"name": "Deck"}}\', \'{}\')',
    "CREATE TABLE notes (id INT, guid TEXT, mid INT, mod INT, tags TEXT, flds TEXT)",
    "CREATE TABLE cards (nid INT, ord INT, did INT, due INT)",
    "INSERT INTO cards VALUES (1, 0, 1, 0)",
)
NOTE = "INSERT INTO notes VALUES (1, 'guid', 1, 0, '', 'front' || char(31) || 'back')"


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def package(collection: bytes, member: str = "collection.anki2", **others: bytes) -> File:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, collection)
        for name, data in others.items():
            archive.writestr(name, data)
    return File.of("a.apkg", stream.getvalue())


def faults(file: File) -> list[str]:
    return [fault.code for fault in read(file).diagnostics]


def test_a_small_collection_is_read() -> None:
    (question,) = read(package(database(*SCHEMA, NOTE))).questions
    assert (question.texts["guid"].value, question.deck) == ("guid", "::Deck")


@pytest.mark.parametrize(
    "statements",
    [
        SCHEMA[:2],
        ("CREATE TABLE col (ver INT)",),
        (*SCHEMA, "INSERT INTO notes VALUES (1, 'guid', 7, 0, '', 'x')"),
        (*SCHEMA[:2], SCHEMA[3], "CREATE VIEW notes AS SELECT 1 AS id"),
        (
            "CREATE TABLE col (ver INT, models TEXT, decks TEXT, conf TEXT)",
            "INSERT INTO col VALUES (11, '[[', '{}', '')",
        ),
        ("CREATE TABLE other (x INT)",),
    ],
)
def test_what_is_no_collection_is_broken(statements: tuple[str, ...]) -> None:
    assert faults(package(database(*statements))) == ["file-broken"]


def test_a_view_that_computes_for_ever_is_no_table() -> None:
    endless = (
        "CREATE VIEW notes AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
        "SELECT x AS id, '' AS guid, 1 AS mid, 0 AS mod, '' AS tags, '' AS flds FROM n"
    )
    started = time.perf_counter()
    assert faults(package(database(*SCHEMA[:2], *SCHEMA[3:], endless))) == ["file-broken"]
    assert time.perf_counter() - started < 60


def test_a_column_that_computes_for_ever_is_stopped() -> None:
    column = (
        "CREATE TABLE notes (id INT, guid TEXT, mid INT, mod INT, tags TEXT, "
        "flds TEXT AS (hex(zeroblob(1000000))) VIRTUAL)"
    )
    many = (
        "INSERT INTO notes(id, guid, mid, mod, tags) WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n "
        "WHERE x < 50) SELECT x, x, 1, 0, '' FROM n"
    )
    started = time.perf_counter()
    read(package(database(*SCHEMA[:2], *SCHEMA[3:], column, many)))
    assert time.perf_counter() - started < 60


def test_damaged_pages_are_broken() -> None:
    data = bytearray(database(*SCHEMA, NOTE))
    data[4096 + 20 :] = b"\xff" * (len(data) - 4096 - 20)
    assert faults(package(bytes(data))) == ["file-broken"]


@given(st.integers(0, 200), st.binary(min_size=1, max_size=20))
def test_any_damage_gives_questions_or_diagnostics(at: int, data: bytes) -> None:
    whole = bytearray(database(*SCHEMA, NOTE))
    start = at * 100 % len(whole)
    whole[start : start + len(data)] = data
    found = read(package(bytes(whole)))
    assert found.questions or found.diagnostics


def test_a_current_collection_that_is_not_packed_is_broken() -> None:
    assert faults(package(b"text", "collection.anki21b")) == ["file-broken"]


def test_what_unpacks_to_too_much_is_refused() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(MOST_BYTES + 10))
    started = time.perf_counter()
    with pytest.raises(BrokenError):
        unpacked(bomb)
    assert time.perf_counter() - started < 60


def test_media_lists_of_another_shape_name_nothing() -> None:
    assert len(read(package(database(*SCHEMA, NOTE), media=b"[1, 2]")).questions) == 1
    assert faults(package(database(*SCHEMA, NOTE), media=b"[" * 100_000)) == ["file-broken"]


def test_a_media_file_that_unpacks_to_too_much_is_empty_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    file = package(b"", **{"0": zstandard.compress(b"x" * 100), "1": b"no zstd"})
    archive, _ = open_archive(file)
    assert archive is not None
    monkeypatch.setattr(collection, "MOST_BYTES", 50)
    assert [loader(archive, name, is_packed=True)() for name in ("0", "1")] == [b"", b""]
    assert list(archive.faults) == ["0", "1"]
