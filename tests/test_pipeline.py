"""From a bank to packages: what is written, what is not, and what is told of it."""

import json
import re
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import ankibuild
from ankibuild import AnkibuildError, OutputError, SourceError
from ankibuild.errors import LockedError
from ankibuild.pipeline import Policy, to_decks_of
from ankibuild.preparing import prepare

NOW = 1_700_000_000_000
GOOD = """\
    - {id: a, stem: 'Which a?', answer: This, tags: [year1]}
    - {id: b, stem: 'Which b?', answer: This, tags: [Year2]}
    """
MIXED = GOOD + "- {id: c, stem: 'No answer?'}\n    - {id: d, stem: 'Which d?', options: [x, y], answer: 3}\n"


def texts(path: Path) -> list[str]:
    """The first fields of a package's notes."""
    return [fields.split("\x1f")[0] for (fields,) in rows(path, "SELECT flds FROM notes ORDER BY id")]


def rows(path: Path, query: str):
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def mods(path: Path) -> list[int]:
    return [mod for (mod,) in rows(path, "SELECT mod FROM notes ORDER BY id")]


def files(folder) -> list[str]:
    return sorted(str(path.relative_to(folder.root)) for path in folder.root.rglob("*") if path.is_file())


def test_a_build_writes_the_lock_and_the_package_and_nothing_else(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    report = folder.build()
    assert files(folder) == ["ankibuild.lock", "ankibuild.yaml", "dist/Test.apkg", "sources/a.yaml"]
    assert (report.read, report.written, report.rejected, report.left_out, report.diagnostics) == (2, 2, 0, 0, ())
    assert [package.path for package in report.packages] == [folder.package]


def test_the_time_that_a_build_took_is_told(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    started = time.perf_counter()
    report = folder.build()
    assert 0 < report.seconds <= time.perf_counter() - started


def test_a_build_decides_nothing_by_itself() -> None:
    assert Policy() == Policy(locked=False, accept_new=False, rerender=False, catch_up=None)


def test_the_same_build_again_changes_no_byte(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build()
    before, lock = folder.package.read_bytes(), (folder.root / "ankibuild.lock").stat()
    folder.build(now=NOW + 99_000)
    after = (folder.root / "ankibuild.lock").stat()
    assert folder.package.read_bytes() == before
    assert (after.st_ino, after.st_mtime_ns) == (lock.st_ino, lock.st_mtime_ns), "an unchanged lock is not rewritten"


def test_without_a_time_the_clock_is_asked(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build(now=None)
    ((first, mod),) = rows(folder.package, "SELECT min(id), min(mod) FROM notes")
    assert abs(first - folder.package.stat().st_mtime * 1000) < 60_000
    assert mod == first // 1000


def test_a_time_before_anki_is_no_time_of_a_build(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build(now=0)
    assert rows(folder.package, "SELECT id FROM notes ORDER BY id") == [(10**12,), (10**12 + 1,)]


def test_with_errors_nothing_is_written(folder) -> None:
    folder.write("sources/a.yaml", MIXED)
    with pytest.raises(SourceError) as caught:
        folder.build()
    assert [fault.code for fault in caught.value.diagnostics] == ["missing-answer", "answer-out-of-range"]
    assert files(folder) == ["ankibuild.yaml", "sources/a.yaml"]


def test_with_errors_what_was_built_before_stays(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build()
    before = folder.package.read_bytes(), (folder.root / "ankibuild.lock").read_bytes()
    folder.write("sources/a.yaml", MIXED)
    with pytest.raises(SourceError):
        folder.build()
    assert (folder.package.read_bytes(), (folder.root / "ankibuild.lock").read_bytes()) == before


def test_a_warning_stops_nothing(folder) -> None:
    folder.write("sources/a.yaml", "- {stem: Which?, answer: This}\n")
    report = folder.build()
    assert [fault.code for fault in report.diagnostics] == ["missing-id"]
    assert report.written == 1


def test_keep_going_builds_the_good_and_lists_the_others(folder) -> None:
    folder.write("sources/a.yaml", MIXED)
    report = folder.build(keep_going=True)
    assert (report.read, report.written, report.rejected, report.left_out) == (4, 2, 2, 0)
    assert [fault.code for fault in report.diagnostics] == ["missing-answer", "answer-out-of-range"]
    assert texts(folder.package) == ["Which a?", "Which b?"]


def test_keep_going_with_errors_alone_builds_no_package(folder) -> None:
    folder.write("sources/a.yaml", "- {id: c, stem: 'No answer?'}\n")
    report = folder.build(keep_going=True)
    assert (report.packages, report.read, report.written, report.rejected) == ((), 1, 0, 1)
    assert not (folder.root / "dist").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ankibuild.yaml", "nmae: Test\n"),
        ("ankibuild.yaml", "name: Test\ndescription: '![](missing.png)'\n"),
        ("ankibuild.lock", "<<<<<<< HEAD\n"),
        ("ankibuild.lock", ""),
        ("ankibuild.lock", b"\xff\xfe"),
        ("ankibuild.lock/folder", ""),
    ],
)
def test_keep_going_stops_at_errors_of_the_project_and_its_lock(folder, name: str, content: str | bytes) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.write(name, content)
    with pytest.raises(SourceError) as caught:
        folder.build(keep_going=True)
    assert caught.value.diagnostics[0].location == f"{name.split('/')[0]}:1:1"
    assert not (folder.root / "dist").exists()


@pytest.mark.parametrize(("faulty", "code"), [("test", "deck-differs-in-case"), (":: ::", "deck-name-empty")])
def test_keep_going_leaves_a_question_out_whose_deck_is_at_fault(folder, faulty: str, code: str) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.write("ankibuild.yaml", "name: Test\ndeck: '::'\n" if code == "deck-name-empty" else "name: Test\n")
    folder.write("sources/b.yaml", f"- {{id: z, stem: Z, answer: z, deck: '{faulty}'}}\n")
    folder.write("sources/a.yaml", GOOD.replace("answer", "deck: Test, answer"))
    report = folder.build(keep_going=True)
    assert ([fault.code for fault in report.diagnostics], report.written, report.rejected) == ([code], 2, 1)
    assert rows(folder.package, "SELECT count() FROM notes") == [(2,)]


def test_notes_come_in_source_order_also_across_files(folder) -> None:
    folder.write("sources/b.yaml", "- {id: 3, stem: '3', answer: x}\n")
    folder.write("sources/a.yaml", "- {id: 2, stem: '1', answer: x}\n- {id: 1, stem: '2', answer: x}\n")
    folder.build()
    assert texts(folder.package) == ["1", "2", "3"]
    assert rows(folder.package, "SELECT due FROM cards ORDER BY nid") == [(100,), (200,), (300,)]


def test_a_folder_without_a_project_file_keeps_its_namespace_in_the_lock(folder) -> None:
    (folder.root / "ankibuild.yaml").unlink()
    folder.write("sources/a.yaml", GOOD)
    folder.build()
    package = folder.root / "dist" / "project.apkg"
    guids = rows(package, "SELECT guid FROM notes ORDER BY id")
    folder.write("sources/a.yaml", GOOD.replace("Which", "What"))
    folder.build()
    assert rows(package, "SELECT guid FROM notes ORDER BY id") == guids


def test_two_folders_without_project_files_have_two_namespaces(folder, tmp_path) -> None:
    (folder.root / "ankibuild.yaml").unlink()
    folder.write("sources/a.yaml", GOOD)
    assert prepare(folder.load()).notes[0].guid != prepare(folder.load()).notes[0].guid


def test_the_output_folder_is_the_projects_unless_another_is_said(folder, tmp_path) -> None:
    folder.write("ankibuild.yaml", "name: Test\noutput: built/here\n")
    folder.write("sources/a.yaml", GOOD)
    assert folder.build().packages[0].path == folder.root / "built" / "here" / "Test.apkg"
    assert folder.build(out=tmp_path / "there").packages[0].path == tmp_path / "there" / "Test.apkg"


PACKAGES = """\
    name: Test
    namespace: test-namespace
    packages:
      - {name: one, tags: [YEAR1]}
      - {name: sub, decks: ['test::SUB ']}
      - {name: both, decks: [Test], tags: [year1, year2]}
    """


def test_packages_are_made_by_deck_and_by_tag(folder) -> None:
    folder.write("ankibuild.yaml", PACKAGES)
    folder.write("sources/a.yaml", GOOD)
    folder.write("sources/sub/deeper/c.yaml", "- {id: c, stem: 'Which c?', answer: x}\n")
    folder.write("sources/subway/d.yaml", "- {id: d, stem: 'Which d?', answer: x}\n")
    report = folder.build()
    assert {package.path.name: texts(package.path) for package in report.packages} == {
        "one.apkg": ["Which a?"],
        "sub.apkg": ["Which c?"],
        "both.apkg": ["Which a?", "Which b?"],
    }
    assert (report.read, report.written, report.left_out) == (4, 3, 1)
    assert [fault.code for fault in report.diagnostics] == ["in-no-package"]


def test_a_note_in_two_packages_is_the_same_in_both(folder) -> None:
    folder.write("ankibuild.yaml", PACKAGES)
    folder.write("sources/a.yaml", GOOD)
    one, both = (package.path for package in folder.build().packages)
    assert rows(one, "SELECT * FROM notes") == rows(both, "SELECT * FROM notes WHERE tags = ' year1 '")


def test_a_package_without_any_note_is_not_written(folder) -> None:
    folder.write("ankibuild.yaml", PACKAGES)
    folder.write("sources/a.yaml", GOOD)
    assert [package.path.name for package in folder.build().packages] == ["one.apkg", "both.apkg"]


def test_named_decks_are_built_with_their_subdecks_a_package_each(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.write("sources/sub/c.yaml", "- {id: c, stem: 'Which c?', answer: x}\n")
    folder.write("sources/sub/deeper/d.yaml", "- {id: d, stem: 'Which d?', answer: x}\n")
    report = folder.build(decks=["Test::sub", "Test::sub::deeper", "Test::sub"])
    assert {package.path.name: texts(package.path) for package in report.packages} == {
        "Test-sub.apkg": ["Which c?", "Which d?"],
        "Test-sub-deeper.apkg": ["Which d?"],
    }
    assert (report.read, report.written, report.rejected, report.left_out) == (4, 2, 0, 2)


def test_a_deck_that_does_not_exist_is_no_empty_build(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    with pytest.raises(AnkibuildError, match="there is no deck 'Tset'"):
        folder.build(decks=["Test", "Tset"])
    assert not (folder.root / "dist").exists()


def test_two_decks_whose_packages_would_have_one_name_share_it(folder) -> None:
    folder.write(
        "sources/a.yaml", "- {id: a, stem: A, answer: x, deck: 'x::y'}\n- {id: b, stem: B, answer: x, deck: x-y}\n"
    )
    report = folder.build(decks=["x::y", "x-y"])
    assert [(package.path.name, texts(package.path)) for package in report.packages] == [("x-y.apkg", ["A", "B"])]


def test_the_description_is_that_of_the_projects_deck(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\ndescription: |\n  About **this**.\n")
    folder.write("sources/sub/a.yaml", GOOD)
    folder.build()
    ((text,),) = rows(folder.package, "SELECT decks FROM col")
    described = {deck["name"]: deck["desc"] for deck in json.loads(text).values() if deck["name"] != "Default"}
    assert described == {"Test": "About <strong>this</strong>.", "Test::sub": ""}


def test_a_picture_of_the_description_is_packed_under_the_name_that_it_is_shown_by(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\ndescription: '![Logo](logo.png)'\n")
    folder.write("sources/a.yaml", GOOD)
    folder.write("logo.png", b"logo")
    assert folder.build().packages[0].media == 1
    with zipfile.ZipFile(folder.package) as archive:
        (name,) = json.loads(archive.read("media")).values()
    assert name.startswith("_logo-")
    assert name in rows(folder.package, "SELECT decks FROM col")[0][0]


def test_another_name_of_the_note_types_can_be_said(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nnotetype: {name: Quiz}\n")
    folder.write("sources/a.yaml", GOOD + "- {id: c, stem: '{{c1::x}}'}\n")
    folder.build()
    models = json.loads(rows(folder.package, "SELECT models FROM col")[0][0])
    assert {model["name"] for model in models.values()} == {"Quiz", "Quiz (cloze)"}


def test_labels_and_style_reach_the_note_type_and_raise_its_time(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build()
    folder.write("ankibuild.yaml", "name: Test\nlabels: {explanation: Erklärung}\nnotetype: {style: my.css}\n")
    folder.write("my.css", ".mine {}")
    folder.build(now=NOW + 5000)
    (model,) = json.loads(rows(folder.package, "SELECT models FROM col")[0][0]).values()
    assert "Erklärung" in model["tmpls"][0]["afmt"] and model["css"].endswith(".mine {}")
    assert (model["mod"], mods(folder.package)) == (NOW // 1000 + 5, [NOW // 1000] * 2)


def test_a_build_that_could_not_write_its_package_is_completed_by_the_next(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.write("dist", "in the way of the folder")
    with pytest.raises(OutputError, match="cannot write"):
        folder.build()
    lock = (folder.root / "ankibuild.lock").read_bytes()
    (folder.root / "dist").unlink()
    folder.build(now=NOW + 99_000)
    assert (folder.root / "ankibuild.lock").read_bytes() == lock
    assert mods(folder.package) == [NOW // 1000] * 2


KILLED = """
import os, sys
from ankibuild import load, pipeline
pipeline.write_package = lambda *_: os._exit(9)
pipeline.build(load(sys.argv[1]), now=int(sys.argv[2]))
"""


def test_a_build_that_was_killed_before_its_package_is_completed_by_the_next(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    folder.build()
    before = folder.package.read_bytes()
    folder.write("sources/a.yaml", GOOD.replace("Which a", "What a"))
    done = subprocess.run([sys.executable, "-c", KILLED, folder.root, str(NOW + 1000)])
    assert (done.returncode, folder.package.read_bytes() == before) == (9, True)
    folder.build(now=NOW + 99_000)
    assert texts(folder.package) == ["What a?", "Which b?"]
    assert mods(folder.package) == [NOW // 1000 + 1, NOW // 1000]


def test_a_lock_that_cannot_be_written_leaves_the_package_alone(folder) -> None:
    folder.write("sources/a.yaml", GOOD)
    (folder.root / "ankibuild.lock").symlink_to("nowhere")
    with pytest.raises(SourceError) as caught:
        folder.build()
    assert [fault.code for fault in caught.value.diagnostics] == ["dangling-link"]
    assert not folder.package.exists()


def test_checking_finds_what_building_would_and_writes_nothing(folder) -> None:
    folder.write("ankibuild.yaml", PACKAGES)
    folder.write("sources/a.yaml", MIXED + "    - {stem: 'In no package', answer: x, deck: Other}\n")
    bank = folder.load()
    found = ankibuild.check(bank)
    assert [fault.code for fault in found] == ["missing-answer", "answer-out-of-range", "in-no-package", "missing-id"]
    assert files(folder) == ["ankibuild.yaml", "sources/a.yaml"]
    assert found == ankibuild.build(bank, keep_going=True).diagnostics


def test_faults_come_in_the_order_of_the_files(folder) -> None:
    folder.write("sources/b.yaml", "- {id: b, stem: ''}\n")
    folder.write("sources/a.yaml", "- {id: x, stem: ''}\n\n- {id: y, stem: '', answer: z}\n")
    places = [(fault.span.source.path, *fault.span.position) for fault in folder.check()]
    assert places == sorted(places)
    assert {place[:2] for place in places} == {("sources/a.yaml", 1), ("sources/a.yaml", 3), ("sources/b.yaml", 1)}


def test_genankis_objects_are_those_of_a_build(folder) -> None:
    folder.write("ankibuild.yaml", "name: Test\nnamespace: test-namespace\ndescription: About.\n")
    folder.write("sources/a.yaml", GOOD)
    decks = to_decks_of(folder.load(), NOW)
    ankibuild.write_package(decks, folder.root / "by-hand.apkg")
    folder.build(now=NOW + 99_000)
    assert (folder.root / "by-hand.apkg").read_bytes() == folder.package.read_bytes()


def test_there_are_no_objects_of_a_bank_with_errors(folder) -> None:
    folder.write("sources/a.yaml", MIXED)
    with pytest.raises(SourceError):
        to_decks_of(folder.load())
    assert not (folder.root / "ankibuild.lock").exists()


def test_a_lock_that_remembers_less_is_written_once_and_changes_no_note(folder) -> None:
    """As one of an earlier version does."""
    folder.write(
        "sources/a.gift", "Which is true? {=Bone is alive. ~Hair is alive.}\n\nWhich is true? {=Nails grow.}\n"
    )
    folder.build()
    lock = folder.root / "ankibuild.lock"
    now, package = lock.read_text("utf-8"), folder.package.read_bytes()
    lock.write_text(re.sub(', "rest": "[^"]*"', "", now), "utf-8")
    assert '"rest"' in now and '"rest"' not in lock.read_text("utf-8")
    with pytest.raises(LockedError, match="remembers more of the notes, none of which changed: build without --locked"):
        folder.build(policy=Policy(locked=True))
    folder.build()
    assert (lock.read_text("utf-8"), folder.package.read_bytes()) == (now, package)
    folder.write("sources/a.gift", "Which is true? {=Bone is alive. ~Hair lives.}\n")
    with pytest.raises(LockedError, match=r"^ankibuild.lock would change: build without --locked and commit it$"):
        folder.build(policy=Policy(locked=True))
