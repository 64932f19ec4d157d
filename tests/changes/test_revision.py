"""A project as of a commit: regular files in a folder of their own."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from ankibuild.changes.revision import extract, extracted, find_commit
from ankibuild.errors import AnkibuildError


def test_a_commit_is_found_by_any_of_its_names(repository) -> None:
    sha = repository.commit("first")
    repository.git("tag", "v1")
    found = {find_commit(repository.root, name) for name in ("HEAD", "main", "v1", sha, sha[:8], "main@{0}")}
    assert [(commit.sha, commit.time) for commit in found] == [(sha, 1_700_000_000)]


@pytest.mark.parametrize("name", ["nothing", "", "-h", "--all", "HEAD:ankibuild.yaml", "HEAD~5", "a\nb", "x" * 10_000])
def test_what_is_no_commit_is_not_found(repository, name: str) -> None:
    repository.commit("first")
    assert find_commit(repository.root, name) is None


def test_without_a_repository_there_is_no_commit(folder) -> None:
    assert find_commit(folder.root, "HEAD") is None


def test_without_git_there_is_no_commit(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("first")
    monkeypatch.setenv("PATH", "")
    assert find_commit(repository.root, "HEAD") is None


def test_a_folder_is_as_it_was_and_the_work_tree_stays(repository) -> None:
    repository.write("sources/a.yaml", "old")
    repository.commit("first")
    path = repository.write("sources/a.yaml", "new")
    with extracted(repository.root, find_commit(repository.root, "HEAD")) as folder:
        assert (folder / "sources/a.yaml").read_text() == "old"
        assert folder.name == repository.root.name
    assert not folder.exists()
    assert path.read_text() == "new"
    assert repository.git("status", "--porcelain").split() == ["M", "sources/a.yaml"]


def test_of_a_repository_only_the_folder_comes(repository) -> None:
    repository.write("course/sources/a.yaml", "a")
    repository.write("other/b.yaml", "b")
    repository.commit("first")
    with extracted(repository.root / "course", find_commit(repository.root, "HEAD")) as folder:
        assert [path.name for path in folder.rglob("*.yaml")] == ["a.yaml"]


def test_a_folder_that_a_commit_does_not_have_is_an_error(repository) -> None:
    repository.commit("first")
    repository.write("later/a.yaml", "a")
    commit = find_commit(repository.root, "HEAD")
    with (
        pytest.raises(AnkibuildError, match=r"cannot read .*later as of the commit"),
        extracted(repository.root / "later", commit),
    ):
        pass


def test_links_in_a_commit_are_left_out(repository, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (repository.root / "link").symlink_to(tmp_path / "secret")
    (repository.root / "folder").symlink_to(tmp_path)
    repository.commit("first")
    with extracted(repository.root, find_commit(repository.root, "HEAD")) as folder:
        assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "ankibuild.yaml"]


def archive(path: Path, *members: tuple[str, bytes, str]) -> Path:
    """A tar archive of names, types and the names that links lead to."""
    with tarfile.open(path, "w") as tar:
        for name, kind, target in members:
            info = tarfile.TarInfo(name)
            info.type, info.linkname, info.size = kind, target, 3 if kind == tarfile.REGTYPE else 0
            tar.addfile(info, io.BytesIO(b"abc"))
    return path


@pytest.mark.parametrize("name", ["../out", "/{tmp}/out", "a/../../out", "link/out", "./../project2/out"])
def test_a_hostile_archive_writes_nothing_outside(tmp_path: Path, name: str) -> None:
    (tmp_path / "project").mkdir()
    path = archive(
        tmp_path / "x.tar",
        ("link", tarfile.SYMTYPE, ".."),
        ("hard", tarfile.LNKTYPE, "../x.tar"),
        ("pipe", tarfile.FIFOTYPE, ""),
        (name.format(tmp=tmp_path), tarfile.REGTYPE, ""),
        ("good", tarfile.REGTYPE, ""),
    )
    extract(path, tmp_path / "project")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "x.tar"]
    assert (tmp_path / "project/good").read_bytes() == b"abc"
    assert not any((tmp_path / "project" / kind).exists() for kind in ("hard", "pipe"))
    assert not (tmp_path / "project/link").is_symlink()


@pytest.mark.parametrize("data", [b"no archive" * 100, b"\x1f\x8b"])
def test_a_damaged_archive_is_an_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.tar").write_bytes(data)
    with pytest.raises(AnkibuildError, match="cannot unpack"):
        extract(tmp_path / "x.tar", tmp_path / "project")


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    path = archive(tmp_path / "x.tar", ("a", tarfile.REGTYPE, ""), ("a/b", tarfile.REGTYPE, ""))
    with pytest.raises(AnkibuildError, match="cannot unpack"):
        extract(path, tmp_path / "project")
