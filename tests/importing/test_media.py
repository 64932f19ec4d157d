"""Pictures of imported questions."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest

from ankibuild.importing.lastly import digest_of
from ankibuild.importing.media import copy_media, settle_files
from ankibuild.model import Question


def copied(text: str, path: Path, into: Path, attachments=None):
    found = copy_media([Question(text)], path, into, attachments or {})
    return found.questions[0][0].stem, {target: load() for target, load in found.files.items()}, found.diagnostics


def test_a_picture_inside_the_file_goes_beside_the_yaml(tmp_path: Path) -> None:
    stem, files, _ = copied(
        "![](quiz.xml.media/a%20b.png)",
        tmp_path / "quiz.xml",
        tmp_path / "sources",
        {"quiz.xml.media/a b.png": lambda: b"x"},
    )
    assert stem == "![](quiz.xml.media/a%20b.png)"
    assert files == {tmp_path / "sources/quiz.xml.media/a b.png": b"x"}


def test_a_picture_beside_the_file_is_copied_and_linked(tmp_path: Path) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img/a.png").write_bytes(b"x")
    stem, files, _ = copied("![](img/a.png)", tmp_path / "quiz.md", tmp_path / "sources")
    assert stem == "![](quiz.md.media/img/a.png)"
    assert files == {tmp_path / "sources/quiz.md.media/img/a.png": b"x"}


@pytest.mark.parametrize(
    ("folder", "address"),
    [("c#1_files", "c#1_files/p.png"), ("50%20off", "50%20off/p.png"), ("a b", "a%20b/p.png?v=1"), ("a", "a/p.png#x")],
)
def test_a_file_is_found_however_its_name_is_written(tmp_path: Path, folder: str, address: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "p.png").write_bytes(b"x")
    stem, files, said = copied(f"![]({address})", tmp_path / "quiz.md", tmp_path / "sources")
    assert (files, said) == ({tmp_path / f"sources/quiz.md.media/{folder}/p.png": b"x"}, [])
    assert stem == f"![](quiz.md.media/{quote(folder)}/p.png)"


def test_it_stays_where_the_yaml_lies_in_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    stem, files, _ = copied("![](a.png)", tmp_path / "quiz.md", tmp_path)
    assert (stem, files) == ("![](a.png)", {})


def test_one_that_is_missing_or_lies_outside_is_said(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "bank").mkdir()
    stem, files, said = copied("![](../secret.png) ![](no.png)", tmp_path / "bank/quiz.md", tmp_path / "sources")
    assert (stem, files) == ("![](../secret.png) ![](no.png)", {})
    assert [diagnostic.code for diagnostic in said] == ["import-file-missing"] * 2


def test_a_link_to_a_page_is_no_picture(tmp_path: Path) -> None:
    stem, files, said = copied("[more](page.html)", tmp_path / "quiz.md", tmp_path / "sources")
    assert (stem, files, said) == ("[more](page.html)", {}, [])


@pytest.mark.parametrize("name", ["x" * 5000 + ".png", "a%00b.png"])
def test_a_name_that_no_file_can_have_is_missing(tmp_path: Path, name: str) -> None:
    _, files, said = copied(f"![]({name})", tmp_path / "quiz.md", tmp_path / "sources")
    assert (files, [diagnostic.code for diagnostic in said]) == ({}, ["import-file-missing"])


@pytest.mark.parametrize("name", ["../a.png", "/tmp/a.png", "a/../../b.png"])
def test_nothing_inside_a_file_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    _, files, _ = copied(f"![]({name})", tmp_path / "quiz.md", tmp_path / "sources", {name: lambda: b"x"})
    assert files == {}


def settled(tmp_path: Path, there: bytes | None, last: bytes | None, new: bytes, *, force: bool = False):
    path = tmp_path / "bank.xml.media" / "a.png"
    path.parent.mkdir(exist_ok=True)
    if there is not None:
        path.write_bytes(there)
    known = {"bank.xml.media/a.png": digest_of(last)} if last is not None else {}
    found = settle_files({path: lambda: new}, tmp_path, known, tmp_path, force=force)
    assert found.digests == {"bank.xml.media/a.png": digest_of(new)}
    return list(found.files) == [path], [(said.code, said.location) for said in found.diagnostics]


def test_a_picture_that_was_replaced_there_arrives(tmp_path: Path) -> None:
    assert settled(tmp_path, None, None, b"new") == (True, [])
    assert settled(tmp_path, b"old", b"old", b"new") == (True, [])


def test_one_that_is_there_already_is_not_copied(tmp_path: Path) -> None:
    assert settled(tmp_path, b"new", None, b"new") == (False, [])


def test_one_that_was_changed_here_stays(tmp_path: Path) -> None:
    assert settled(tmp_path, b"mine", b"old", b"old") == (False, [])
    clash = [("import-file-clash", "bank.xml.media/a.png:1:1")]
    assert settled(tmp_path, b"mine", b"old", b"new") == (False, clash)
    assert settled(tmp_path, b"mine", None, b"new") == (False, clash)
    assert settled(tmp_path, b"mine", b"old", b"new", force=True) == (True, [])


def test_a_picture_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    def refused() -> bytes:
        raise PermissionError(13, "Permission denied")

    found = settle_files({tmp_path / "a.png": refused}, tmp_path, {}, tmp_path, force=False)
    assert (found.files, [said.code for said in found.diagnostics]) == ({}, ["unreadable-file"])
