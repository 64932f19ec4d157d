"""The same sources and lock give the same bytes, whatever the machine, the place and the hour."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = {
    "ankibuild.yaml": "name: Test\nnamespace: test-namespace\nsources: [sources/]\ntags: [all]\n",
    "sources/b.yaml": "- {id: b, stem: 'Which $x$?', options: [This, That], answer: 1, tags: [z, y, ä]}\n",
    "sources/a.yaml": "- stem: Größe?\n  answer: |\n    ```python\n    print('x')\n    ```\n"
    "- {id: c, stem: '{{c2::x}} {{c1::y}}'}\n",
    "sources/sub/é.yaml": "- {id: d, stem: 'Look: ![one](../1.png) ![two](1.png)', answer: 'true'}\n",
    "sources/1.png": "one",
    "sources/sub/1.png": "two",
}
CLOCK = 1_700_000_000


def written(root: Path, names: list[str], *, mtime: int = CLOCK) -> Path:
    """A project whose files were made in this order, at this time."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SOURCES[name], "utf-8")
        os.utime(path, (mtime, mtime))
    return root


def made(root: Path, *arguments: str, cwd: Path | None = None, before: str = "pass", **environment: str) -> str:
    """The digest of the package and the lock that a process of its own makes."""
    script = f"import os, sys; {before}; from ankibuild.cli import main; main()"
    command = [sys.executable, "-c", script, "make", *arguments]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(CLOCK), "PYTHONHASHSEED": "1", **environment}
    done = subprocess.run(command, cwd=cwd or root, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    package = next((root / "dist").glob("*.apkg"))
    return hashlib.sha256(package.read_bytes() + (root / "ankibuild.lock").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> str:
    return made(written(tmp_path_factory.mktemp("first"), list(SOURCES)))


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4242"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"PYTHONOPTIMIZE": "2"},
        {"before": "os.umask(0o077)"},
        {"before": "os.umask(0)"},
    ],
    ids=str,
)
def test_the_environment_leaves_no_trace(expected: str, tmp_path: Path, environment: dict[str, str]) -> None:
    assert made(written(tmp_path, list(SOURCES)), **environment) == expected


def test_the_order_and_age_of_files_leave_no_trace(expected: str, tmp_path: Path) -> None:
    assert made(written(tmp_path, list(SOURCES)[::-1], mtime=1)) == expected


def test_the_place_leaves_no_trace(expected: str, tmp_path: Path) -> None:
    root = written(tmp_path / "deep in" / "another pläce", list(SOURCES))
    assert made(root, "--project", str(root), cwd=tmp_path) == expected


def test_the_hour_of_a_later_build_leaves_no_trace(expected: str, tmp_path: Path) -> None:
    root = written(tmp_path, list(SOURCES))
    made(root)
    shutil.rmtree(root / "dist")
    assert made(root, SOURCE_DATE_EPOCH="1900000000") == expected
    shutil.rmtree(root / "dist")
    assert made(root, SOURCE_DATE_EPOCH="") == expected, "by the real clock"


def test_another_clock_at_the_first_build_shows(expected: str, tmp_path: Path) -> None:
    assert made(written(tmp_path, list(SOURCES)), SOURCE_DATE_EPOCH=str(CLOCK + 1)) != expected
