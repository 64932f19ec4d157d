"""The two sides of a comparison, found by what people call them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ankibuild import releases
from ankibuild.changes import compare
from ankibuild.changes.sides import NoSuchSide, compare_sides, new_side, old_side, package_side
from ankibuild.errors import AnkibuildError, SourceError

NOW = 1_700_000_000_000
LATER = NOW + 9_000_000
OLD = "- {id: a, stem: A, answer: x}\n- {id: b, stem: B, answer: x}\n"
NEW = "- {id: a, stem: A changed, answer: x}\n- {id: c, stem: C, answer: x}\n"


def files(root: Path) -> dict[str, bytes]:
    return {
        path.as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git/" not in path.as_posix()
    }


def told(folder, named: str = "") -> tuple[str, list[str], list[str], list[str]]:
    """What the old side is called, and the notes that are new, changed and gone."""
    bank = folder.load()
    comparison = compare_sides(old_side(bank, folder.root, named), new_side(bank, LATER))
    (changes,) = comparison.packages
    new, changed = [new.note.name for new in changes.new], [change.note.name for change in changes.changed]
    return comparison.since, new, changed, [note.name for note in changes.gone]


@pytest.fixture
def released(folder):
    """A project with a release, and sources that have changed since."""
    folder.write("sources/a.yaml", OLD)
    folder.build()
    releases.create(folder.load().project, "one", [folder.package], NOW)
    folder.write("sources/a.yaml", NEW)
    return folder


def test_a_new_build_touches_nothing_in_the_project(released) -> None:
    released.write("sources/a.yaml", NEW)
    before = files(released.root)
    (package,) = new_side(released.load(), LATER).packages
    assert [note.fields["Id"] for note in package.notes.values()] == ["a", "c"]
    assert files(released.root) == before


def test_a_new_build_is_what_make_builds(released) -> None:
    (package,) = new_side(released.load(), LATER).packages
    released.build(now=LATER)
    (made,) = package_side([released.package]).packages
    assert compare(package, made).is_empty
    assert {note.mod for note in made.notes.values()} == {note.mod for note in package.notes.values()}


def test_a_new_build_of_sources_with_errors_is_refused(released) -> None:
    released.write("sources/a.yaml", "- {id: a, stem: No answer?, options: [x, y]}\n")
    with pytest.raises(SourceError):
        new_side(released.load(), LATER)


@pytest.mark.parametrize("named", ["", "one"])
def test_a_release_is_found_by_its_name_and_the_last_one_by_none(released, named: str) -> None:
    assert told(released, named) == ("release one", ["c"], ["a"], ["b"])


def test_a_package_is_found_by_its_path(released, tmp_path: Path) -> None:
    shutil.copyfile(released.package, tmp_path / "given.APKG")
    assert told(released, str(tmp_path / "given.APKG")) == ("given.APKG", ["c"], ["a"], ["b"])


def test_a_package_that_is_missing_is_an_error(released) -> None:
    with pytest.raises(AnkibuildError, match=r"cannot read none\.apkg"):
        told(released, "none.apkg")


def test_a_commit_is_found_by_its_name(repository, folder) -> None:
    folder.write("sources/a.yaml", OLD)
    folder.build()
    sha = repository.commit("first")
    folder.write("sources/a.yaml", NEW)
    before = files(folder.root)
    for named, called in (("", "HEAD"), ("main", "main"), (sha[:7], sha[:7])):
        assert told(folder, named) == (f"{called} ({sha[:9]})", ["c"], ["a"], ["b"])
    assert files(folder.root) == before


def test_a_release_comes_before_a_branch_of_its_name(repository, released) -> None:
    repository.commit("first")
    repository.git("branch", "one")
    assert told(released, "one")[0] == "release one"


def test_what_a_commit_had_not_built_yet_is_as_old_as_the_commit(repository, folder) -> None:
    folder.write("sources/a.yaml", OLD)
    folder.build(now=NOW - 9_000_000)
    folder.write("sources/a.yaml", NEW)
    repository.commit("first")
    folder.build(now=LATER)
    assert told(folder)[1:] == ([], ["a", "c"], [])


def test_a_folder_without_a_project_file_is_compared_too(repository, folder) -> None:
    (folder.root / "ankibuild.yaml").unlink()
    folder.write("sources/a.yaml", OLD)
    folder.build()
    repository.commit("first")
    folder.write("sources/a.yaml", NEW)
    assert told(folder)[1:] == (["c"], ["a"], ["b"])


def test_one_source_file_is_compared_with_itself(repository, folder) -> None:
    import ankibuild

    folder.write("sources/a.yaml", OLD)
    folder.write("sources/b.yaml", "- {id: z, stem: Z, answer: x}\n")
    folder.build()
    repository.commit("first")
    path = folder.write("sources/a.yaml", NEW)
    bank = ankibuild.load(path)
    (changes,) = compare_sides(old_side(bank, path, "HEAD"), new_side(bank, LATER)).packages
    assert [note.name for note in changes.gone] == ["b"]


def test_a_source_file_that_a_commit_does_not_have_is_said_so(repository, folder) -> None:
    import ankibuild

    folder.write("sources/a.yaml", OLD)
    folder.build()
    repository.commit("first")
    path = folder.write("sources/b.yaml", NEW)
    with pytest.raises(NoSuchSide, match=r"has no .*b\.yaml"):
        old_side(ankibuild.load(path), path, "HEAD")


def test_a_commit_without_a_lock_is_refused(repository, folder) -> None:
    folder.write("sources/a.yaml", OLD)
    repository.commit("first")
    with pytest.raises(AnkibuildError, match=r"has no ankibuild\.lock"):
        told(folder)


def test_a_commit_whose_sources_have_errors_is_refused(repository, folder) -> None:
    folder.write("sources/a.yaml", OLD)
    folder.build()
    folder.write("sources/a.yaml", "- {id: a, stem: No answer?, options: [x, y]}\n")
    repository.commit("first")
    folder.write("sources/a.yaml", NEW)
    with pytest.raises(SourceError):
        told(folder)


@pytest.mark.parametrize("named", ["none", "--help", "HEAD"])
def test_a_name_that_means_nothing_is_said_so(folder, named: str) -> None:
    folder.write("sources/a.yaml", OLD)
    with pytest.raises(NoSuchSide, match=f"'{named}' is no package"):
        told(folder, named)


def test_nothing_to_compare_with_is_said_so(folder) -> None:
    folder.write("sources/a.yaml", OLD)
    with pytest.raises(NoSuchSide, match="no release and no commit"):
        told(folder)


SEVERAL = "name: Test\ndeck: Test\nnamespace: test-namespace\npackages:\n"


def several(folder, *names: str):
    """Packages of these names: each holds the notes of its own tag."""
    folder.write("ankibuild.yaml", SEVERAL + "".join(f"- {{name: {name}, tags: [{name[0]}]}}\n" for name in names))
    source = "".join(f"- {{id: {name[0]}, stem: '{name[0]}', answer: x, tags: [{name[0]}]}}\n" for name in names)
    folder.write("sources/a.yaml", source)
    return new_side(folder.load(), NOW)


def test_packages_are_compared_by_their_names(folder) -> None:
    old, new = several(folder, "anatomy", "biology"), several(folder, "biology", "anatomy")
    comparison = compare_sides(old, new)
    assert [(changes.package, changes.is_empty) for changes in comparison.packages] == [
        ("biology", True),
        ("anatomy", True),
    ]
    assert comparison.dropped == ()


def test_one_package_that_has_another_name_is_the_same_package(folder) -> None:
    (changes,) = compare_sides(several(folder, "anatomy"), several(folder, "a new name")).packages
    assert (changes.package, changes.is_empty) == ("a new name", True)


def test_packages_that_come_and_go_are_said_so(folder) -> None:
    old, new = several(folder, "anatomy", "biology", "chemistry"), several(folder, "biology", "physics")
    comparison = compare_sides(old, new)
    assert [(changes.package, len(changes.new)) for changes in comparison.packages] == [("biology", 0), ("physics", 1)]
    assert comparison.dropped == ("anatomy", "chemistry")


def test_one_package_can_be_asked_for(folder) -> None:
    old, new = several(folder, "anatomy", "biology"), several(folder, "anatomy", "biology")
    comparison = compare_sides(old, new, "biology")
    assert [changes.package for changes in comparison.packages] == ["biology"]
    assert comparison.dropped == ()


def test_a_given_package_is_compared_with_the_one_that_is_asked_for(folder) -> None:
    old, new = several(folder, "anatomy"), several(folder, "another", "biology")
    (changes,) = compare_sides(old, new, "another").packages
    assert changes.is_empty


def test_a_package_that_is_not_built_cannot_be_asked_for(folder) -> None:
    new = several(folder, "anatomy", "biology")
    with pytest.raises(NoSuchSide, match="no package 'botany'; there are: anatomy, biology"):
        compare_sides(new, new, "botany")
