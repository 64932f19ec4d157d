"""Sources of several formats, read together."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.diagnostics import Diagnostic
from ankibuild.formats import FormatRule
from ankibuild.gathering import gather, open_file
from ankibuild.model import RawQuestion, Text
from ankibuild.readers import Read, table
from ankibuild.source import Source, Span


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch):
    """Lets the reader `aiken` read whatever a test says."""

    def set_to(read) -> None:
        monkeypatch.setattr(table.Reader, "read", lambda self, file: read(file))

    return set_to


def question(file, stem: str = "One?", **parts) -> RawQuestion:
    span = Span(Source(file.path, "x"), 0, 1)
    texts = {"kind": Text("plain"), "stem": Text(stem, span)}
    from ankibuild.model import RawAnswer

    return RawQuestion(span, texts, answers=(RawAnswer(Text("Yes")),), **parts)


def test_the_deck_and_tags_of_a_rule_go_to_its_questions(tmp_path: Path, reader) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    reader(
        lambda file: Read((question(file), question(file, deck="::Sub"), question(file, deck="Own", tags=("b",))), ())
    )
    found = gather(tmp_path, [path], [FormatRule(("a.txt",), "aiken", "::Bank", ("t",))])
    assert [(q.deck, q.tags) for q in found.questions] == [
        ("::Bank", ("t",)),
        ("::Bank::Sub", ("t",)),
        ("Own", ("t", "b")),
    ]


def test_a_file_that_belongs_to_another_is_no_source(tmp_path: Path, reader) -> None:
    for name in ("a-key.txt", "a.txt"):
        (tmp_path / name).write_text("x")
    reader(lambda file: Read((question(file),), (), claimed=() if "key" in file.path else ("a-key.txt",)))
    found = gather(tmp_path, [tmp_path / "a-key.txt", tmp_path / "a.txt"], [FormatRule(("*.txt",), "aiken")])
    assert found.read == 1


def test_attachments_are_named_from_the_project(tmp_path: Path, reader) -> None:
    path = tmp_path / "sources" / "a.txt"
    path.parent.mkdir()
    path.write_text("x")
    reader(lambda file: Read((), (), {"a.txt.media/x.png": lambda: b"x"}))
    found = gather(tmp_path, [path], [FormatRule(("sources/a.txt",), "aiken")])
    assert found.attachments["sources/a.txt.media/x.png"]() == b"x"


def test_questions_of_other_formats_are_marked(tmp_path: Path, reader) -> None:
    (tmp_path / "a.txt").write_text("x")
    reader(lambda file: Read((question(file),), ()))
    (found,) = gather(tmp_path, [tmp_path / "a.txt"], [FormatRule(("a.txt",), "aiken")]).questions
    assert found.origin is not None
    assert found.origin.foreign


def test_a_file_that_vanishes_while_it_is_read_is_said(tmp_path: Path, reader) -> None:
    (tmp_path / "a.txt").write_text("x")

    def vanished(file) -> Read:
        raise FileNotFoundError(2, "No such file")

    reader(vanished)
    found = gather(tmp_path, [tmp_path / "a.txt"], [FormatRule(("a.txt",), "aiken")])
    assert ([fault.code for fault in found.diagnostics], found.unread) == (["unreadable-file"], 1)


def test_a_reader_sees_what_lies_beside_and_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    project = tmp_path / "project"
    (project / "img").mkdir(parents=True)
    (project / "img/a.png").write_bytes(b"x")
    (project / "a.txt").write_text("x")
    (project / "link.txt").symlink_to(tmp_path / "secret.txt")
    file = open_file(project, project / "a.txt", FormatRule(()))
    assert not isinstance(file, Diagnostic)
    assert file.beside.read("img/a.png") == b"x"
    assert file.beside.read("../secret.txt") is None
    assert not file.beside.read("link.txt")


def test_what_lies_in_a_folder_is_listed_once_for_all_its_files(tmp_path: Path, reader) -> None:
    seen = []
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    reader(lambda file: seen.append(file.beside) or Read((), ()))
    gather(tmp_path, [tmp_path / "a.txt", tmp_path / "b.txt"], [FormatRule(("*.txt",), "aiken")])
    assert seen[0] is seen[1]
    assert seen[0].names == {"a.txt", "b.txt"}


def test_the_last_rule_that_names_a_file_holds(tmp_path: Path, reader) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    reader(lambda file: Read((question(file),), ()))
    rules = [FormatRule(("*.txt",), "aiken", tags=("all",)), FormatRule(("b.txt",), "aiken", tags=("b",))]
    found = gather(tmp_path, [tmp_path / "a.txt", tmp_path / "b.txt"], rules)
    assert [question.tags for question in found.questions] == [("all",), ("b",)]


def test_a_whole_folder_may_belong_to_a_file(tmp_path: Path, reader) -> None:
    (tmp_path / "drafts" / "x").mkdir(parents=True)
    for name in ("a.txt", "drafts/x/b.txt"):
        (tmp_path / name).write_text("x")
    reader(lambda file: Read((question(file),), (), claimed=("drafts/",) if file.path == "a.txt" else ()))
    paths = [tmp_path / "a.txt", tmp_path / "drafts/x/b.txt"]
    assert gather(tmp_path, paths, [FormatRule(("*.txt", "**/*.txt"), "aiken")]).read == 1


def test_a_column_that_is_not_there_is_said_at_its_place_in_the_project_file(folder) -> None:
    folder.write(
        "ankibuild.yaml",
        "formats:\n  - files: sources/*\n    columns: {stem: Fragen, answer: Lösung, hint: Tipp}\n",
    )
    folder.write("sources/a.csv", "Frage,Lösung\nHauptstadt von Italien?,Rom\n")
    bank = folder.load()
    assert [(fault.code, fault.location) for fault in bank.diagnostics] == [
        ("no-such-column", "ankibuild.yaml:3:21"),
        ("column-missing", "ankibuild.yaml:3:51"),
    ]
    assert [related.span.location for related in bank.diagnostics[0].related] == ["sources/a.csv:1:1"]
    assert bank.unread == 1


def test_columns_of_files_that_have_none_are_named_in_vain(folder) -> None:
    rule = "formats:\n  - files: sources/*\n    columns: {stem: Frage}\n"
    folder.write("ankibuild.yaml", rule)
    folder.write("sources/a.gift", "Which gas do plants take in? {=Carbon dioxide ~Helium}\n")
    folder.write("sources/b.gift", "Who found argon? {=Ramsay ~Curie}\n")
    (said,) = (fault for fault in folder.load().diagnostics if fault.code == "columns-in-vain")
    assert (said.location, said.facts["file"]) == ("ankibuild.yaml:3:21", "sources/a.gift")
    folder.write("sources/c.csv", "Frage,Antwort\nWho found helium?,Janssen\n")
    assert not [fault for fault in folder.load().diagnostics if fault.code == "columns-in-vain"]
