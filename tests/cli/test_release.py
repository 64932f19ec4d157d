"""`ankibuild release`."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ankibuild.cli import main

MORE = "- {id: c, stem: 'Which c?', answer: This}\n"


@pytest.fixture
def release(folder, monkeypatch: pytest.MonkeyPatch):
    """Runs the command in the project's folder."""

    def run(*arguments: str) -> Result:
        monkeypatch.chdir(folder.root)
        return CliRunner().invoke(main, ["release", *arguments], catch_exceptions=False)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return run


def record(folder, name: str) -> dict:
    return json.loads((folder.root / "releases" / name / "release.json").read_text())


def test_what_is_built_is_released(good, release) -> None:
    result = release("one")
    assert (result.exit_code, result.stderr) == (0, "")
    first, second = result.stdout.splitlines()
    assert first == "released one"
    assert re.fullmatch(r"  releases/one/Test\.apkg: 2 notes, \d+ kB", second)
    assert (good.root / "releases/one/Test.apkg").read_bytes() == good.package.read_bytes()


def test_a_release_is_of_the_sources_as_they_are_now(good, release) -> None:
    good.build()
    good.write("sources/b.yaml", MORE)
    release("one")
    (package,) = record(good, "one")["packages"]
    assert package["notes"] == 3
    assert package["sha256"] == hashlib.sha256(good.package.read_bytes()).hexdigest()
    assert '"id": "c"' in (good.root / "releases/one/ankibuild.lock").read_text()


def test_the_time_is_that_of_the_build(good, release) -> None:
    release("one")
    assert record(good, "one")["time"] == 1_700_000_000


def test_the_changes_since_the_release_before_are_counted(good, release) -> None:
    release("one")
    good.write("sources/b.yaml", MORE)
    assert release("two").stdout.splitlines()[2:] == [
        "Test, since release one:",
        "  1 new note (1 card)",
        "  2 notes unchanged",
    ]


def test_release_notes_stand_beside_the_package(good, release) -> None:
    notes = good.root / "dist/Test.changes.md"
    release("one")
    assert notes.read_text() == "# Test\n\nThe first release: 2 notes, 2 cards.\n"
    good.write("sources/b.yaml", MORE)
    release("two")
    assert "Since release one:\n\n- 1 new note (1 card)\n" in notes.read_text()


def test_a_release_that_keeps_nothing_is_compared_all_the_same(good, release) -> None:
    assert "  dist/Test.apkg: 2 notes" in release("one", "--no-keep").stdout
    assert [path.name for path in (good.root / "releases/one").glob("*.apkg")] == []
    good.write("sources/b.yaml", MORE)
    assert "  1 new note (1 card)" in release("two").stdout


def test_without_the_packages_of_the_release_before_nothing_is_compared(good, release) -> None:
    release("one", "--no-keep")
    good.write("sources/b.yaml", MORE)
    good.build()
    result = release("two")
    assert result.exit_code == 0
    assert result.stderr.startswith("nothing to compare with: dist/Test.apkg is not the package of release one")
    assert result.stdout.startswith("released two\n")


def test_the_packages_can_be_built_elsewhere(good, release, tmp_path: Path) -> None:
    release("one", "--no-keep", "-o", str(tmp_path / "out"))
    (package,) = record(good, "one")["packages"]
    assert package["path"] == (tmp_path / "out/Test.apkg").as_posix()


def test_the_project_can_be_named(good, release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        CliRunner().invoke(main, ["release", "one", "--project", str(good.root)], catch_exceptions=False).exit_code == 0
    )
    assert record(good, "one")["name"] == "one"


def test_sources_with_errors_are_not_released(mixed, release) -> None:
    result = release("one")
    assert result.exit_code == 1
    assert result.stderr.endswith("nothing was released\n")
    assert not (mixed.root / "releases").exists()


@pytest.mark.parametrize(("name", "said"), [("a/b", "no name for a release"), ("one", "a release named one already")])
def test_a_wrong_name_is_noticed_before_anything_is_built(good, release, name: str, said: str) -> None:
    release("one")
    good.package.unlink()
    result = release(name)
    assert (result.exit_code, said in result.stderr) == (1, True)
    assert not good.package.exists()


def test_a_damaged_release_is_noticed_before_anything_is_built(good, release) -> None:
    release("one")
    good.package.unlink()
    (good.root / "releases/one/release.json").write_text("")
    result = release("two")
    assert (result.exit_code, "release.json is damaged" in result.stderr) == (1, True)
    assert not good.package.exists()
