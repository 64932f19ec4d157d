"""The same scenario on many real versions of Anki, each in an environment of its own.

    python tests/matrix/run.py                  all versions of the matrix (backends.py)
    python tests/matrix/run.py 2.1.54 24.6.3    these versions, whether or not they are in the matrix
    python tests/matrix/run.py --ci             the oldest and the newest

The packages are made by the ankibuild of the running interpreter. Environments are kept in ~/.cache/ankibuild-matrix,
or where $ANKIBUILD_MATRIX says. Prints what every version does, and what differs from expected.toml: then, or if a
version cannot be installed, it ends with 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from backends import Backend, chosen
from comparison import as_text, surprises
from environments import CannotInstallError, python_with
from packages import build_packages

_SCENARIO = Path(__file__).parent / "scenario.py"


def run_all(backends: tuple[Backend, ...]) -> bool:
    """Runs the scenario everywhere and prints what was found. True if all is as expected."""
    pythons, faults = _environments(backends)
    results: dict[Backend, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        packages = Path(scratch) / "packages"
        build_packages(packages, Path(scratch) / "projects")
        for backend in (backend for backend in backends if backend.version in pythons):
            try:
                results[backend] = facts(pythons[backend.version], packages, Path(scratch) / "result.json", backend)
            except subprocess.CalledProcessError:
                faults.append(f"\n{backend.name}: the scenario broke off, see above")
    print(as_text(results))
    found = [surprise for backend in results for surprise in surprises(backend, results[backend])]
    for surprise in found:
        print(f"\n{surprise.backend}: {surprise.fact}\n    expected {surprise.expected}\n    found    {surprise.found}")
    print("\n".join(faults))
    print(f"\n{len(results)} of {len(backends)} backends ran, {len(found)} surprises")
    return not found and not faults


def facts(python: Path | str, packages: Path, result: Path, backend: Backend) -> dict[str, str]:
    """What the scenario finds with the Anki of an interpreter. Raises CalledProcessError if it breaks off."""
    command = [str(python), "-W", "ignore", str(_SCENARIO), str(packages), str(result), backend.importer]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found: dict[str, str] = json.loads(result.read_text("utf-8"))
    return found


def _environments(backends: tuple[Backend, ...]) -> tuple[dict[str, Path], list[str]]:
    pythons: dict[str, Path] = {}
    faults = []
    for version in dict.fromkeys(backend.version for backend in backends):
        try:
            pythons[version] = python_with(version)
        except CannotInstallError as error:
            faults.append(f"\nanki {version} cannot be installed:\n{error}")
    return pythons, faults


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", nargs="*")
    parser.add_argument("--ci", action="store_true", help="the oldest and the newest version")
    options = parser.parse_args()
    sys.exit(0 if run_all(chosen(options.versions, ci=options.ci)) else 1)


if __name__ == "__main__":
    main()
