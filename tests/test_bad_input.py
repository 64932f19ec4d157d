"""Bad input of every kind in one project: one run names each at its place, and exits with 1."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import ankibuild
from ankibuild.cli import main
from ankibuild.diagnostics import terminal

ALIASES = "".join(f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in ("ab", "bc", "cd"))

SOURCES: dict[str, tuple[str, str, list[str]]] = {
    "alias.yaml": (
        f"a: &a [x, x, x, x, x, x, x, x, x, x]\n{ALIASES}e: &e [*d, *d, *d, *d, *d, *d, *d, §*d, *d, *d]\n",
        "utf-8",
        ["exploding-aliases"],
    ),
    "answers.yaml": (
        "- §{id: b1, stem: One, options: [x, y]}\n"
        "- {id: b2, stem: Two, options: [x, y], answer: §3}\n"
        "- {id: b3, stem: Three, options: [x, y], answer: §Paris}\n"
        "- {id: b4, stem: Four, options: [Paris, paris], answer: §PARIS}\n"
        "- {id: b5, stem: Five, options: [2, 3], answer: §2}\n",
        "utf-8",
        [
            *("no-correct-option", "answer-out-of-range", "answer-not-an-option", "answer-matches-several"),
            "answer-ambiguous",
        ],
    ),
    "broken.yaml": ("- id: c1\n  stem: §[a, b\n- id: c2\n", "utf-8", ["unquoted-special"]),
    "colon.yaml": ("- id: d1\n  stem: Which one§: a or b?\n", "utf-8", ["unquoted-colon"]),
    "empty.yaml": ("§", "utf-8", ["no-questions"]),
    "ids.yaml": ("- {id: e, stem: A, answer: x}\n- {id: §e, stem: B, answer: x}\n", "utf-8", ["duplicate-id"]),
    "keys.yaml": (
        "- {id: f1, stem: C, §stem: D, answer: x}\n- {id: f2, stem: E, §anser: x}\n",
        "utf-8",
        ["duplicate-key", "unknown-key"],
    ),
    "latin.yaml": ("- id: g1\n  stem: caf§\u00e9\n", "latin-1", ["not-utf8"]),
    "list.yaml": ("- id: h1\n  stem:\n    §- Which?\n  answer: x\n", "utf-8", ["not-a-text"]),
    "object.yaml": ("- id: i1\n  stem: §!!python/object/apply:os.system id\n  answer: x\n", "utf-8", ["yaml-tag"]),
    "options.yaml": ("- {id: j1, stem: F, options: [x, y, §x], answer: 2}\n", "utf-8", ["duplicate-option"]),
    "stem.yaml": ("- §{id: k1, answer: x}\n", "utf-8", ["empty-stem"]),
    "tab.yaml": ("- id: l1\n§\tstem: Which?\n", "utf-8", ["tab-indentation"]),
    "utf16.yaml": ("§- id: m1\n", "utf-16", ["not-utf8"]),
    "wide.yaml": ("- id: n1\n  stem: " + "x" * 10_000_000 + "§: y\n", "utf-8", ["unquoted-colon"]),
    "with-mark.yaml": ("- {id: o1, stem: Fine, answer: x}\n", "utf-8-sig", []),
}
"""By name: the source with a § before each fault, its encoding, and the codes of the faults."""


def places(marked: str) -> list[str]:
    """The places of the marks, `line:column`, without them counted."""
    before = ["".join(marked.split("§")[:number]) for number in range(1, marked.count("§") + 1)]
    return [f"{text.count(chr(10)) + 1}:{len(text) - text.rfind(chr(10))}" for text in before]


EXPECTED = sorted(
    f"sources/{file}:{place}:{code}"
    for file, (marked, _, codes) in (
        SOURCES
        | {
            "folder.yaml": ("§", "", ["source-is-directory"]),
            "gone.yaml": ("§", "", ["dangling-link"]),
            "locked.yaml": ("§", "", ["unreadable-file"]),
        }
    ).items()
    for place, code in zip(places(marked), codes, strict=True)
)


@pytest.fixture
def project() -> Iterator[Path]:
    """The project of all that is bad, in a folder that an unprivileged user can read too."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        root.chmod(0o755)
        (root / "sources").mkdir()
        (root / "ankibuild.yaml").write_text("name: Bad\nnamespace: test\n")
        for file, (marked, encoding, _) in SOURCES.items():
            (root / "sources" / file).write_bytes(marked.replace("§", "").encode(encoding))
        (root / "sources" / "folder.yaml").mkdir()
        (root / "sources" / "gone.yaml").symlink_to("nowhere.yaml")
        (root / "sources" / "locked.yaml").write_text("- {id: p1, stem: Secret, answer: x}\n")
        (root / "sources" / "locked.yaml").chmod(0)
        yield root


CHILD = """
import contextlib, io, json, os, pathlib, sys, tempfile
project, package, arguments = map(json.loads, sys.argv[1:])
sys.path.insert(0, package)
from ankibuild.cli import main

with tempfile.TemporaryDirectory() as warm, contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(
    io.StringIO()
), contextlib.suppress(SystemExit):
    pathlib.Path(warm, "a.yaml").write_text("- {id: a, stem: Which, oops: x}")
    pathlib.Path(warm, "b.yaml").write_bytes("a".encode("utf-16"))
    pathlib.Path(warm, "c.yaml").write_bytes("- caf\u00e9s".encode("latin-1"))
    main([*arguments, "-C", warm])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main([*arguments, "-C", project], prog_name="ankibuild")
"""
"""The command line as an ordinary user, since root may read every file.

A first run on another project loads all that is needed, which an ordinary user may be unable to read.
"""


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    given = (str(project), str(Path(ankibuild.__file__).parents[1]), arguments)
    command = [sys.executable, "-c", CHILD, *map(json.dumps, given)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=project)


def test_one_run_names_every_fault_at_its_place(project: Path) -> None:
    started = time.perf_counter()
    result = run(project, "check", "--format", "json")
    assert result.returncode == 1, result.stderr
    found = json.loads(result.stdout)
    said = [f"{d['place']['path']}:{d['place']['line']}:{d['place']['column']}:{d['code']}" for d in found]
    assert sorted(said) == EXPECTED
    assert all(d["message"] and d["help"] for d in found)
    assert time.perf_counter() - started < 60


def test_nothing_is_built_from_bad_input(project: Path) -> None:
    project.chmod(0o777)
    result = run(project, "make")
    assert result.returncode == 1, result.stderr
    assert "found 23 errors\nnothing was built\n" in result.stderr
    assert not (project / "dist").exists()
    assert not (project / "ankibuild.lock").exists()


@pytest.mark.parametrize("format_", ["text", "concise", "github"])
def test_every_format_names_every_place_on_short_lines(project: Path, format_: str) -> None:
    result = run(project, "check", "--format", format_)
    assert result.returncode == 1, result.stderr
    for place in EXPECTED:
        path, line, column, code = place.split(":")
        shown = f"file={path},line={line},col={column}" if format_ == "github" else f"{path}:{line}:{column}"
        assert shown in result.stdout
        assert code in result.stdout
    assert max(map(len, result.stdout.splitlines())) < 400


def test_the_offending_text_is_shown(folder) -> None:
    folder.write("sources/a.yaml", "- id: a\n  stem: Which one: a or b?\n")
    result = CliRunner().invoke(main, ["check", "-C", str(folder.root)])
    assert result.exit_code == 1
    assert "2 |   stem: Which one: a or b?\n  |                  ^\n" in result.output


@pytest.mark.parametrize("text", ["- id: a\n  stem: {}\n  answer: [b]\n  oops: c\n", "- id: a\n  stem: {}: b\n"])
def test_a_line_of_ten_megabytes_is_told_fast_and_cut(folder, text: str) -> None:
    folder.write("sources/a.yaml", text.replace("{}", "x" * 10_000_000))
    started = time.perf_counter()
    diagnostics = ankibuild.check(folder.load())
    rendered = [terminal.render(diagnostic) for diagnostic in diagnostics]
    assert diagnostics
    assert all(len(line) < 300 for text in rendered for line in text.splitlines())
    assert time.perf_counter() - started < 60
