"""Files of a project: what is found, what can be read, and what is said about the rest."""

from __future__ import annotations

import os
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ankibuild import files
from ankibuild.diagnostics import Diagnostic
from ankibuild.source import Source

NOBODY = 65534


@contextmanager
def unprivileged() -> Iterator[None]:
    """The rights of an ordinary user: root may read what nobody else may."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that an unprivileged user can reach (pytest's own can be opened only by their owner)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder


def read(data: bytes) -> Source | Diagnostic:
    return files.decode(data, "a.yaml")


def fault(found: Source | Diagnostic) -> tuple[str, str]:
    assert isinstance(found, Diagnostic)
    return found.code, found.location


def names(root: Path, *patterns: str) -> list[str]:
    found, faults = files.find(root, patterns)
    assert faults == []
    return [files.relative(root, path) for path in found]


def faults(root: Path, *patterns: str) -> list[tuple[str, str]]:
    return [fault(found) for found in files.find(root, patterns)[1]]


@pytest.mark.parametrize("data", ["é".encode(), b"\xef\xbb\xbf" + "é".encode()])
def test_utf8_is_read_with_or_without_a_byte_order_mark(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, Source)
    assert (found.path, found.text) == ("a.yaml", "é")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        ("- é".encode("latin-1"), "a.yaml:1:3", "0xE9"),
        (b"- a\n- \xc3\xa9\xe9b", "a.yaml:2:4", "0xE9"),
        (b"- a\r\n- \xff", "a.yaml:2:3", "0xFF"),
        (b"- \xc3", "a.yaml:1:3", "0xC3"),
    ],
)
def test_other_bytes_are_shown_at_their_place(data: bytes, place: str, byte: str, mark: bytes) -> None:
    found = read(mark + data)
    assert fault(found) == ("not-utf8", place)
    assert isinstance(found, Diagnostic)
    assert byte in found.headline


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_called_by_its_name(encoding: str) -> None:
    found = read("- stem: a".encode(encoding))
    assert fault(found) == ("not-utf8", "a.yaml:1:1")
    assert isinstance(found, Diagnostic)
    assert "UTF-16" in found.headline


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert fault(files.read(tmp_path / "a.yaml", "a.yaml")) == ("source-is-directory", "a.yaml:1:1")


def test_a_link_to_nothing_says_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("gone.yaml")
    found = files.read(tmp_path / "a.yaml", "a.yaml")
    assert fault(found) == ("dangling-link", "a.yaml:1:1")
    assert isinstance(found, Diagnostic)
    assert "'gone.yaml'" in found.headline


def test_a_link_to_itself_points_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    assert fault(files.read(tmp_path / "a.yaml", "a.yaml")) == ("dangling-link", "a.yaml:1:1")
    assert [path.name for path in files.find(tmp_path, ["*.yaml"])[0]] == ["a.yaml"]


@pytest.mark.parametrize("name", ["gone.yaml", "a\0b.yaml", "x" * 5000])
def test_what_is_not_there_cannot_be_read(tmp_path: Path, name: str) -> None:
    assert fault(files.read(tmp_path / name, "a.yaml")) == ("unreadable-file", "a.yaml:1:1")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert fault(files.read(tmp_path / "a.yaml", "a.yaml")) == ("unreadable-file", "a.yaml:1:1")


def test_a_file_without_permission_says_so(shared: Path) -> None:
    (shared / "a.yaml").write_text("- a")
    (shared / "a.yaml").chmod(0)
    with unprivileged():
        found = files.read(shared / "a.yaml", "a.yaml")
    assert fault(found) == ("unreadable-file", "a.yaml:1:1")
    assert isinstance(found, Diagnostic)
    assert "Permission denied" in found.headline


def test_a_folder_without_permission_is_said_once(shared: Path) -> None:
    (shared / "sources" / "open").mkdir(parents=True)
    (shared / "sources" / "open" / "a.yaml").write_text("- a")
    locked = [shared / "sources" / "locked", shared / "sources" / "open" / "deep" / "deeper"]
    for folder in locked:
        folder.mkdir(parents=True)
        folder.chmod(0)
    with unprivileged():
        found, said = files.find(shared, ["sources/**/*.yaml", "sources/**/*.yml"])
    for folder in locked:
        folder.chmod(0o755)
    assert [path.name for path in found] == ["a.yaml"]
    assert list(map(fault, said)) == [
        ("unreadable-file", "sources/locked:1:1"),
        ("unreadable-file", "sources/open/deep/deeper:1:1"),
    ]


@pytest.mark.parametrize("pattern", ["*.yaml", "locked/*.yaml", "*/*.yaml", "**/*.yaml"])
def test_a_locked_folder_is_said_where_the_pattern_leads_into_it(shared: Path, pattern: str) -> None:
    (shared / "locked").mkdir()
    (shared / ".git").mkdir()
    (shared / "locked").chmod(0)
    (shared / ".git").chmod(0)
    with unprivileged():
        said = faults(shared, pattern)
    (shared / "locked").chmod(0o755)
    (shared / ".git").chmod(0o755)
    assert said == ([] if pattern == "*.yaml" else [("unreadable-file", "locked:1:1")])


def test_a_locked_folder_that_no_pattern_reaches_is_no_fault(shared: Path) -> None:
    (shared / "a" / "b" / "locked").mkdir(parents=True)
    (shared / "a" / "b" / "locked").chmod(0)
    with unprivileged():
        said = faults(shared, "*/*.yaml", "a/*/*.yaml", "a/b/*.yaml")
    (shared / "a" / "b" / "locked").chmod(0o755)
    assert said == []


def test_what_lies_in_a_locked_folder_does_not_exist(shared: Path) -> None:
    (shared / "locked" / "a").mkdir(parents=True)
    (shared / "link").symlink_to("locked/a")
    (shared / "locked").chmod(0)
    with unprivileged():
        seen = [files.exists(path) or files.is_folder(path) for path in (shared / "locked" / "a", shared / "link")]
        read_through = files.read(shared / "link", "link")
    (shared / "locked").chmod(0o755)
    assert seen == [False, False]
    assert isinstance(read_through, Diagnostic)


def test_files_come_sorted_and_each_once(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/b/c.yaml", "a.yaml", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert names(tmp_path, "**/*.yaml", "*.yaml", "b.*") == ["a.yaml", "a/b/c.yaml", "a/z.yaml", "b.yaml"]
    assert names(tmp_path, "a/*.yaml") == ["a/z.yaml"]
    assert names(tmp_path, "none/*.yaml", "b.yaml/*", "gone.yaml") == []


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("**/*.yaml", ["a.yaml"]),
        (".hidden/*.yaml", [".hidden/b.yaml"]),
        (".c.yaml", [".c.yaml"]),
        ("*.yaml", ["a.yaml"]),
    ],
)
def test_hidden_files_are_found_only_by_name(tmp_path: Path, pattern: str, found: list[str]) -> None:
    (tmp_path / ".hidden").mkdir()
    for name in ("a.yaml", ".hidden/b.yaml", ".c.yaml"):
        (tmp_path / name).touch()
    assert names(tmp_path, pattern) == found


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.yaml").touch()
    (project / "a.yaml").symlink_to("../secret.yaml")
    (project / "b.yaml").symlink_to("/nowhere.yaml")
    found, said = files.find(project, ["*.yaml"])
    assert [path.name for path in found] == ["b.yaml"]
    assert list(map(fault, said)) == [("outside-project", "a.yaml:1:1")]


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "a.yaml").symlink_to("a.txt")
    assert names(tmp_path, "*.yaml") == ["a.yaml"]
    assert isinstance(files.read(tmp_path / "a.yaml", "a.yaml"), Source)


def test_a_name_that_is_no_text_is_shown_in_escapes(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml")).touch()
    except OSError:
        return  # a file system that has names of text only
    assert faults(tmp_path, "*.yaml") == [("file-name-not-utf8", "\\udcff.yaml:1:1")]


def test_names_have_slashes_from_the_projects_folder_on(tmp_path: Path) -> None:
    assert files.relative(tmp_path, tmp_path / "sources" / "a.yaml") == "sources/a.yaml"
    assert files.relative(tmp_path / "project", tmp_path / "a.yaml") == "../a.yaml"


@pytest.mark.parametrize(("path", "inside"), [("a/b", True), (".", True), ("../x", False), ("a/../../x", False)])
def test_what_is_inside_a_project(tmp_path: Path, path: str, inside: bool) -> None:
    assert files.inside(tmp_path, tmp_path / path) == inside


def test_a_project_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "link").symlink_to("project")
    assert files.inside(tmp_path / "link", tmp_path / "project" / "a.yaml")
    assert files.inside(tmp_path / "project", tmp_path / "link" / "a.yaml")


def test_a_path_that_cannot_be_is_not_inside(tmp_path: Path) -> None:
    assert not files.inside(tmp_path, tmp_path / "a\0b")


def test_a_folder_of_many_files_is_searched_fast(tmp_path: Path) -> None:
    for folder in range(30):
        (tmp_path / f"{folder}").mkdir()
        for number in range(100):
            (tmp_path / f"{folder}" / f"{number}.yaml").touch()
    started = time.perf_counter()
    assert len(names(tmp_path, "**/*.yaml")) == 3000
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize(("stored", "typed"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFC", "NFC")])
def test_a_name_is_found_however_its_characters_are_composed(tmp_path: Path, stored: str, typed: str) -> None:
    name = "Übung.csv"
    (tmp_path / unicodedata.normalize(stored, name)).touch()
    found, faults = files.find(tmp_path, [unicodedata.normalize(typed, name)])
    assert (len(found), faults) == (1, [])
