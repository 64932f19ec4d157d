"""The project file, and what a folder without one is (the sentences about faults are in cases/project.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild import project
from ankibuild.labels import LABELS
from ankibuild.project import PackageSpec, Project, default_project, file_name, find_root, open_project


def opened(root: Path, text: str) -> Project:
    """The project of a file without faults."""
    (root / "ankibuild.yaml").write_text(text, "utf-8")
    found, diagnostics = open_project(root)
    assert diagnostics == []
    return found


def codes(root: Path, text: str) -> list[str]:
    (root / "ankibuild.yaml").write_text(text, "utf-8")
    return [diagnostic.code for diagnostic in open_project(root)[1]]


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "style.css").write_text("p { color: red }")
    found = opened(
        tmp_path,
        "name: heart/valves\ndeck: Medicine::Heart\ndescription: Two valves.\nsources: [sources, '*.yaml']\n"
        "tags: [one, two words]\nsubdecks: none\nnotetype: {name: Medicine, style: style.css}\n"
        "labels: {answer: Antwort, hint: ''}\noutput: out\nnamespace: abc\n"
        "packages:\n  - {name: all}\n  - {name: 'a:b', decks: Medicine, tags: 'x, y z'}\n",
    )
    assert found == Project(
        root=tmp_path,
        name="heart-valves",
        deck="Medicine::Heart",
        description="Two valves.",
        sources=("sources/**/*", "*.yaml"),
        tags=("one", "two_words"),
        folders_are_subdecks=False,
        notetype_name="Medicine",
        style="p { color: red }",
        labels=dict(LABELS) | {"answer": "Antwort"},
        output="out",
        namespace="abc",
        packages=(PackageSpec("all"), PackageSpec("a-b", ("Medicine",), ("x", "y_z"))),
    )


def test_every_key_of_the_file_is_known(tmp_path: Path) -> None:
    unknown = codes(tmp_path, "".join(f"{key}:\n" for key in project._ALL_KEYS))
    assert "unknown-key" not in unknown
    assert "unknown-key-here" not in unknown


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "name:\ndeck:\nsources:\ntags:\noutput:\npackages:\n"])
def test_what_is_not_said_is_as_without_a_file(tmp_path: Path, text: str) -> None:
    assert opened(tmp_path, text) == default_project(tmp_path)


def test_a_folder_without_a_project_file_is_named_after_itself(tmp_path: Path) -> None:
    folder = tmp_path / "Heart & lung: 2"
    (folder / "sources").mkdir(parents=True)
    found, diagnostics = open_project(folder)
    assert (found.name, found.deck, diagnostics) == ("Heart & lung- 2", "Heart & lung: 2", [])
    assert (found.root, found.output, found.folders_are_subdecks) == (folder, "dist", True)


def test_sources_are_in_their_folder_else_beside_the_project_file(tmp_path: Path) -> None:
    assert default_project(tmp_path).sources == ("*",)
    (tmp_path / "sources").mkdir()
    assert default_project(tmp_path).sources == ("sources/**/*",)


def test_the_deck_is_called_like_the_project(tmp_path: Path) -> None:
    assert opened(tmp_path, "name: Heart").deck == "Heart"
    assert opened(tmp_path, "deck: Heart").name == tmp_path.name


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("sources", ("sources/**/*",)),
        ("./sources//", ("sources/**/*",)),
        (".", ("**/*",)),
        ("./a.yaml", ("a.yaml",)),
        ("s*/?.yaml", ("s*/?.yaml",)),
        ("gone/**/*.yaml", ("gone/**/*.yaml",)),
    ],
)
def test_patterns_are_files_or_folders(tmp_path: Path, pattern: str, found: tuple[str, ...]) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "a.yaml").touch()
    assert opened(tmp_path, f"sources: '{pattern}'").sources == found


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("/etc/*.yaml", "pattern-outside-project"),
        ("../*.yaml", "pattern-outside-project"),
        ("a/../../*.yaml", "pattern-outside-project"),
        ("c:/*.yaml", "pattern-outside-project"),
        ("**.yaml", "bad-pattern"),
        ("a**/*.yaml", "bad-pattern"),
        (" ", "bad-pattern"),
        ("gone.yaml", "source-missing"),
        ("a\\0b", "source-missing"),
    ],
)
def test_what_is_no_pattern_within_the_project_is_refused(tmp_path: Path, pattern: str, code: str) -> None:
    assert codes(tmp_path, f'sources: ["{pattern}"]') == [code]


def test_a_link_to_nothing_is_no_missing_source(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("gone.yaml")
    assert opened(tmp_path, "sources: a.yaml").sources == ("a.yaml",)


def test_a_wrong_name_is_said_once(tmp_path: Path) -> None:
    assert codes(tmp_path, "name: [a]\nlabels: {answer: [a]}\npackages: [{name: [a]}]\nnotetype: {style: [a]}") == [
        "not-a-text",
        "not-a-text",
        "not-a-text",
        "not-a-text",
    ]


@pytest.mark.parametrize(("word", "subdecks"), [("folders", True), ("none", False)])
def test_folders_may_be_subdecks(tmp_path: Path, word: str, subdecks: bool) -> None:
    assert opened(tmp_path, f"subdecks: {word}").folders_are_subdecks is subdecks


def test_a_style_that_is_no_text_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_bytes(b"\xff")
    assert codes(tmp_path, "notetype: {style: style.css}") == ["file-missing"]
    assert codes(tmp_path, 'notetype: {style: "a\\0b"}') == ["path-outside-project"]


@pytest.mark.parametrize("folder", ["", "sources", "sources/a/b"])
def test_the_project_is_found_upwards(tmp_path: Path, folder: str) -> None:
    (tmp_path / "sources" / "a" / "b").mkdir(parents=True)
    (tmp_path / "ankibuild.yaml").touch()
    assert find_root(tmp_path / folder) == tmp_path


def test_the_nearest_project_is_meant(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "ankibuild.yaml").touch()
    (tmp_path / "a" / "ankibuild.yaml").touch()
    assert find_root(tmp_path / "a" / "b") == tmp_path / "a"


def test_without_a_project_file_the_folder_itself_is_the_project(tmp_path: Path) -> None:
    assert find_root(tmp_path) == tmp_path


def test_a_project_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "ankibuild.yaml").symlink_to("gone.yaml")
    assert [diagnostic.code for diagnostic in open_project(tmp_path)[1]] == ["dangling-link"]
    (tmp_path / "ankibuild.yaml").unlink()
    (tmp_path / "ankibuild.yaml").mkdir()
    assert [diagnostic.code for diagnostic in open_project(tmp_path)[1]] == ["source-is-directory"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("Heart", "Heart"), ("a/b\\c:d", "a-b-c-d"), ('<"|?*>', "deck"), (" .a. ", "a"), ("", "deck"), ("ä ö", "ä ö")],
)
def test_any_text_is_a_file_name_on_any_system(text: str, name: str) -> None:
    assert file_name(text) == name


def test_a_project_makes_one_package_unless_it_lists_several() -> None:
    assert Project(name="a").package_specs == (PackageSpec("a"),)
    assert Project(name="a", packages=(PackageSpec("b"),)).package_specs == (PackageSpec("b"),)


def test_the_lock_file_is_beside_the_project_file(tmp_path: Path) -> None:
    assert Project(root=tmp_path).lock_path == tmp_path / "ankibuild.lock"
