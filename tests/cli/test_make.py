"""`ankibuild make`."""

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.bank import Bank, load
from ankibuild.cli import main

LAST = re.compile(
    r"(?P<read>[\d ]+) questions? read, (?P<written>[\d ]+) notes? written"
    r"(?:, (?P<retired>[\d ]+) retired)?"
    r"(?:, (?P<rejected>[\d ]+) rejected \(see the errors above\))?"
    r"(?:, (?P<left_out>[\d ]+) left out \(in none of these packages\))?; \d+\.\d s"
)
DECKS = """\
    - {id: a, stem: A, answer: x, deck: 'Biology::Cells'}
    - {id: b, stem: B, answer: x, deck: 'Biology::Cells::Neurons'}
    - {id: c, stem: C, answer: x, deck: 'Physics::Cells'}
    - {id: d, stem: D, answer: x, deck: 'Physics::Größe'}
    """


def counted(line: str) -> dict[str, int]:
    """The numbers of the last line that `make` prints."""
    return {name: int((number or "0").replace(" ", "")) for name, number in LAST.fullmatch(line).groupdict().items()}


def built(folder) -> list[str]:
    return sorted(path.name for path in (folder.root / "dist").glob("*"))


def first_ids(path: Path) -> tuple[int, int]:
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute("SELECT min(id), min(mod) FROM notes").fetchone()


def test_the_end_says_what_was_built(folder, run) -> None:
    folder.write(
        "sources/a.yaml",
        "- {id: a, stem: 'A ![](a.png)', answer: x}\n- {id: b, stem: '{{c1::x}} {{c2::y}}', deck: '::Sub'}\n",
    )
    folder.write("sources/a.png", b"picture")
    result = run("make")
    package, *decks, last = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"dist/Test\.apkg: 2 notes, 3 cards, 1 media file, \d+ kB", package)
    assert decks == ["  Test", "  Test::Sub"]
    assert counted(last) == {"read": 2, "written": 2, "retired": 0, "rejected": 0, "left_out": 0}


def test_without_media_none_are_counted(good, run) -> None:
    assert re.match(r"dist/Test\.apkg: 2 notes, 2 cards, \d+ kB\n", run("make").stdout)


def test_warnings_are_printed_and_the_package_is_built(folder, run) -> None:
    folder.write("sources/a.yaml", "- {stem: Which?, answer: x}\n")
    result = run("make")
    assert (result.exit_code, built(folder)) == (0, ["Test.apkg"])
    assert "warning[missing-id]" in result.stderr and result.stderr.endswith("found 1 warning\n")


def test_with_errors_nothing_is_built_and_all_faults_are_listed(mixed, run) -> None:
    result = run("make")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[missing-answer]" in result.stderr and "sources/a.yaml:3:3" in result.stderr
    assert result.stderr.endswith("found 1 error\nnothing was built\n")
    assert not (mixed.root / "dist").exists() and not (mixed.root / "ankibuild.lock").exists()


def test_with_errors_what_was_built_before_stays(good, run) -> None:
    run("make")
    before = good.package.stat()
    good.write("sources/b.yaml", "- {id: z, stem: ''}\n")
    assert run("make").exit_code == 1
    assert (good.package.stat().st_ino, good.package.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_keep_going_builds_the_good_questions_and_fails_all_the_same(mixed, run) -> None:
    result = run("make", "--keep-going")
    assert (result.exit_code, built(mixed)) == (1, ["Test.apkg"])
    assert "error[missing-answer]" in result.stderr
    assert counted(result.stdout.splitlines()[-1]) == {
        "read": 3,
        "written": 2,
        "retired": 0,
        "rejected": 1,
        "left_out": 0,
    }


def test_keep_going_without_a_good_question_builds_nothing(folder, run) -> None:
    folder.write("sources/a.yaml", "- {id: z, stem: ''}\n")
    result = run("make", "--keep-going")
    assert (result.exit_code, built(folder)) == (1, [])
    assert counted(result.stdout.strip()) == {"read": 1, "written": 0, "retired": 0, "rejected": 1, "left_out": 0}


@pytest.mark.parametrize("option", ["-o", "--out"])
def test_another_folder_can_be_said(good, run, option: str, tmp_path) -> None:
    assert run("make", option, "there/deeper").stdout.startswith("there/deeper/Test.apkg: ")
    assert run("make", option, str(tmp_path / "out")).stdout.startswith(f"{tmp_path}/out/Test.apkg: ")
    assert built(good) == []


@pytest.mark.parametrize(
    ("arguments", "packages"),
    [
        (["Biology::Cells"], ["Biology-Cells.apkg"]),
        (["biology::cells"], ["Biology-Cells.apkg"]),
        (["Neurons"], ["Biology-Cells-Neurons.apkg"]),
        (["cells::neurons"], ["Biology-Cells-Neurons.apkg"]),
        (["Biology"], ["Biology.apkg"]),
        ([" Biology :: Cells "], ["Biology-Cells.apkg"]),
        (["Gro\u0308ße"], ["Physics-Größe.apkg"]),
        (["Biology", "physics::cells"], ["Biology.apkg", "Physics-Cells.apkg"]),
        (["Biology", "biology"], ["Biology.apkg"]),
    ],
    ids=str,
)
def test_decks_are_named_in_full_or_by_their_last_part(folder, run, arguments: list[str], packages: list[str]) -> None:
    folder.write("sources/a.yaml", DECKS)
    assert (run("make", *arguments).exit_code, built(folder)) == (0, packages)


def test_a_named_deck_comes_with_its_subdecks_and_the_rest_is_left_out(folder, run) -> None:
    folder.write("sources/a.yaml", DECKS)
    _, *decks, last = run("make", "Biology").stdout.splitlines()
    assert decks == ["  Biology::Cells", "  Biology::Cells::Neurons"]
    assert counted(last) == {"read": 4, "written": 2, "retired": 0, "rejected": 0, "left_out": 2}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Cells", "'Cells' could be 'Biology::Cells', 'Physics::Cells': give the full name"),
        ("Neuron", "there is no deck 'Neuron', did you mean 'Neurons'?"),
        ("Biologie::Cells", "there is no deck 'Biologie::Cells', did you mean 'Biology::Cells'?"),
        ("Xyz", "there is no deck 'Xyz'; there are: Biology, Biology::Cells, Biology::Cells::Neurons, Physics, "),
        ("ells", "there is no deck 'ells', did you mean 'Cells'?"),
        ("", "there is no deck ''; there are: "),
        ("::", "there is no deck ''; there are: "),
    ],
)
def test_a_deck_that_is_none_or_two_is_wrong_usage(folder, run, name: str, said: str) -> None:
    folder.write("sources/a.yaml", DECKS)
    result = run("make", "Physics", name)
    assert (result.exit_code, result.stdout, built(folder)) == (2, "", [])
    assert said in " ".join(result.stderr.split())


def test_without_any_deck_none_is_suggested(folder, run) -> None:
    result = run("make", "Biology")
    assert result.exit_code == 2 and result.stderr.endswith("Error: there is no deck 'Biology'\n")


def test_source_date_epoch_takes_the_place_of_the_clock(good, run, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert run("make").exit_code == 0
    assert first_ids(good.package) == (1_700_000_000_000, 1_700_000_000)


def test_an_empty_source_date_epoch_is_none(good, run, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", " ")
    assert run("make").exit_code == 0
    assert first_ids(good.package)[0] > 1_700_000_000_000


@pytest.mark.parametrize("value", ["yesterday", "1.5", "-1", "1e9", "²", "١", "999999999999"])
def test_a_source_date_epoch_that_is_no_number_of_seconds_is_wrong_usage(good, run, monkeypatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = run("make")
    assert (result.exit_code, built(good)) == (2, [])
    assert f"SOURCE_DATE_EPOCH is no number of seconds: {value!r}" in result.stderr


FULL_DISK = """
import resource, signal
from ankibuild.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
main(["make"])
"""
NO_RIGHTS = """
import os
from pathlib import Path
from ankibuild.cli import main
main(["make"], standalone_mode=False)
Path("sources/b.yaml").write_text("- {id: z, stem: Z, answer: z}")
Path("dist").chmod(0o555)
Path().chmod(0o777)
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
main(["make"])
"""


def run_code(code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True)


def test_a_package_that_cannot_be_written_is_a_failure_with_its_reason(good, run) -> None:
    good.write("dist/Test.apkg/in the way", "")
    result = run("make")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"error: cannot write {good.package}: Is a directory\n"
    assert built(good) == ["Test.apkg"]


def test_a_full_disk_is_a_failure_and_the_old_package_stays(good, run_process) -> None:
    run_process("make")
    before = good.package.read_bytes()
    good.write("sources/b.yaml", "- {id: z, stem: '" + "long " * 1000 + "', answer: z}\n")
    done = run_code(FULL_DISK, good.root)
    assert done.returncode == 1
    assert done.stderr == f"error: cannot write {good.package}: File too large\n"
    assert (good.package.read_bytes(), built(good)) == (before, ["Test.apkg"])


def test_no_permission_is_a_failure_and_the_old_package_stays() -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        Path(name).chmod(0o755)
        root = Path(name) / "project"
        (root / "sources").mkdir(parents=True)
        (root / "sources" / "a.yaml").write_text("- {id: a, stem: A, answer: a}\n")
        done = run_code(NO_RIGHTS, root)
        assert done.returncode == 1
        assert done.stderr == f"error: cannot write {root}/dist/project.apkg: Permission denied\n"
        assert [path.name for path in (root / "dist").iterdir()] == ["project.apkg"]
        (root / "dist").chmod(0o755)


QUESTIONS = {
    "good": "{id: q%d, stem: 'Which %d?', answer: x}",
    "another deck": "{id: q%d, stem: 'Which %d?', answer: x, deck: Other}",
    "in no package": "{id: q%d, stem: 'Which %d?', answer: x, deck: Nowhere}",
    "retired": "{id: q%d, stem: 'Which %d?', answer: x, retired: true}",
    "no id": "{stem: 'Which %d of %d?', answer: x}",
    "no answer": "{id: q%d, stem: 'Which %d?'}",
    "no stem": "{id: q%d, stem: '', answer: 'x%d'}",
    "wrong answer": "{id: q%d, stem: 'Which %d?', options: [x, y], answer: 3}",
    "unknown key": "{id: q%d, stem: 'Which %d?', answer: x, nope: 1}",
    "no mapping": "'just %d a text %d'",
    "missing picture": "{id: q%d, stem: 'Which %d? ![](no.png)', answer: x}",
    "bad cloze": "{id: q%d, stem: '{{c0::x}} %d'}",
    "the same id": "{id: same, stem: 'Which %d of %d?', answer: x}",
    "deck in another case": "{id: q%d, stem: 'Which %d?', answer: x, deck: OTHER}",
}
"""Good and bad questions."""

PROJECT = """\
name: Test
namespace: test-namespace
packages:
  - {name: one, decks: [Test]}
  - {name: two, decks: [Test, Other]}
"""


@settings(deadline=None, max_examples=60)
@given(
    files=st.lists(st.lists(st.sampled_from(sorted(QUESTIONS)), min_size=1, max_size=6), min_size=1, max_size=3),
    decks=st.sampled_from([(), ("Other",)]),
)
def test_questions_read_are_notes_written_and_rejected_and_left_out(
    files: list[list[str]], decks: tuple[str, ...]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "sources").mkdir()
        (root / "ankibuild.yaml").write_text(PROJECT)
        for number, kinds in enumerate(files):
            lines = [f"- {QUESTIONS[kind] % (10 * number + n, n)}\n" for n, kind in enumerate(kinds)]
            (root / "sources" / f"{number}.yaml").write_text("".join(lines))
        known = any(kind == "another deck" for kinds in files for kind in kinds)
        result = CliRunner().invoke(main, ["make", "--keep-going", "-C", name, *(decks if known else ())])
        numbers = counted(result.stdout.splitlines()[-1])
        assert numbers["read"] == sum(map(len, files))
        assert numbers["read"] == sum(numbers.values()) - numbers["read"]
        assert (result.exit_code == 1) == bool(numbers["rejected"])
        notes = set().union(*map(_guids, (root / "dist").glob("*.apkg")))
        assert len(notes) == numbers["written"] + numbers["retired"]


def _guids(path: Path) -> set[str]:
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return {guid for (guid,) in connection.execute("SELECT guid FROM notes")}


def test_thousands_are_set_apart(folder, run) -> None:
    folder.write(
        "sources/a.yaml", "questions:\n" + "".join(f"- {{id: q{n}, stem: S{n}, answer: x}}\n" for n in range(1001))
    )
    folder.write("ankibuild.yaml", "name: Test\npackages: [{name: none, tags: [none]}]\n")
    assert "1 001 questions read, 0 notes written, 1 001 left out" in run("make").stdout


def test_a_package_elsewhere_is_shown_by_its_full_path(good, run) -> None:
    assert run("make", "-C", "project", cwd=good.root.parent).stdout.startswith("project/dist/Test.apkg: ")
    (good.root / "sub").mkdir()
    assert run("make", cwd=good.root / "sub").stdout.startswith(f"{os.path.realpath(good.package)}: ")


def test_the_questions_of_a_file_that_is_no_yaml_are_said_to_be_uncounted(good, run) -> None:
    good.write("sources/b.yaml", "- {id: z\n")
    last = run("make", "--keep-going").stdout.splitlines()[-1]
    assert re.sub(r"\d+\.\d s", "", last) == (
        "2 questions read, 2 notes written, the questions of 1 file not counted (unreadable, see above); "
    )


def test_packages_that_an_earlier_build_left_are_named(good, run) -> None:
    run("make")
    good.write("ankibuild.yaml", "name: Renamed\nnamespace: test-namespace\n")
    assert run("make").stdout.endswith("also there, from earlier builds: Test.apkg\n")
    good.package.unlink()
    assert "also there" not in run("make").stdout


def test_the_time_that_it_says_has_the_reading_of_the_sources_in_it(good, run, monkeypatch) -> None:
    def slow(path: Path) -> Bank:
        time.sleep(0.3)
        return load(path)

    monkeypatch.setattr("ankibuild.cli.make.load_bank", slow)
    said = re.search(r"; (\d+\.\d) s$", run("make").output, re.MULTILINE)
    assert said is not None
    assert float(said[1]) >= 0.3
