"""The scenario with the installed Anki, and the documentation held to what was found. `run.py` takes other versions."""

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "docs" / "progress.md"


@pytest.fixture(autouse=True)
def scripts_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scripts find each other by their folder, since other environments run them with `anki` alone."""
    monkeypatch.syspath_prepend(str(HERE))


def test_the_installed_anki_does_what_is_expected(tmp_path: Path) -> None:
    from backends import Backend
    from comparison import surprises
    from packages import build_packages
    from run import facts

    build_packages(tmp_path / "packages", tmp_path / "projects")
    backend = Backend(importlib.metadata.version("anki"))
    found = facts(sys.executable, tmp_path / "packages", tmp_path / "result.json", backend)
    assert surprises(backend, found) == []


def test_every_expectation_names_a_known_span_and_stands_once() -> None:
    from comparison import rows, table

    names = [(group, row["name"]) for group, row in rows()]
    assert len(set(names)) == len(names)
    assert {span for _, row in rows() for span in row.get("differs", {})} <= set(table()["spans"])


def test_the_documentation_has_every_table_as_it_was_measured() -> None:
    from tables import HEADS, filled, names_in

    page = PAGE.read_text("utf-8")
    if os.environ.get("ANKIBUILD_ACCEPT"):
        PAGE.write_text(filled(page), "utf-8")
    assert names_in(page) == set(HEADS)
    assert PAGE.read_text("utf-8") == filled(page)


def test_the_documentation_names_every_version_of_the_matrix() -> None:
    from backends import ALL

    page = PAGE.read_text("utf-8")
    assert [backend.version for backend in ALL if backend.version not in page] == []


def test_a_version_that_cannot_be_installed_is_a_failure(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "run.py"), "0.0.1"]
    environment = {**os.environ, "ANKIBUILD_MATRIX": str(tmp_path), "PIP_NO_INDEX": "1", "PATH": "", "PYENV_ROOT": ""}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "anki 0.0.1 cannot be installed" in done.stdout
