"""Zip archives, broken and hostile ones above all."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.file import File
from ankibuild.readers.packed import RefusedError
from ankibuild.readers.zipped import open_zip


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


GOOD = zipped({"quiz.xml": b"<quiz/>" * 20, "media/a.png": b"picture"})


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        open_zip(File.of("a.zip", data))
    return str(refused.value)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_loaded(method: int) -> None:
    contents = open_zip(File.of("a.zip", zipped({"a/b.txt": b"text"}, method)))
    assert contents.load(contents.members["a/b.txt"]) == b"text"


def test_an_archive_on_disk_is_read_there(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(GOOD)

    def not_loaded() -> bytes:
        raise AssertionError("the whole file was loaded")

    contents = open_zip(File("a.zip", not_loaded, disk=path))
    assert {name: len(contents.load(member)) for name, member in contents.members.items()} == {
        "quiz.xml": 140,
        "media/a.png": 7,
    }


def test_names_in_utf8_without_a_flag_are_read() -> None:
    data = zipped({"bild-\u00fc.png": b""})
    flagged = data.replace(b"\x14\x00\x00\x08", b"\x14\x00\x00\x00")
    assert flagged != data
    assert list(open_zip(File.of("a.zip", flagged)).members) == ["bild-\u00fc.png"]


def test_links_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("a.xml")
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert refusal(stream.getvalue()) == "'a.xml' is a link or a device"


def test_encrypted_members_are_refused() -> None:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == "'quiz.xml' is encrypted: unpack it with its password first"


@pytest.mark.parametrize("name", ["../quiz.xml", "/quiz.xml", "C:/quiz.xml", "a/..\\..\\b"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert name in refusal(zipped({name: b""}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_stand_twice_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", "one")
        archive.writestr("a.xml", "two")
    assert refusal(stream.getvalue()) == "'a.xml' stands in it twice"


def test_a_bomb_is_refused_before_it_is_read() -> None:
    assert "200 times its size" in refusal(zipped({"a": b"\0" * 60 * 1024 * 1024}))


def test_a_member_is_read_only_as_far_as_it_says() -> None:
    data = zipped({"a": b"\0" * 1_000_000})
    lying = data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    contents = open_zip(File.of("a.zip", lying))
    with pytest.raises(ValueError, match="CRC"):
        contents.load(contents.members["a"])


@pytest.mark.parametrize("data", [GOOD[:-30], GOOD[:20], b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18])
def test_a_truncated_archive_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("it is broken: ")


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6))
def test_any_bytes_give_members_or_a_refusal(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        contents = open_zip(File.of("a.zip", bytes(data)))
    except RefusedError:
        return
    for member in contents.members.values():
        try:
            contents.load(member)
        except ValueError:
            continue
