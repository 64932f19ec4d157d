"""Packages read back: our own, genanki's, and those that Anki exports in the old format and the current one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import genanki
import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.package.read import Package, read_media, read_package

SOURCE = """\
    tags: [a, b]
    questions:
      - id: one
        stem: "Which? ![x](pic.png)"
        options: [This, That]
        answer: 1
      - id: two
        stem: '{{c1::Gold}} is {{c2::Au}}.'
        deck: Test::Sub
    """


@pytest.fixture
def package(folder) -> Package:
    folder.write("sources/a.yaml", SOURCE)
    folder.write("sources/pic.png", b"picture")
    folder.build()
    return read_package(folder.package)


def exported(collection, path: Path, legacy: bool) -> Path:
    from anki.collection import ExportAnkiPackageOptions

    options = ExportAnkiPackageOptions(legacy=legacy, with_media=True)
    collection.col.export_anki_package(out_path=str(path), limit=None, options=options)
    return path


def test_our_own_package_comes_back_as_it_was_built(package) -> None:
    one, two = package.notes.values()
    assert (one.fields["Id"], one.fields["Answer"], one.tags, one.deck, one.ords) == (
        "one",
        "This",
        ("a", "b"),
        "Test",
        (0,),
    )
    assert (two.fields["Id"], two.deck, two.ords, two.notetype.is_cloze) == ("two", "Test::Sub", (0, 1), True)


def test_media_come_back_with_their_bytes(package) -> None:
    (name,) = package.media
    assert name in next(iter(package.notes.values())).fields["Stem"]
    assert read_media(package, name) == b"picture"


@pytest.mark.parametrize("legacy", [True, False])
def test_what_anki_exports_is_what_was_imported(package, collection, tmp_path: Path, legacy: bool) -> None:
    collection.import_package(package.path)
    again = read_package(exported(collection, tmp_path / "out.apkg", legacy))
    assert {g: (n.fields, n.deck, n.ords, n.mod) for g, n in again.notes.items()} == {
        g: (n.fields, n.deck, n.ords, n.mod) for g, n in package.notes.items()
    }
    assert {t.id: (t.fields, t.css, t.templates[0].front) for t in again.notetypes.values()} == {
        t.id: (t.fields, t.css, t.templates[0].front) for t in package.notetypes.values()
    }
    (name,) = again.media
    assert read_media(again, name) == b"picture"


def test_a_package_of_genanki_can_be_read(tmp_path: Path) -> None:
    deck = genanki.Deck(1234567890, "Plain", "About it")
    deck.add_note(genanki.Note(genanki.BASIC_MODEL, ["Front <b>x</b>", "Back"], guid="abc"))
    genanki.Package(deck).write_to_file(tmp_path / "g.apkg")
    package = read_package(tmp_path / "g.apkg")
    assert package.notes["abc"].fields == {"Front": "Front <b>x</b>", "Back": "Back"}
    assert package.decks["Plain"] == "About it"


def zip_with(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return path


@pytest.mark.parametrize(
    "members",
    [
        {"other": b""},
        {"collection__anki2": b"no database"},
        {"collection__anki2": b""},
        {"collection__anki21b": b"no zstd"},
        {"collection__anki2": b"x", "media": b"{"},
    ],
)
def test_what_is_no_package_is_refused_with_its_name(tmp_path: Path, members: dict[str, bytes]) -> None:
    path = zip_with(tmp_path / "bad.apkg", **members)
    with pytest.raises(AnkibuildError, match=r"cannot read .*bad\.apkg"):
        read_package(path)


def test_a_file_that_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.apkg").write_bytes(b"text")
    with pytest.raises(AnkibuildError, match="not a zip"):
        read_package(tmp_path / "bad.apkg")


def test_a_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AnkibuildError, match="No such file"):
        read_package(tmp_path / "none.apkg")


def test_media_that_a_package_does_not_have_are_refused(package) -> None:
    with pytest.raises(AnkibuildError, match=r"cannot read none\.png"):
        read_media(package, "none.png")
