"""What the commands share."""

import io
import os
import pty
import subprocess
import sys

import pytest

from ankibuild.cli import main
from ankibuild.cli.shared import counted, grouped, progress_bar, size, tally
from ankibuild.diagnostics import report

WARNING = report("missing-id", None, count=3)
ERROR = report("empty-stem", None)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 notes"),
        (1, "1 note"),
        (2, "2 notes"),
        (999, "999 notes"),
        (1000, "1 000 notes"),
        (1234567, "1 234 567 notes"),
    ],
)
def test_counts_agree_with_their_nouns(number: int, text: str) -> None:
    assert counted(number, "note") == text
    assert grouped(number) == text.rpartition(" ")[0]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (34_499, "34 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (1_000_000, "1.0 MB"),
        (133_250_000, "133.2 MB"),
    ],
)
def test_sizes_are_for_people(count: int, text: str) -> None:
    assert size(count) == text


@pytest.mark.parametrize(
    ("diagnostics", "text"),
    [
        ([], ""),
        ([ERROR], "1 error"),
        ([WARNING], "1 warning"),
        ([ERROR, WARNING, ERROR], "2 errors, 1 warning"),
    ],
)
def test_a_tally_counts_errors_and_warnings(diagnostics, text: str) -> None:
    assert tally(diagnostics) == text


@pytest.mark.parametrize(
    ("place", "option"),
    [(".", []), ("sources/sub", []), ("..", ["-C", "project"]), ("..", ["--project", "project/sources"])],
)
def test_the_project_is_around_the_current_folder_or_where_it_is_said_to_be(
    good, run, place: str, option: list[str]
) -> None:
    (good.root / "sources" / "sub").mkdir()
    result = run("make", *option, cwd=good.root / place)
    assert (result.exit_code, good.package.exists()) == (0, True)


def test_one_file_can_be_the_project(good, run) -> None:
    good.write("sources/b.yaml", "- {id: z, stem: Z, answer: z}\n")
    assert "1 question read" in run("make", "-C", "sources/b.yaml").stdout


def at_a_terminal(folder, *arguments: str) -> str:
    """What a command writes to a terminal."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ankibuild", *arguments]
    environment = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen(command, cwd=folder.root, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    shown = b""
    while piece := _read(master):
        shown += piece
    os.close(master)
    process.wait()
    return shown.decode()


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux's way to say that the other end is closed
        return b""


@pytest.fixture
def many(folder):
    """A project of so many questions that a progress bar is worth its place."""
    folder.write(
        "sources/a.yaml", "questions:\n" + "".join(f"- {{id: q{n}, stem: S{n}, answer: x}}\n" for n in range(1000))
    )
    return folder


@pytest.mark.parametrize("command", ["make", "check"])
def test_long_work_shows_its_progress_at_a_terminal(many, command: str) -> None:
    shown = at_a_terminal(many, command)
    assert "Rendering" in shown and "100%" in shown


@pytest.mark.parametrize("command", ["make", "check"])
def test_short_work_shows_none(good, command: str) -> None:
    assert "Rendering" not in at_a_terminal(good, command)


@pytest.mark.parametrize("command", ["make", "check"])
def test_into_a_file_no_progress_is_shown(many, run_process, command: str) -> None:
    done = run_process(command)
    assert (done.returncode, done.stderr) == (0, "")


class Terminal(io.StringIO):
    """A terminal that remembers what it was told."""

    def isatty(self) -> bool:
        return True


def test_the_progress_bar_follows_the_questions(many, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with progress_bar(many.load()) as progress:
        progress(500, 1000)
        progress(1000, 1000)
    shown = sys.stderr.getvalue()
    assert " 50%" in shown and "100%" in shown


def test_a_stream_that_is_no_terminal_and_no_file_will_do(good, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    main(["check", "-C", str(good.root)], standalone_mode=False)
    assert sys.stdout.getvalue() == "2 questions: all is well\n"


def test_faults_have_colors_at_a_terminal_alone(mixed, run_process) -> None:
    assert "\x1b[31m" in at_a_terminal(mixed, "check")
    assert "\x1b[" not in run_process("check").stdout
