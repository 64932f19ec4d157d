"""A virtual environment for each version of Anki, made once and kept in a cache folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_MINOR = sys.version_info.minor
_PYTHONS = tuple(f"3.{minor}" for minor in (*range(_MINOR, 8, -1), *range(_MINOR + 1, 15)))
"""The running version of Python first, then older ones, then newer: Anki's wheels take 3.9 or later."""

_CHECK = """
import sys, anki.collection, importlib.metadata
numbers = [[int(part) for part in text.split(".")] for text in (importlib.metadata.version("anki"), sys.argv[1])]
sys.exit(numbers[0] != numbers[1])
"""
_SECONDS = 300


class CannotInstallError(Exception):
    """A version of Anki could not be installed with any Python that there is."""


def cache() -> Path:
    """`$ANKIBUILD_MATRIX`, or a folder in the user's cache."""
    chosen = os.environ.get("ANKIBUILD_MATRIX")
    return Path(chosen) if chosen else Path.home() / ".cache" / "ankibuild-matrix"


def python_with(version: str) -> Path:
    """The interpreter of an environment that has this version of Anki; made if there is none yet.

    Raises CannotInstallError with what every try said.
    """
    folder = cache() / version
    python = folder / "bin" / "python"
    if _has(python, version):
        return python
    said = []
    for interpreter in _interpreters():
        shutil.rmtree(folder, ignore_errors=True)
        fault = _run(interpreter, "-m", "venv", folder)
        fault = fault or _run(python, "-m", "pip", "install", "-q", f"anki=={version}")
        if not fault and _has(python, version):
            return python
        said.append(f"{interpreter}: {fault or 'installed, but cannot be imported'}")
    raise CannotInstallError("\n".join(said))


def _has(python: Path, version: str) -> bool:
    return python.exists() and not _run(python, "-c", _CHECK, version)


def _interpreters() -> Iterator[str]:
    """Every Python that Anki may run on: in the path, or where pyenv keeps them."""
    yield sys.executable
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in _PYTHONS:
        found = shutil.which(f"python{version}")
        if found:
            yield found
        yield from (str(path) for path in sorted(versions.glob(f"{version}.*/bin/python")))


def _run(*command: str | Path) -> str:
    """What a command complained of; nothing if it went well."""
    try:
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return f"took more than {_SECONDS} seconds"
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["failed"])[-1]
