"""Releases: folders that say what learners were given, whole or not there."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ankibuild import releases
from ankibuild.errors import AnkibuildError, OutputError

NOW = 1_700_000_000_000


@pytest.fixture
def built(folder):
    """A project with one package."""
    folder.write("sources/a.yaml", "- {id: a, stem: A, answer: x}\n- {id: b, stem: B, answer: x}\n")
    folder.build()
    return folder


def release(built, name: str, now: int = NOW, **options: bool) -> releases.Release:
    return releases.create(built.load().project, name, [built.package], now, **options)


def names(root: Path) -> list[str]:
    return [found.name for found in releases.all_releases(root)]


def test_a_release_holds_the_package_and_the_lock(built) -> None:
    made = release(built, "2024 autumn")
    place = built.root / "releases" / "2024 autumn"
    assert {path.name for path in place.iterdir()} == {
        "release.json",
        "guids.txt",
        "ankibuild.lock",
        "Test.apkg",
    }
    assert (place / "Test.apkg").read_bytes() == built.package.read_bytes()
    assert (place / "ankibuild.lock").read_bytes() == (built.root / "ankibuild.lock").read_bytes()
    (package,) = made.packages
    assert (package.notes, package.size, package.kept) == (2, built.package.stat().st_size, True)
    assert package.path == "releases/2024 autumn/Test.apkg"
    assert package.sha256 == hashlib.sha256(built.package.read_bytes()).hexdigest()


def test_a_release_is_read_as_it_was_made(built) -> None:
    made = release(built, "one")
    assert releases.all_releases(built.root) == (made,)
    assert releases.find(built.root, "one") == releases.last(built.root) == made


def test_the_record_is_read_easily(built) -> None:
    release(built, "one")
    record = json.loads((built.root / "releases/one/release.json").read_text())
    assert (record["ankibuild-release"], record["name"], record["time"]) == (1, "one", NOW // 1000)


def test_a_release_without_copies_says_where_the_package_is(built) -> None:
    (package,) = release(built, "one", keep=False).packages
    assert (package.kept, package.path) == (False, "dist/Test.apkg")
    assert not (built.root / "releases/one/Test.apkg").exists()


def test_a_package_outside_the_project_has_its_full_path(built, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.apkg"
    elsewhere.write_bytes(built.package.read_bytes())
    made = releases.create(built.load().project, "one", [elsewhere], NOW, keep=False)
    assert made.packages[0].path == elsewhere.as_posix()
    assert len(releases.read_packages(built.root, made)) == 1


def test_a_project_without_releases_has_none(built) -> None:
    assert releases.all_releases(built.root) == ()
    assert releases.last(built.root) is None
    assert releases.find(built.root, "one") is None
    assert releases.lock_texts(built.root) == []


def test_releases_come_by_time_whatever_their_names(built) -> None:
    for name, now in (("z", NOW), ("a", NOW + 5000), ("m", NOW + 9000)):
        release(built, name, now)
    assert names(built.root) == ["z", "a", "m"]
    assert releases.last(built.root).name == "m"


@pytest.mark.parametrize("now", [NOW, NOW - 10**9])
def test_a_later_release_is_later_by_any_clock(built, now: int) -> None:
    release(built, "z")
    release(built, "a", now)
    assert releases.last(built.root).name == "a"


def test_the_locks_of_all_releases_are_given(built) -> None:
    release(built, "one")
    first = (built.root / "ankibuild.lock").read_text()
    built.write("sources/a.yaml", "- {id: a, stem: A?, answer: x}\n")
    built.build(now=NOW + 5000)
    release(built, "two", NOW + 9000)
    assert releases.lock_texts(built.root) == [first, (built.root / "ankibuild.lock").read_text()]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            ".",
            "..",
            "a/b",
            "a\\b",
            ".hidden",
            "-C",
            "a:b",
            "a\nb",
            "a ",
            "a.",
            "NUL",
            "com1.x",
            "x.apkg",
            "X.APKG",
        ),
        "e\u0301",
        "x" * 81,
        "\udcff",
    ],
)
def test_a_name_that_is_no_safe_file_name_is_refused(built, name: str) -> None:
    with pytest.raises(AnkibuildError, match="no name for a release"):
        release(built, name)
    assert not (built.root / "releases").exists()


@pytest.mark.parametrize("name", ["1", "v1.2.3", "2024-09", "Herbst 2024", "осень", "a_b+c"])
def test_other_names_are_fine(built, name: str) -> None:
    assert release(built, name) == releases.find(built.root, name)


@pytest.mark.parametrize("name", ["one", "One"])
def test_a_name_that_is_taken_is_refused(built, name: str) -> None:
    made = release(built, "one")
    with pytest.raises(AnkibuildError, match="already"):
        release(built, name, NOW + 5000)
    assert releases.all_releases(built.root) == (made,)


@pytest.mark.parametrize(
    "record",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        '{"ankibuild-release": 1, "name": "one", "version": "1", "time": "now", "packages": []}',
        '{"ankibuild-release": 1, "name": "one", "version": "1", "time": true, "packages": []}',
        '{"ankibuild-release": 1, "name": "one", "version": "1", "time": 1, "packages": {"file": 1}}',
        '{"ankibuild-release": 1, "name": "one", "version": "1", "time": 1, "packages": [{"file": "x"}]}',
        '{"ankibuild-release": "x", "name": "one", "version": "1", "time": 1, "packages": []}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_damaged_record_is_named(built, record: str) -> None:
    release(built, "one")
    (built.root / "releases/one/release.json").write_bytes(record.encode("utf-8", "surrogateescape"))
    with pytest.raises(AnkibuildError, match=r"releases/one/release\.json is damaged: restore it"):
        releases.all_releases(built.root)


def test_a_record_that_is_missing_is_named(built) -> None:
    (built.root / "releases/one").mkdir(parents=True)
    with pytest.raises(AnkibuildError, match=r"cannot read .*releases/one/release\.json"):
        releases.last(built.root)


def test_a_lock_that_is_missing_is_named(built) -> None:
    release(built, "one")
    (built.root / "releases/one/ankibuild.lock").unlink()
    with pytest.raises(AnkibuildError, match=r"cannot read .*releases/one/ankibuild\.lock"):
        releases.lock_texts(built.root)


def test_a_record_of_a_later_version_says_so(built) -> None:
    release(built, "one")
    (built.root / "releases/one/release.json").write_text('{"ankibuild-release": 2}')
    with pytest.raises(AnkibuildError, match="newer version of ankibuild"):
        releases.all_releases(built.root)


def test_a_folder_that_was_renamed_is_noticed(built) -> None:
    release(built, "one")
    (built.root / "releases/one").rename(built.root / "releases/two")
    with pytest.raises(AnkibuildError, match="its release is one"):
        releases.all_releases(built.root)


def test_what_is_no_folder_among_the_releases_is_left_alone(built) -> None:
    release(built, "one")
    (built.root / "releases/README.md").write_text("Ours.")
    (built.root / "releases/.two.123.tmp").mkdir()
    assert names(built.root) == ["one"]


def test_a_release_that_cannot_be_written_leaves_nothing(built) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        releases.create(built.load().project, "one", [built.package, built.package], NOW)
    assert list((built.root / "releases").iterdir()) == []


def test_a_release_without_a_lock_is_refused(built) -> None:
    (built.root / "ankibuild.lock").unlink()
    with pytest.raises(OutputError, match=r"cannot write .*one"):
        release(built, "one")
    assert list((built.root / "releases").iterdir()) == []


def test_a_package_that_cannot_be_read_is_refused(built) -> None:
    built.package.write_bytes(b"none")
    with pytest.raises(AnkibuildError, match=r"cannot read .*Test\.apkg"):
        release(built, "one")


def _theirs(root: Path, name: str) -> None:
    (root / "releases" / name / "theirs").mkdir(parents=True)


def test_a_folder_of_that_name_which_appears_meanwhile_stays(built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "refuse_name", _theirs)
    monkeypatch.setattr(releases, "last", lambda root: None)
    with pytest.raises(OutputError):
        release(built, "one")
    assert [path.name for path in (built.root / "releases").rglob("*")] == ["one", "theirs"]


def test_the_packages_of_a_release_can_be_read(built) -> None:
    made = release(built, "one")
    built.package.unlink()
    (package,) = releases.read_packages(built.root, made)
    assert [note.fields["Id"] for note in package.notes.values()] == ["a", "b"]


def test_a_package_that_was_not_kept_and_built_anew_is_not_taken_for_the_old_one(built) -> None:
    made = release(built, "one", keep=False)
    assert len(releases.read_packages(built.root, made)) == 1
    built.write("sources/a.yaml", "- {id: a, stem: A?, answer: x}\n")
    built.build(now=NOW + 5000)
    with pytest.raises(AnkibuildError, match=r"dist/Test\.apkg is not the package of release one any more"):
        releases.read_packages(built.root, made)


def test_a_package_that_is_not_there_any_more_is_named(built) -> None:
    made = release(built, "one")
    (built.root / "releases/one/Test.apkg").unlink()
    with pytest.raises(AnkibuildError, match=r"releases/one/Test\.apkg of release one is not there"):
        releases.read_packages(built.root, made)
