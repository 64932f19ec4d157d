"""The comparison with real files says what arrived, and fails where too little did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).with_name("run.py")
AIKEN = "What is 1 + 1?\nA. 2\nB. 3\nANSWER: A\n\nWhat is 2 + 2?\nA. 5\nB. 4\nANSWER: B\n"


@pytest.fixture
def compare(tmp_path: Path):
    """Runs the comparison over a folder with one file, of which the index says this many questions."""

    def run(count: str, content: str = AIKEN) -> subprocess.CompletedProcess[str]:
        (tmp_path / "aiken").mkdir(exist_ok=True)
        (tmp_path / "aiken/sums.txt").write_text(content)
        (tmp_path / "INDEX.md").write_text(f"aiken/sums.txt | somewhere | 1 | MIT | {count} (counted) | easy\n")
        return subprocess.run([sys.executable, str(RUN), str(tmp_path)], capture_output=True, text=True, check=False)

    return run


def test_all_that_were_counted_arrive(compare) -> None:
    done = compare("2")
    assert done.returncode == 0, done.stderr
    assert "2 of 2 countable questions arrived (100.0%)" in done.stdout


def test_a_question_that_is_missing_or_rejected_counts_against(compare) -> None:
    assert compare("3").returncode == 1
    done = compare("2", AIKEN.replace("ANSWER: B", "ANSWER: C"))
    assert done.returncode == 1
    assert "1 of 2 countable questions arrived" in done.stdout
    assert "1 x aiken-key-without-option" in done.stdout


def test_a_file_that_nobody_recognises_is_listed(compare) -> None:
    done = compare("2", "Nothing to see.")
    assert "no reader recognises it" in done.stdout
    assert done.returncode == 1
