"""Media as they are packed."""

import hashlib
from pathlib import Path

import pytest

from ankibuild.note import MediaFile
from ankibuild.render.media_files import PICTURES, SOUNDS, VIDEOS, MediaStore


def stored(path: Path, content: bytes = b"content"):
    """A file as it will be packed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return MediaStore(path.parent).get(path)


def test_a_file_is_known_by_its_name_and_a_hash_of_its_content(tmp_path: Path) -> None:
    digest = hashlib.sha256(b"content").hexdigest()
    found = stored(tmp_path / "heart.png")
    assert found == (f"heart-{digest[:16]}.png", tmp_path / "heart.png", digest, 7, None)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Heart 1.png", "Heart-1"),
        ("a.b.c.png", "a-b-c"),
        ("_heart_.png", "heart"),
        ("Herz-Kammer_2.png", "Herz-Kammer_2"),
        ("e\u0301.png", "é"),
        ("心臓.png", "心臓"),
        ("a&b<c>'d'\"e\".png", "a-b-c-d-e"),
        ("{{c1::a}}[x].png", "c1-a-x"),
        ("---.png", "file"),
        ("x" * 100 + ".png", "x" * 40),
        ("x" * 39 + "-" + "y" * 9 + ".png", "x" * 39),
        ("a.PNG", "a"),
    ],
)
def test_a_packed_name_has_no_sign_that_means_something(tmp_path: Path, name: str, stem: str) -> None:
    found = stored(tmp_path / name)
    assert found.name == f"{stem}-{found.digest[:16]}.png"


def test_a_changed_file_gets_another_name(tmp_path: Path) -> None:
    assert stored(tmp_path / "a.png", b"1").name != stored(tmp_path / "a.png", b"2").name


def test_a_file_is_read_once(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    path = tmp_path / "a.png"
    path.write_bytes(b"1")
    first = store.get(path)
    path.write_bytes(b"2")
    assert store.get(path) is first


def test_a_file_that_cannot_be_read_gives_the_reason(tmp_path: Path) -> None:
    store = MediaStore(tmp_path)
    error = store.get(tmp_path / "none.png")
    assert isinstance(error, FileNotFoundError)
    assert store.get(tmp_path / "none.png") is error


def test_no_type_is_of_two_kinds() -> None:
    assert not PICTURES & SOUNDS
    assert not SOUNDS & VIDEOS
    assert not VIDEOS & PICTURES


def test_a_file_inside_a_source_is_packed_like_one_on_disk(tmp_path: Path) -> None:
    store = MediaStore(tmp_path, {"sources/q.xml.media/heart.png": lambda: b"content"})
    path = tmp_path / "sources" / "q.xml.media" / "heart.png"
    assert store.has(path)
    assert not store.has(tmp_path / "heart.png")
    found = store.get(path)
    assert isinstance(found, MediaFile)
    assert found.name == f"heart-{hashlib.sha256(b'content').hexdigest()[:16]}.png"
    assert found.open().read() == b"content"
