"""Running the command line: within this process for speed, in one of its own where terminals and limits matter."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

GOOD = """\
    - {id: a, stem: 'Which a?', answer: This}
    - {id: b, stem: 'Which b?', answer: This}
    """
BAD = "- {id: c, stem: 'No answer?'}\n"


@pytest.fixture
def good(folder) -> Any:
    """A project of two good questions."""
    folder.write("sources/a.yaml", GOOD)
    return folder


@pytest.fixture
def mixed(folder) -> Any:
    """A project of two good questions and a bad one."""
    folder.write("sources/a.yaml", GOOD + BAD)
    return folder


@pytest.fixture
def run(folder, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `ankibuild` within the project's folder: `run('make', '--out', 'x')`."""
    from ankibuild.cli import main

    def run(*arguments: str, cwd: Path = folder.root) -> Result:
        monkeypatch.chdir(cwd)
        return CliRunner().invoke(main, arguments, catch_exceptions=False, prog_name="ankibuild")

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return run


@pytest.fixture
def run_process(folder) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m ankibuild` in a process of its own."""

    def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ankibuild", *arguments]
        return subprocess.run(command, **({"cwd": folder.root, "capture_output": True, "text": True} | options))

    return run
