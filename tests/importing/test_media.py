"""Pictures of imported questions."""

from __future__ import annotations

from pathlib import Path

from ankibuild.importing.media import copy_media
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
