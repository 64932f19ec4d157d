"""Old decks become projects, whose build updates them in place in real Anki."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pytest

import ankibuild
from ankibuild.errors import AnkibuildError, SourceError

LOG = {"new": 0, "updated": 0, "duplicate": 0, "conflicting": 0}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "project"


def test_the_build_right_after_changes_nothing_for_a_learner(package, learner, take_over, build, project) -> None:
    learner.collection.import_package(package)
    learner.review_all()
    learner.mark()
    before = learner.schedules(), learner.notetypes(), [note.fields for note in learner.collection.notes()]
    taken = take_over(package)
    assert (taken.notes, taken.unchanged, taken.left_out) == (6, 6, ())
    assert learner.collection.import_package(build(project)) == LOG | {"duplicate": 6}
    assert before == (learner.schedules(), learner.notetypes(), [note.fields for note in learner.collection.notes()])
    assert all("marked" in note.tags for note in learner.collection.notes())


def test_a_corrected_question_updates_its_note_in_place(package, learner, take_over, build, project) -> None:
    learner.collection.import_package(package)
    learner.review_all()
    before = learner.schedules(), learner.notetypes()
    take_over(package)
    build(project)
    path = project / "sources" / "Old" / "Sub.yaml"
    path.write_text(path.read_text().replace("because of", "since <b>I</b> say"))
    assert learner.collection.import_package(build(project, 4_000_000_001_000)) == LOG | {"updated": 1, "duplicate": 5}
    assert before == (learner.schedules(), learner.notetypes())
    assert learner.note("Explanation:*say*")["Explanation"] == "since <b>I</b> say <i>this</i>"


def test_a_new_learner_gets_the_same_cards_and_all_media(package, learner, take_over, build, project) -> None:
    take_over(package)
    assert learner.collection.import_package(build(project)) == LOG | {"new": 6}
    assert len(learner.collection.cards()) == 8
    assert sorted(name.rpartition("-")[0] for name in Path(learner.col.media.dir()).iterdir() if False) == []
    media = sorted(path.name.rpartition("-")[0] for path in Path(learner.col.media.dir()).iterdir())
    assert media == ["pic-one", "word"]
    assert {note["Front"] for note in learner.collection.notes() if "Front" in note} >= {NOTES_SEEN, "one"}


NOTES_SEEN = "2*3*4 &lt; <b>25</b>, not_really_?"


def test_what_sanitising_takes_out_is_reported_and_updates_the_note_once(
    old, learner, take_over, build, project, basic
) -> None:
    old.add(basic, "<div onclick='x()' style='color: red'>odd</div><script>alert(1)</script>", "R&D")
    old.add(basic, "<DIV>plain &nbsp; <br/></DIV>", "a < b")
    package = old.write(timestamp=1_600_000_000)
    learner.collection.import_package(package)
    learner.review_all()
    before = learner.schedules()
    taken = take_over(package)
    assert {fault.code for fault in taken.diagnostics} == {"html-tag-dropped", "html-attribute-dropped"}
    assert (taken.notes, taken.unchanged) == (2, 1)
    assert learner.collection.import_package(build(project)) == LOG | {"updated": 1, "duplicate": 1}
    assert learner.collection.import_package(build(project, 4_000_000_009_000)) == LOG | {"duplicate": 2}
    assert learner.note("Front:*odd*")["Front"] == '<div style="color:red">odd</div>'
    assert learner.schedules() == before
