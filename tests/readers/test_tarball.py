"""Tar archives, broken and hostile ones above all."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers import tarball
from ankibuild.readers.file import File
from ankibuild.readers.packed import RefusedError
from ankibuild.readers.tarball import open_tar


def tarred(files: dict[str, bytes], mode: str = "w:gz", kind: bytes = tarfile.REGTYPE) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.type = len(data), kind
            info.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


GOOD = tarred({"./course.xml": b"<course/>", "problem/a.xml": b"<problem/>"}, "w")


def refusal(data: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        open_tar(File.of("a.tar.gz", data))
    return str(refused.value)


@pytest.mark.parametrize("data", [GOOD, gzip.compress(GOOD)], ids=["tar", "tar.gz"])
def test_members_are_loaded(data: bytes) -> None:
    contents = open_tar(File.of("a.tar.gz", data))
    loaded = {name: contents.load(member) for name, member in contents.members.items()}
    assert loaded == {"course.xml": b"<course/>", "problem/a.xml": b"<problem/>"}


def test_folders_are_no_members() -> None:
    assert list(open_tar(File.of("a.tar", tarred({"a": b""}, kind=tarfile.DIRTYPE))).members) == []


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(kind: bytes) -> None:
    assert refusal(tarred({"a.xml": b""}, kind=kind)) == "'a.xml' is a link or a device"


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "a/../../b"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    assert name in refusal(tarred({name: b""}))


def test_a_bomb_is_refused_while_it_is_read() -> None:
    assert "200 times its size" in refusal(tarred({"a": b"\0" * 60 * 1024 * 1024}))


def test_a_bomb_in_a_header_is_refused() -> None:
    info = tarfile.TarInfo("a")
    info.type, info.size = tarfile.XHDTYPE, 7 * 1024**3
    assert "200 times its size" in refusal(gzip.compress(info.tobuf(tarfile.USTAR_FORMAT) + b"\0" * 60 * 1024 * 1024))


def test_more_than_memory_should_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tarball, "MAX_KEPT", 15)
    assert "unpacks to more than" in refusal(GOOD)


@pytest.mark.parametrize(
    "data",
    [GOOD[:700], GOOD[:1024], GOOD[:100], gzip.compress(GOOD)[:-20], b"no tar", b"\x1f\x8b", b""],
)
def test_a_truncated_archive_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("it is broken: ")


@pytest.mark.parametrize("data", [b"<quiz/>", b"<quiz/>" * 1000])
def test_a_single_file_that_is_packed_is_to_be_unpacked(data: bytes) -> None:
    assert refusal(gzip.compress(data)) == "it is a single file that gzip packed: unpack it first"


def test_a_chain_of_headers_is_refused_or_read() -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2
    assert refusal((info.tobuf() + b"a\0".ljust(512, b"\0")) * 5000).startswith("it is broken: ")


@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6))
def test_any_bytes_give_members_or_a_refusal(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    try:
        contents = open_tar(File.of("a.tar", bytes(data)))
    except RefusedError:
        return
    for member in contents.members.values():
        contents.load(member)


def test_a_size_below_nothing_is_refused() -> None:
    info = tarfile.TarInfo("pax")
    info.type, info.size = tarfile.XHDTYPE, len(b"11 size=-5\n")
    header = info.tobuf(tarfile.USTAR_FORMAT) + b"11 size=-5\n".ljust(512, b"\0")
    assert refusal(header + GOOD) == "it is broken: './course.xml' has less than no bytes"
