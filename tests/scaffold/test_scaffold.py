"""A new project: what is written, what is kept."""

from pathlib import Path

import pytest

import ankibuild
from ankibuild import OutputError, SourceError
from ankibuild.project import open_project
from ankibuild.scaffold import create


def names(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_project_file_an_example_and_a_gitignore_are_written(tmp_path) -> None:
    written = create(tmp_path)
    assert names(tmp_path) == [".gitignore", "ankibuild.yaml", "sources/questions.yaml"]
    assert sorted(written) == sorted(tmp_path / name for name in names(tmp_path))


def test_the_example_is_without_a_fault_and_shows_every_kind(tmp_path) -> None:
    create(tmp_path)
    bank = ankibuild.load(tmp_path)
    assert ankibuild.check(bank) == ()
    assert {question.kind for question in bank.questions} == set(ankibuild.Kind)


def test_what_is_built_is_ignored_by_git_and_the_lock_is_not(tmp_path) -> None:
    create(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "/dist/\n/releases/.*.tmp\n"


def test_two_projects_have_two_namespaces(tmp_path) -> None:
    projects = []
    for name in ("one", "two"):
        create(tmp_path / name)
        projects.append(open_project(tmp_path / name)[0])
    assert projects[0].namespace != projects[1].namespace
    assert all(len(project.namespace) == 24 for project in projects)


@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "Größe",
        "a: b",
        "it's",
        'a "b" \\ c',
        "- x",
        "# x",
        "{x}",
        "{name}",
        "null",
        "1.10",
        "yes",
        "你好 🧠",
        "%20",
    ],
)
def test_the_project_is_named_after_its_folder_whatever_that_is_called(tmp_path, name: str) -> None:
    create(tmp_path / name)
    project, faults = open_project(tmp_path / name)
    assert (project.deck, faults) == (name, [])
    assert ankibuild.build(ankibuild.load(tmp_path / name)).written == 10


@pytest.mark.parametrize("name", ["line\u2028end", "half \udcff", "\x07"])
def test_a_folder_whose_name_cannot_be_shown_gives_no_name(tmp_path, name: str) -> None:
    create(tmp_path / name)
    assert open_project(tmp_path / name)[0].deck == "deck"


def test_sources_that_are_there_are_kept_and_get_no_example(tmp_path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "mine.yaml").write_text("- {id: a, stem: Which?, answer: x}\n")
    create(tmp_path)
    assert names(tmp_path) == [".gitignore", "ankibuild.yaml", "sources/mine.yaml"]
    assert [question.id for question in ankibuild.load(tmp_path).questions] == ["a"]


def test_a_gitignore_that_is_there_is_kept(tmp_path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    assert tmp_path / ".gitignore" not in create(tmp_path)
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


@pytest.mark.parametrize("place", ["sources/mine.yaml", "mine.yaml"])
def test_a_folder_that_was_built_without_a_project_file_keeps_its_notes(tmp_path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("- {id: a, stem: Which?, answer: x}\n")
    ankibuild.build(ankibuild.load(tmp_path))
    lock = (tmp_path / "ankibuild.lock").read_bytes()
    create(tmp_path)
    assert ankibuild.build(ankibuild.load(tmp_path)).written == 1
    assert (tmp_path / "ankibuild.lock").read_bytes() == lock
    assert "sources/questions.yaml" not in names(tmp_path)


def test_a_project_is_not_made_twice(tmp_path) -> None:
    create(tmp_path)
    before = (tmp_path / "ankibuild.yaml").read_bytes()
    with pytest.raises(FileExistsError, match=r"ankibuild\.yaml exists already"):
        create(tmp_path)
    assert (tmp_path / "ankibuild.yaml").read_bytes() == before


def test_a_damaged_lock_is_not_passed_over(tmp_path) -> None:
    (tmp_path / "ankibuild.lock").write_text("damaged")
    with pytest.raises(SourceError):
        create(tmp_path)
    assert names(tmp_path) == ["ankibuild.lock"]


def test_what_was_broken_off_can_be_begun_again(tmp_path) -> None:
    (tmp_path / ".gitignore" / "in the way").mkdir(parents=True)
    (tmp_path / "sources").write_text("in the way")
    with pytest.raises(OutputError):
        create(tmp_path)
    (tmp_path / "sources").unlink()
    create(tmp_path)
    assert ankibuild.build(ankibuild.load(tmp_path)).written == 10
