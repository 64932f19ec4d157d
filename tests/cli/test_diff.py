"""`ankibuild diff`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ankibuild import releases
from ankibuild.cli import main

CHANGED = "- {id: a, stem: 'Whose a?', answer: This}\n- {id: c, stem: 'Which c?', answer: This}\n"
TOLD = """\
Test, since release one:
  1 new note (1 card)
  1 note changed
  1 note gone
  0 notes unchanged
"""


@pytest.fixture
def diff(folder, monkeypatch: pytest.MonkeyPatch):
    """Runs the command in the project's folder."""

    def run(*arguments: str) -> Result:
        monkeypatch.chdir(folder.root)
        return CliRunner().invoke(main, ["diff", *arguments], catch_exceptions=False)

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return run


@pytest.fixture
def changed(good):
    """A project with a release, whose sources have changed since."""
    good.build()
    releases.create(good.load().project, "one", [good.package], 0)
    good.write("sources/a.yaml", CHANGED)
    return good


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "--package", "Test"], ["--format", "text"]])
def test_the_changes_since_a_release_are_shown(changed, diff, arguments: list[str]) -> None:
    result = diff(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(TOLD)
    assert "    Stem: [-Which-]{+Whose+} a?\n" in result.stdout


def test_nothing_in_the_project_is_touched(changed, diff) -> None:
    before = {path: path.read_bytes() for path in changed.root.rglob("*") if path.is_file()}
    diff()
    assert {path: path.read_bytes() for path in changed.root.rglob("*") if path.is_file()} == before


def test_a_package_can_be_compared_with(changed, diff, tmp_path: Path) -> None:
    shutil.copyfile(changed.package, tmp_path / "given.apkg")
    assert diff(str(tmp_path / "given.apkg")).stdout.startswith(TOLD.replace("release one", "given.apkg"))


def test_a_subfolder_stands_for_the_whole_project(good, diff, monkeypatch: pytest.MonkeyPatch) -> None:
    good.write("sources/more/b.yaml", "- {id: c, stem: 'Which c?', answer: This}\n")
    good.build()
    git = ["git", "-C", str(good.root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *arguments], check=True)
    monkeypatch.chdir(good.root / "sources/more")
    result = CliRunner().invoke(main, ["diff"], catch_exceptions=False)
    assert result.stdout.splitlines()[1:] == ["  3 notes unchanged"]


def test_json_goes_to_programs(changed, diff) -> None:
    data = json.loads(diff("--format", "json").stdout)
    assert data["packages"][0]["anki"] == {"new": 1, "updated": 1, "duplicate": 0, "conflicting": 0}


def test_a_page_can_be_written_to_a_file(changed, diff) -> None:
    result = diff("--format", "html", "-o", "out/page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "<del>Which</del><ins>Whose</ins>" in (changed.root / "out/page.html").read_text()


def test_a_text_can_be_written_to_a_file(changed, diff) -> None:
    diff("-o", "changes.txt")
    assert (changed.root / "changes.txt").read_text() == diff().stdout


def test_a_file_that_cannot_be_written_is_an_error(changed, diff) -> None:
    result = diff("-o", "ankibuild.yaml/x")
    assert (result.exit_code, result.stderr.startswith("error: cannot write ankibuild.yaml/x")) == (1, True)


def test_sources_with_errors_are_not_compared(changed, diff) -> None:
    changed.write("sources/a.yaml", "- {id: c, stem: 'No answer?'}\n")
    result = diff()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("nothing was compared\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["two"], "'two' is no package (.apkg), no release and no revision of git"),
        (["--package", "Tset"], "there is no package 'Tset'; there are: Test"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_usage_is_said_so(changed, diff, arguments: list[str], said: str) -> None:
    result = diff(*arguments)
    assert (result.exit_code, said in result.stderr) == (2, True)


def test_without_anything_to_compare_with_usage_is_shown(good, diff) -> None:
    result = diff()
    assert result.exit_code == 2
    assert "Usage:" in result.stderr and "no release and no commit of git" in result.stderr


def test_a_damaged_release_is_an_error(changed, diff) -> None:
    (changed.root / "releases/one/release.json").write_text("")
    result = diff()
    assert (result.exit_code, "release.json is damaged" in result.stderr) == (1, True)


def test_a_wrong_clock_in_the_environment_is_wrong_usage(changed, diff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert diff().exit_code == 2
