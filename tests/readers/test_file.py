"""What a reader is given."""

from __future__ import annotations

from pathlib import Path

from ankibuild.readers.file import HEAD, Beside, File


def test_a_file_in_memory_is_text_or_bytes() -> None:
    assert File.of("a.txt", "é").data == "é".encode()
    assert File.of("a.txt", b"\xff").data == b"\xff"


def test_the_head_is_the_start_of_the_text() -> None:
    file = File.of("a.txt", "x" * (HEAD + 10))
    assert file.head == "x" * HEAD
    assert File.of("a.txt", b"\xff\xfea\0b\0").head == "ab"
    assert File.of("a.zip", b"PK\3\4\0\0").head == ""


def test_only_the_start_of_a_file_on_disk_is_read_to_look_at_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Question")

    def never() -> bytes:
        raise AssertionError

    file = File("a.txt", never, disk=path)
    assert (file.head, file.magic) == ("Question", b"Question")


def test_the_media_folder_is_named_after_the_file() -> None:
    assert File.of("sources/quiz.xml", "").media_folder == "quiz.xml.media"


def test_what_lies_beside_a_file_is_read_by_name() -> None:
    beside = Beside.of({"key.txt": b"1. A"})
    assert beside.names == {"key.txt"}
    assert beside.read("key.txt") == b"1. A"
    assert beside.read("../key.txt") is None
    assert File.of("a.txt", "").beside.read("key.txt") is None
