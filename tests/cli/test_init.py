"""`ankibuild init`."""

from pathlib import Path

import pytest


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / "Größe of things").mkdir()
    return tmp_path / "Größe of things"


def test_what_is_written_builds_at_once_and_is_clean(run, empty) -> None:
    assert run("init", cwd=empty).exit_code == 0
    check = run("check", cwd=empty)
    assert (check.exit_code, check.stdout) == (0, "10 questions: all is well\n")
    make = run("make", cwd=empty)
    assert (make.exit_code, make.stderr) == (0, "")
    assert (empty / "dist" / "Größe of things.apkg").exists()


def test_it_says_what_it_wrote_and_what_comes_next(run, empty) -> None:
    lines = run("init", cwd=empty).stdout.splitlines()
    assert lines == ["wrote sources/questions.yaml", "wrote .gitignore", "wrote ankibuild.yaml", "next: ankibuild make"]


def test_another_folder_may_be_named_and_need_not_exist(run, empty) -> None:
    result = run("init", "new/deck", cwd=empty)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "next: cd new/deck && ankibuild make")
    assert run("make", "-C", "new/deck", cwd=empty).exit_code == 0
    assert (empty / "new" / "deck" / "dist" / "deck.apkg").exists()


def test_a_folder_whose_name_has_spaces_is_quoted_for_the_shell(run, empty) -> None:
    assert run("init", "a b", cwd=empty).stdout.splitlines()[-1] == "next: cd 'a b' && ankibuild make"


def test_a_project_is_not_overwritten(run, good) -> None:
    before = (good.root / "ankibuild.yaml").read_bytes()
    result = run("init")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "error: ankibuild.yaml exists already\n"
    assert (good.root / "ankibuild.yaml").read_bytes() == before
    assert not (good.root / ".gitignore").exists()


def test_a_folder_that_cannot_be_written_is_an_error(run, empty) -> None:
    (empty / "file").write_text("in the way")
    result = run("init", "file/deck", cwd=empty)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: cannot write file/deck/") and "Not a directory" in result.stderr


def test_a_damaged_lock_is_an_error(run, empty) -> None:
    (empty / "ankibuild.lock").write_text("<<<<<<< HEAD\n")
    result = run("init", cwd=empty)
    assert result.exit_code == 1 and "error[lock-conflict]" in result.stderr
    assert [path.name for path in empty.iterdir()] == ["ankibuild.lock"]
