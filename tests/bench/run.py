"""How long a build takes beside a plain genanki script, and `--help` beside Click alone.

`python tests/bench/run.py --questions 10000` runs both in turn and prints the medians. With `--enforce` it exits with
1 where a build takes longer than the script, or `--help` more than twice as long as `import click`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import corpus

HERE = Path(__file__).parent
BUILD_LIMIT = 1.0
HELP_LIMIT = 2.0


def seconds(*command: str | Path) -> float:
    """The wall time of a process of Python."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *map(str, command)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def compare(title: str, rounds: int, ours: Callable[[], float], theirs: Callable[[], float]) -> float:
    """Runs both in turn, prints their medians, and gives the ratio."""
    times = [(ours(), theirs()) for _ in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{title}: {mine:.3f} s, {other:.3f} s, ratio {mine / other:.2f} (medians of {rounds})", flush=True)
    return mine / other


def build(folder: Path) -> float:
    """A first build, with nothing from an earlier one."""
    shutil.rmtree(folder / "dist", ignore_errors=True)
    (folder / "ankibuild.lock").unlink(missing_ok=True)
    return seconds("-m", "ankibuild", "make", "-C", folder)


def measure(questions: int, rounds: int) -> bool:
    """Whether all limits are kept."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        source = corpus.write(folder, questions)
        print(f"{questions} questions, {source.stat().st_size / 1e6:.1f} MB of YAML")
        peer = (HERE / "peer.py", source, folder / "peer.apkg")
        built = compare("ankibuild make | genanki script", rounds, lambda: build(folder), lambda: seconds(*peer))
        again = ("-m", "ankibuild", "make", "-C", folder)
        compare("ankibuild make, unchanged | genanki script", rounds, lambda: seconds(*again), lambda: seconds(*peer))
    helped = compare(
        "ankibuild --help | import click",
        5 * rounds,
        lambda: seconds("-m", "ankibuild", "--help"),
        lambda: seconds("-c", "import click"),
    )
    return built <= BUILD_LIMIT and helped <= HELP_LIMIT


def main() -> int:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--enforce", action="store_true", help="exit with 1 where a limit is exceeded")
    options = parser.parse_args()
    kept = measure(options.questions, options.rounds)
    return 1 if options.enforce and not kept else 0


if __name__ == "__main__":
    sys.exit(main())
