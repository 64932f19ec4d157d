"""The two sides of a comparison, found by what people call them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ankibuild import releases
from ankibuild.changes import compare
from ankibuild.changes.sides import NoSuchSide, compare_sides, new_side, old_side, package_side, write_notes_beside
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
    return comparison.since, new, changed, [gone.note.name for gone in changes.gone]


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
    assert [gone.note.name for gone in changes.gone] == ["b"]


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


def test_a_package_that_is_asked_for_is_not_taken_for_another_that_is_still_built(folder) -> None:
    old, new = several(folder, "anatomy"), several(folder, "anatomy", "biology")
    (changes,) = compare_sides(old, new, "biology").packages
    assert (changes.package, len(changes.new), len(changes.gone)) == ("biology", 1, 0)


def test_release_notes_follow_a_package_that_has_another_name(folder, tmp_path: Path) -> None:
    old = several(folder, "anatomy", "biology")
    several(folder, "a new name", "biology", "chemistry")
    folder.build()
    paths = sorted((folder.root / "dist").glob("*.apkg"))
    write_notes_beside(replace(old, packages=old.packages[:1]), [paths[0]])
    assert "Since anatomy.apkg, biology.apkg:" in (folder.root / "dist/a new name.changes.md").read_text()
    write_notes_beside(None, [paths[1]])
    assert "The first release: 1 note" in (folder.root / "dist/biology.changes.md").read_text()


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


@pytest.fixture
def given(folder, tmp_path: Path):
    """A package on its own."""
    several(folder, "anatomy")
    folder.build()
    return shutil.move(folder.root / "dist/anatomy.apkg", tmp_path / "anatomy.apkg")


def test_a_given_package_is_compared_with_its_namesake_alone(folder, given) -> None:
    new = several(folder, "biology", "anatomy")
    comparison = compare_sides(old_side(folder.load(), folder.root, str(given)), new)
    assert [(changes.package, changes.is_empty) for changes in comparison.packages] == [("anatomy", True)]


def test_a_given_package_is_compared_with_the_one_that_is_asked_for(folder, given) -> None:
    new = several(folder, "another", "biology")
    old = old_side(folder.load(), folder.root, str(given))
    (changes,) = compare_sides(old, new, "another").packages
    assert (changes.package, changes.is_empty) == ("another", True)
    with pytest.raises(NoSuchSide, match=r"which package anatomy\.apkg is to be compared with: another, biology"):
        compare_sides(old, new)


def test_a_package_that_is_not_built_cannot_be_asked_for(folder) -> None:
    new = several(folder, "anatomy", "biology")
    with pytest.raises(NoSuchSide, match="no package 'botany'; there are: anatomy, biology"):
        compare_sides(new, new, "botany")


BOTH = "- {id: a, stem: A, answer: x}\n- {id: b, stem: B, answer: x}\n"
ONE_RETIRED = "- {id: a, stem: A, answer: x}\n- {id: b, stem: B, answer: x, retired: true}\n"


def made(folder, sources: str, now: int):
    folder.write("sources/a.yaml", sources)
    side = new_side(folder.load(), now)
    folder.build(now=now)
    return side


def counts(comparison) -> dict[str, tuple[int, int, int, int]]:
    return {c.package: (len(c.new), len(c.changed), c.unchanged, len(c.gone)) for c in comparison.packages}


def test_a_question_that_retires_is_changed_in_the_package_of_the_retired(folder) -> None:
    comparison = compare_sides(made(folder, BOTH, NOW), made(folder, ONE_RETIRED, LATER))
    assert counts(comparison) == {"Test": (0, 0, 1, 1), "Test.retired": (0, 1, 0, 0)}
    ((gone,),) = (changes.gone for changes in comparison.packages if changes.gone)
    assert (gone.note.name, gone.elsewhere) == ("b", "Test.retired")


def test_anki_updates_a_retired_note_from_the_package_of_the_retired(folder, collection) -> None:
    old = made(folder, BOTH, NOW)
    collection.import_package(folder.package)
    (changes,) = compare_sides(old, made(folder, ONE_RETIRED, LATER), "Test.retired").packages
    log = collection.import_package(folder.root / "dist/Test.retired.apkg")
    assert log == changes.log == {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0}


def test_a_given_package_is_compared_with_the_one_that_is_not_for_retired_questions(folder, tmp_path: Path) -> None:
    made(folder, BOTH, NOW)
    given = shutil.copyfile(folder.package, tmp_path / "given.apkg")
    new = made(folder, ONE_RETIRED, LATER)
    comparison = compare_sides(old_side(folder.load(), folder.root, str(given)), new)
    assert counts(comparison) == {"Test": (0, 0, 1, 1)}


def test_a_question_that_comes_back_is_not_new(folder) -> None:
    comparison = compare_sides(made(folder, ONE_RETIRED, NOW), made(folder, BOTH, LATER))
    assert counts(comparison) == {"Test": (0, 1, 1, 0)}
    assert comparison.dropped == ()


def test_a_package_of_retired_questions_takes_no_part_in_renames(folder) -> None:
    old = made(folder, BOTH, NOW)
    folder.write("ankibuild.yaml", "name: Other\ndeck: Test\nnamespace: test-namespace\n")
    assert counts(compare_sides(old, made(folder, ONE_RETIRED, LATER))) == {
        "Other": (0, 0, 1, 1),
        "Other.retired": (0, 1, 0, 0),
    }
