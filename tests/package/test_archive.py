"""The zip file: what is in it, and that nothing but the input decides about its bytes."""

import hashlib
import json
import os
import zipfile
import zlib
from pathlib import Path

import deflate
import pytest

from ankibuild.errors import OutputError
from ankibuild.package import PackageFile, write_package
from ankibuild.package.collection import collection_bytes


@pytest.fixture
def decks(stamped, decks_of, media):
    """Two decks, three notes and two media files."""
    b, a = media("b.png", b"\x89PNG" * 500), media("ä.mp3", b"sound")
    return decks_of(stamped(1, media=(b, a)), stamped(2, "Test::a", media=(b,), ords=(0, 1)), stamped(3, "Test::a"))


def members(path: Path) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as archive:
        return archive.infolist()


def test_a_package_is_a_sound_zip_file_with_everything(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "p.apkg")
    with zipfile.ZipFile(tmp_path / "p.apkg") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["collection.anki2", "media", "0", "1"]
        assert archive.read("collection.anki2") == collection_bytes(decks)
        assert json.loads(archive.read("media")) == {"0": "b.png", "1": "ä.mp3"}
        assert (archive.read("0"), archive.read("1")) == (b"\x89PNG" * 500, b"sound")


def test_what_was_written_is_told(decks, tmp_path) -> None:
    path = tmp_path / "p.apkg"
    assert write_package(decks, path) == PackageFile(path, ("Test", "Test::a"), 3, 4, 2, path.stat().st_size)


def test_a_deck_without_notes_is_not_told(stamped, decks_of, tmp_path) -> None:
    written = write_package(decks_of(stamped(1, "Test::a::b")), tmp_path / "p.apkg")
    assert written.decks == ("Test::a::b",)


def test_every_member_has_the_same_date_and_permissions(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "p.apkg")
    for info in members(tmp_path / "p.apkg"):
        assert (info.date_time, info.external_attr >> 16, info.create_system) == ((1980, 1, 1, 0, 0, 0), 0o644, 3)
        assert info.flag_bits & 0x8 == 0, "sizes stand before the data, so that every reader can stream it"


def test_the_collection_is_compressed_and_media_are_stored(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "p.apkg")
    kinds = [info.compress_type for info in members(tmp_path / "p.apkg")]
    assert kinds == [zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_STORED]
    collection = members(tmp_path / "p.apkg")[0]
    assert collection.compress_size < collection.file_size / 5


def test_the_compressed_bytes_are_those_of_libdeflate_whatever_zlib_does(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "p.apkg")
    data = collection_bytes(decks)
    compressed = bytes(deflate.deflate_compress(data, 6))
    info = members(tmp_path / "p.apkg")[0]
    assert (info.compress_size, info.CRC) == (len(compressed), zlib.crc32(data))
    assert compressed in (tmp_path / "p.apkg").read_bytes()


def test_the_list_of_media_is_readable(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "p.apkg")
    with zipfile.ZipFile(tmp_path / "p.apkg") as archive:
        assert archive.read("media").decode() == '{"0": "b.png", "1": "ä.mp3"}'


def test_the_same_input_gives_the_same_bytes(decks, tmp_path) -> None:
    write_package(decks, tmp_path / "a.apkg")
    for deck in decks:
        for media in deck.media:
            os.utime(media.path, (1, 1))
            media.path.chmod(0o600)
    write_package(iter(decks), str(tmp_path / "other" / "b.apkg"))
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "other" / "b.apkg").read_bytes()


def test_two_files_of_one_basename_both_arrive(stamped, decks_of, tmp_path) -> None:
    from ankibuild.note import MediaFile

    files = []
    for folder in ("a", "b"):
        path = tmp_path / folder / "1.png"
        path.parent.mkdir()
        path.write_bytes(folder.encode())
        files.append(MediaFile(f"1-{folder}.png", path, folder, 1))
    write_package(decks_of(stamped(1, media=tuple(files))), tmp_path / "p.apkg")
    with zipfile.ZipFile(tmp_path / "p.apkg") as archive:
        assert [archive.read("0"), archive.read("1")] == [b"a", b"b"]


def test_a_deck_of_genankis_own_is_written_too(plain_deck, tmp_path) -> None:
    written = write_package([plain_deck("x", "y")], tmp_path / "p.apkg")
    assert (written.decks, written.notes, written.cards, written.media) == (("Plain",), 2, 4, 0)
    digests = {hashlib.sha256(collection_bytes([plain_deck("x", "y")])).digest() for _ in range(2)}
    assert len(digests) == 1


def test_the_package_that_stood_there_stays_where_a_picture_has_vanished(decks, tmp_path) -> None:
    path = tmp_path / "p.apkg"
    write_package(decks, path)
    before = path.read_bytes()
    picture = decks[0].media[0].path
    picture.unlink()
    with pytest.raises(
        OutputError, match=r"cannot write .*p\.apkg: No such file or directory \(.*original of b\.png\)"
    ):
        write_package(decks, path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_nothing_is_left_of_a_package_with_a_wrong_note(plain_deck, tmp_path) -> None:
    deck = plain_deck("x")
    deck.notes[0].fields = ["one"]
    with pytest.raises(ValueError, match="a note has 1 fields"):
        write_package([deck], tmp_path / "p.apkg")
    assert list(tmp_path.iterdir()) == []
