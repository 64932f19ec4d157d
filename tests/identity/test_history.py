"""What git and the releases remember: the highest `mod` of every note that was ever committed."""

import subprocess
from pathlib import Path

import pytest

from ankibuild.identity.history import handed_out, newest
from ankibuild.identity.lock import Lock, NoteEntry, NotetypeEntry, dump


def entry(mod: int, content: str = "c", **more) -> NoteEntry:
    return NoteEntry("a", "GUID", 1, mod, content, "r", **more)


class Repository:
    """A folder with a lock file under version control."""

    def __init__(self, root: Path) -> None:
        self.path = root / "ankibuild.lock"
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        settings = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(self.path.parent), *settings, *arguments], check=True, capture_output=True)

    def commit(self, *entries: NoteEntry) -> None:
        self.path.write_text(dump(Lock("n", {e.guid: e for e in entries})))
        self.git("add", ".")
        self.git("commit", "-q", "-m", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_folder_without_git_remembers_nothing(tmp_path: Path) -> None:
    assert handed_out(tmp_path / "ankibuild.lock") == Lock()


def test_a_repository_without_a_commit_remembers_nothing(repository) -> None:
    assert handed_out(repository.path) == Lock()


def test_without_the_program_git_nothing_is_remembered(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit(entry(1))
    monkeypatch.setenv("PATH", "")
    assert handed_out(repository.path) == Lock()


def test_the_highest_of_all_commits_is_found(repository) -> None:
    for mod in (5, 9, 7):
        repository.commit(entry(mod, f"content {mod}"))
    assert handed_out(repository.path) == Lock(notes={"GUID": entry(9, "content 9")})


def test_a_reverted_commit_is_remembered(repository) -> None:
    repository.commit(entry(5))
    repository.commit(entry(9))
    repository.git("revert", "--no-edit", "HEAD")
    assert handed_out(repository.path).notes["GUID"].mod == 9


def test_another_branch_is_remembered(repository) -> None:
    repository.commit(entry(5))
    repository.git("checkout", "-q", "-b", "other")
    repository.commit(entry(9))
    repository.git("checkout", "-q", "main")
    assert handed_out(repository.path).notes["GUID"].mod == 9


def test_what_only_a_merge_commit_holds_is_remembered(repository) -> None:
    repository.commit(entry(5))
    repository.git("checkout", "-q", "-b", "other")
    repository.commit(entry(7, "other"))
    repository.git("checkout", "-q", "main")
    repository.commit(entry(6, "main"))
    repository.git("merge", "-q", "-s", "ours", "--no-commit", "other")
    repository.commit(entry(11, "merged"))
    assert handed_out(repository.path).notes["GUID"] == entry(11, "merged")


def test_a_project_in_a_subfolder_of_a_repository_is_found(repository, tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    repository.path = tmp_path / "deck" / "ankibuild.lock"
    repository.commit(entry(5))
    assert handed_out(repository.path).notes["GUID"].mod == 5


def test_note_types_are_remembered_as_well(tmp_path: Path) -> None:
    texts = [dump(Lock("n", notetypes={"cloze": NotetypeEntry("cloze", mod, "d")})) for mod in (4, 9, 5)]
    assert handed_out(tmp_path / "ankibuild.lock", texts).notetypes["cloze"].mod == 9


def test_the_locks_of_releases_count_as_well(tmp_path: Path) -> None:
    text = dump(Lock("n", {"GUID": entry(9)}))
    assert handed_out(tmp_path / "ankibuild.lock", [text]).notes["GUID"].mod == 9


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, None),
        (entry(5), None, entry(5)),
        (None, entry(5), entry(5)),
        (entry(5, "lock"), entry(5, "past"), entry(5, "?")),
        (entry(5, "same"), entry(5, "same"), entry(5, "same")),
        (entry(5, ""), entry(5, "past"), entry(5, "")),
        (entry(5), entry(6), entry(6)),
        (entry(5, handed=8), entry(6), entry(5, handed=8)),
    ],
)
def test_the_later_of_two_entries_counts(one, other, expected) -> None:
    assert newest(one, other) == expected
