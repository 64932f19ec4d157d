"""A project and its questions, from a folder, a part of it, or one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from ankibuild.bank import Bank, load
from ankibuild.decks import deck_of
from ankibuild.model import Question
from ankibuild.project import Project


def question(name: str) -> str:
    return f"- id: {name}\n  stem: Which?\n  answer: x\n"


def ids(bank: Bank) -> list[str]:
    assert bank.diagnostics == ()
    return [question.id for question in bank.questions]


def codes(bank: Bank) -> list[str]:
    return [diagnostic.code for diagnostic in bank.diagnostics]


@pytest.fixture
def written(folder) -> Path:
    """A project with `sources/a.yaml`, `sources/heart/b.yml` and `other/c.yaml`."""
    for name in ("sources/a.yaml", "sources/heart/b.yml", "other/c.yaml"):
        folder.write(name, question(Path(name).stem))
    return folder.root


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("", ["a", "b"]),
        ("ankibuild.yaml", ["a", "b"]),
        ("sources", ["a", "b"]),
        ("sources/heart", ["b"]),
        ("sources/a.yaml", ["a"]),
        ("sources/heart/b.yml", ["b"]),
        ("other", ["c"]),
        ("other/c.yaml", ["c"]),
    ],
)
def test_a_project_or_a_part_of_it_is_read(written: Path, path: str, expected: list[str]) -> None:
    bank = load(written / path)
    assert ids(bank) == expected
    assert (bank.project.root, bank.project.name, bank.read) == (written, "Test", len(expected))


@pytest.mark.parametrize("path", ["", "sources/heart", "sources/heart/b.yml"])
def test_a_part_of_a_project_goes_to_the_same_deck(written: Path, path: str) -> None:
    bank = load(written / path)
    assert [deck_of(question, bank.project) for question in bank.questions if question.id == "b"] == ["Test::heart"]


def test_a_part_is_read_from_any_folder(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written / "sources")
    assert ids(load("heart")) == ["b"]
    assert ids(load("../other/c.yaml")) == ["c"]


def test_a_folder_without_a_project_file_is_read_with_its_subfolders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.yaml").write_text(question("a"))
    (tmp_path / "deep" / "b.yaml").write_text(question("b"))
    assert ids(load(tmp_path)) == ["a", "b"]
    assert ids(load(tmp_path / "deep" / "b.yaml")) == ["b"]
    assert load(tmp_path / "deep").project.root == tmp_path / "deep"


@pytest.mark.parametrize("path", ["", "sources", "sources/a.yaml"])
def test_a_folder_with_just_sources_is_a_project(tmp_path: Path, path: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_text(question("a"))
    bank = load(tmp_path / path)
    assert (ids(bank), bank.project.root) == (["a"], tmp_path)


@pytest.mark.parametrize("name", ["a[1].yaml", "a*.yaml", "[x]/a?.yaml"])
def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(question("a"))
    (tmp_path / "ab.yaml").write_text(question("b"))
    assert ids(load(tmp_path / name)) == ["a"]


def test_a_hidden_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / ".a.yaml").write_text(question("a"))
    assert ids(load(tmp_path / ".a.yaml")) == ["a"]


def test_nothing_at_a_path_is_an_error_of_the_caller(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("gone")
    for name in ("gone", "link", "a\0b"):
        with pytest.raises(FileNotFoundError, match="there is no"):
            load(tmp_path / name)


def test_a_folder_without_sources_says_so(folder) -> None:
    assert codes(folder.load()) == ["no-sources"]


def test_a_project_without_sources_that_can_be_read_says_only_why(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nsources: '*.yaml'\n")
    folder.write("secret", "").rename(folder.root.parent / "secret.yaml")
    (folder.root / "a.yaml").symlink_to("../secret.yaml")
    assert codes(folder.load()) == ["outside-project"]


def test_the_project_file_is_no_source(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nsources: '*.yaml'\n")
    folder.write("a.yaml", question("a"))
    assert ids(folder.load()) == ["a"]


def test_a_file_that_no_reader_knows_is_said(folder) -> None:
    path = folder.write("sources/a.exe", "x")
    assert codes(load(path)) == ["no-reader"]


def test_a_named_file_that_holds_no_questions_is_an_error(folder) -> None:
    path = folder.write("sources/a.txt", "x")
    assert codes(load(path)) == ["unrecognised-file"]


def test_an_archive_that_is_not_read_is_an_error_with_the_reason(folder) -> None:
    folder.write("sources/a.yaml", "- stem: One?\n  answer: Two\n")
    (folder.root / "sources/a.apkg").write_bytes(b"PK\x03\x04 cut off")
    assert codes(load(folder.root)) == ["archive-refused"]


def test_an_archive_of_other_files_says_what_it_holds(folder) -> None:
    folder.write("sources/a.yaml", "- stem: One?\n  answer: Two\n")
    with zipfile.ZipFile(folder.root / "sources/a.zip", "w") as archive:
        archive.writestr("cat.csv", "x")
    assert codes(load(folder.root)) == ["archive-left-out"]
    assert codes(load(folder.root / "sources/a.zip")) == ["archive-without-questions"]


@pytest.mark.parametrize("name", ["a.7z", "a.zip"])
def test_an_archive_of_another_kind_is_to_be_unpacked(folder, name: str) -> None:
    (folder.root / "sources").mkdir(exist_ok=True)
    (folder.root / "sources" / name).write_bytes(b"7z\xbc\xaf\x27\x1c\x00\x04")
    assert codes(load(folder.root / "sources" / name)) == ["unpack-first"]


def test_a_file_in_a_folder_that_holds_no_questions_is_left_out_with_a_warning(folder) -> None:
    folder.write("sources/a.yaml", "- stem: One?\n  answer: Two\n")
    folder.write("sources/b.txt", "x")
    folder.write("sources/README.md", "x")
    folder.write("sources/picture.png", "x")
    assert codes(load(folder.root)) == ["not-recognised"]


def test_an_office_file_among_the_sources_is_left_out_with_a_warning(folder) -> None:
    folder.write("sources/a.yaml", "- stem: One?\n  answer: Two\n")
    for name in ("sources/b.xls", "sources/b.docx", "sources/more/b.pdf", "beside.pdf", "sources/q.md.media/c.pdf"):
        folder.write(name, "x")
    bank = load(folder.root)
    assert [(fault.code, fault.location.split(":")[0]) for fault in bank.diagnostics] == [
        ("save-as-left-out", "sources/b.docx"),
        ("save-as-left-out", "sources/b.xls"),
        ("save-as-left-out", "sources/more/b.pdf"),
    ]
    assert codes(load(folder.root / "sources" / "b.xls")) == ["save-as"]


def test_an_excel_workbook_with_another_suffix_is_read(folder) -> None:
    (folder.root / "sources").mkdir(exist_ok=True)
    workbook = openpyxl.Workbook()
    for row in (("Question", "Answer"), ("What is the symbol of gold?", "Au")):
        workbook.active.append(row)
    workbook.save(folder.root / "sources" / "metals.xlsx")
    (folder.root / "sources" / "metals.xlsx").rename(folder.root / "sources" / "metals.ods")
    assert [question.stem for question in load(folder.root).questions] == ["What is the symbol of gold?"]


def test_all_questions_are_counted_and_the_good_ones_given(folder) -> None:
    folder.write("sources/a.yaml", question("a") + "- stem: [b]\n- just a text\n- stem: c\n  answer: {number: 1}\n")
    folder.write("sources/b.yaml", question("b") + "  oops\n")
    folder.write("sources/c.yaml", question("c"))
    bank = folder.load()
    assert [question.id for question in bank.questions] == ["a", "c"]
    assert bank.read == 5
    assert sorted(codes(bank)) == ["answer-form-without-options", "not-a-text", "question-is-text", "stray-text"]


def test_files_come_in_the_order_of_their_names(folder) -> None:
    for name in ("b", "a", "c/a", "B"):
        folder.write(f"sources/{name}.yaml", question(name.replace("/", "-")))
    assert ids(folder.load()) == ["B", "a", "b", "c-a"]


def test_a_bank_can_be_made_in_python() -> None:
    questions = [Question("Which?", answer="x"), Question("What?", answer="y")]
    bank = Bank.of(iter(questions), Project())
    assert (bank.questions, bank.read, bank.diagnostics) == (tuple(questions), 2, ())


def test_a_project_whose_sources_are_its_folder_leaves_out_what_lies_there_for_another_use(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nsources: .\n")
    folder.write("q.yaml", "- id: a\n  stem: One?\n  answer: Two\n")
    for name in ("dist/Test.apkg", "templates/base.html", "releases/1/notes.md", "q.xml.media/x.html", "old.apkg"):
        folder.write(name, "x")
    bank = load(folder.root)
    assert [path.name for path in bank.sources] == ["q.yaml"]


def test_sources_of_which_none_holds_questions_are_an_error(folder) -> None:
    folder.write("sources/a.txt", "x")
    assert codes(load(folder.root)) == ["not-recognised", "no-source-recognised"]


def test_notes_of_another_deck_are_warned_of_once_a_file(folder) -> None:
    folder.write("sources/notes.txt", "#separator:tab\n#guid column:1\nabc\tOne?\tYes\ndef\tTwo?\tNo\n")
    assert codes(load(folder.root)) == ["guid-of-another-deck"]
