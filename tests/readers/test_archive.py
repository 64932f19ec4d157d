"""Archives, as readers open them."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from ankibuild.readers import archive as module
from ankibuild.readers.archive import Archive, open_archive, packing, unpacking
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import HEAD, File, Settings
from ankibuild.source import Span


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def opened(files: dict[str, bytes]) -> Archive:
    archive, faults = open_archive(File.of("bank/quiz.zip", zipped(files), Settings(texts="plain")))
    assert faults == []
    assert archive is not None
    return archive


def refusal(file: File) -> tuple[str, str]:
    archive, (fault,) = open_archive(file)
    assert archive is None
    return fault.code, fault.headline


def test_members_have_names_and_bytes() -> None:
    archive = opened({"items/q1.xml": b"<q/>", "a.png": b"picture"})
    assert archive.names == ("items/q1.xml", "a.png")
    assert archive.read("a.png") == b"picture"
    assert "a.png" in archive
    assert archive.read("b.png") == b""


def test_a_member_is_a_file_with_a_place_in_the_archive() -> None:
    file = opened({"items/q1.xml": "<q>é</q>".encode("latin-1")}).file("items/q1.xml")
    source, (fault,) = file.decoded
    assert (source.path, source.file, source.text) == ("bank/quiz.zip/items/q1.xml", "bank/quiz.zip", "<q>é</q>")
    assert fault.location == "bank/quiz.zip/items/q1.xml:1:4"
    assert fault.span is not None
    assert fault.span.source is source
    assert file.settings.texts == "plain"


def test_the_files_beside_a_member_are_those_of_its_folder() -> None:
    archive = opened({"items/q1.xml": b"", "items/media/a.png": b"picture", "b.png": b""})
    assert archive.file("items/q1.xml").beside.names == {"q1.xml", "media/a.png"}
    assert archive.file("items/q1.xml").beside.read("media/a.png") == b"picture"
    assert archive.file("b.png").beside.read("items/media/a.png") == b"picture"


def test_a_broken_member_is_a_fault_and_empty() -> None:
    data = zipped({"a.xml": b"<q>text</q>", "b.xml": b"<q/>"}).replace(b"<q>text</q>", b"<q>TEXT</q>")
    archive, _ = open_archive(File.of("quiz.zip", data))
    assert archive is not None
    assert [archive.read("a.xml"), archive.read("a.xml"), archive.read("b.xml")] == [b"", b"", b"<q/>"]
    assert [(fault.code, fault.location) for fault in archive.faults.values()] == [
        ("file-broken", "quiz.zip/a.xml:1:1")
    ]


def test_a_huge_member_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_MEMBER", 3)
    archive = opened({"film.mp4": b"1234"})
    assert archive.read("film.mp4") == b""
    assert list(archive.faults) == ["film.mp4"]


def test_an_archive_in_an_archive_is_read_up_to_a_depth() -> None:
    data = zipped({"q.xml": b"<q/>"})
    for level in range(3):
        data = zipped({f"{level}.zip": data})
    archive, _ = open_archive(File.of("quiz.zip", data))
    for level in (2, 1):
        assert archive is not None
        archive, _ = open_archive(archive.file(f"{level}.zip"))
    assert archive is not None
    assert archive.file("0.zip").decoded[0].holder == "quiz.zip"
    assert refusal(archive.file("0.zip")) == (
        "archive-refused",
        "the archive is not read: it lies in an archive in an archive in an archive",
    )


@pytest.mark.parametrize(
    ("file", "packed"),
    [
        (File.of("a.bin", zipped({"a": b""})), "zip"),
        (File.of("a.zip", zipped({})), "zip"),
        (File.of("a.bin", gzip.compress(b"")), "tar.gz"),
        (File.of("a.tar", b""), "tar"),
        (File.of("a.zip", b"<q/>"), ""),
    ],
)
def test_archives_are_known_by_their_first_bytes(file: File, packed: str) -> None:
    assert packing(file) == packed


@pytest.mark.parametrize("data", [b"", b"<q/>", b"PK\x03\x04...", gzip.compress(b"...")])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert refusal(File.of("quiz.zip", data))[0] == "archive-refused"


def test_a_file_is_opened_once() -> None:
    file = File.of("quiz.zip", zipped({"a": b""}))
    assert open_archive(file)[0] is open_archive(file)[0]


def test_of_a_file_that_is_only_looked_at_the_start_alone_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = opened({"q.xml": b"<q>" + b" " * 200_000})
    monkeypatch.setattr(Archive, "read", lambda self, name: pytest.fail("the whole file was unpacked"))
    assert archive.file("q.xml").head.startswith("<q>")
    assert len(archive.file("q.xml").head) == HEAD


def test_texts_are_read_until_they_are_too_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TEXTS", 10)
    inner = zipped({"c.xml": b"<q>12</q>"})
    archive = opened({"a.xml": b"<q/>", "b.xml": b"<q>3</q>", "inner.zip": inner, "film.mp4": b"1" * 100})
    assert [archive.file(name).data for name in ("a.xml", "a.xml", "b.xml")] == [b"<q/>", b"<q/>", b""]
    assert archive.read("film.mp4") == b"1" * 100
    nested, _ = open_archive(archive.file("inner.zip"))
    assert nested is not None
    assert nested.file("c.xml").data == b""
    assert list(archive.faults) == ["b.xml"]


def test_of_a_broken_member_only_that_is_said() -> None:
    data = zipped({"a.xml": b"<q>text</q>"}).replace(b"<q>text</q>", b"<q>TEXT</q>")
    collector = Collector(File.of("quiz.zip", data))
    with unpacking(collector) as archive:
        assert archive is not None
        file = archive.file("a.xml")
        collector.warn("nothing-recognised", Span(file.decoded[0], 0, 0), format="QTI")
    assert [fault.code for fault in collector.diagnostics] == ["file-broken"]


def test_why_an_archive_is_not_read_is_collected() -> None:
    collector = Collector(File.of("quiz.zip", b"PK\x03\x04"))
    with unpacking(collector) as archive:
        assert archive is None
    assert [fault.code for fault in collector.diagnostics] == ["archive-refused"]
