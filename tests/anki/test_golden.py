"""A deck that was built by ankibuild 0.1 and is in learners' hands is updated by what today's code builds.

The package, its sources and its lock are in `tests/data/golden-0.1`. They are never made again: see the README there.
"""

import hashlib
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

import ankibuild

GOLDEN = Path(__file__).parent.parent / "data" / "golden-0.1"
SHA256 = {
    "golden.apkg": "e4be394eaf9e7bd73c799bda3ba979b02976b1d0aa06c7eab2f7d9174c032517",
    "project/ankibuild.lock": "42529d5c374f5ab94d6cd897f109934d7ea0936cf9482f016513c51168f49177",
}
NOTES, CARDS = 12, 13
LATER = 1_900_000_000_000
CORRECTIONS = {
    "aortic-valve": ("It is named after the vessel behind it.", "The vessel behind it has the same name."),
    "right-atrium": ("- The coronary sinus", "- The coronary sinus, from the heart's own veins"),
    "pulmonary-veins": ("from the lungs. Veins", "from the lungs.\n\n      Veins"),
    "sinoatrial-node": ("in an adult at rest", "in a grown-up at rest"),
    "cardiac-output": ("The definition of", "See the definition of"),
    "triangle": ('stroke-width="2"', 'stroke-width="3"'),
    "capital-of-morocco": ("tags: [عربي]", "tags: [عربي, capitals]"),
    "renamed": ("How many bits", "Of how many bits"),
}
FIRST_IDS = {"renamed": "first-name"}


@pytest.fixture
def learner(collection, review):
    """A learner who got the deck then, and has reviewed a card of every note that has an id."""
    assert collection.import_package(GOLDEN / "golden.apkg") == log(new=NOTES)
    for note in collection.notes():
        if note["Id"]:
            review(note["Id"])
    return collection


@pytest.fixture
def rebuilt(tmp_path):
    """Builds the sources of then with today's code, some questions corrected; gives the package."""

    def build(*corrected: str) -> Path:
        root = tmp_path / "project"
        shutil.copytree(GOLDEN / "project", root)
        for id_ in corrected:
            correct(root, *CORRECTIONS[id_])
        (package,) = ankibuild.build(ankibuild.load(root), now=LATER).packages
        return package.path

    return build


def correct(root: Path, old: str, new: str) -> None:
    (path,) = (
        path for path in root.rglob("*.*") if path.suffix in (".yaml", ".svg") and old in path.read_text("utf-8")
    )
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def log(new: int = 0, updated: int = 0, duplicate: int = 0) -> dict[str, int]:
    return {"new": new, "updated": updated, "duplicate": duplicate, "conflicting": 0}


def notes(collection) -> dict[str, tuple]:
    return {note.guid: (note.id, note.mid, note.mod, note.tags, note.fields) for note in collection.notes()}


def schedules(collection) -> list:
    return collection.col.db.all(
        "select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses from cards order by id"
    )


def notetypes(collection) -> list[tuple[str, int]]:
    return [(entry.name, entry.id) for entry in collection.col.models.all_names_and_ids()]


@pytest.mark.parametrize("name", SHA256)
def test_the_golden_files_were_never_made_again(name: str) -> None:
    assert hashlib.sha256((GOLDEN / name).read_bytes()).hexdigest() == SHA256[name]


def test_the_golden_package_is_sound(learner) -> None:
    assert (learner.col.note_count(), learner.col.card_count()) == (NOTES, CARDS)
    assert learner.col.db.scalar("select count() from revlog") == NOTES - 1
    assert {note["Kind"] for note in learner.notes()} == {"single", "multiple", "true-false", "plain", "cloze"}


def test_the_same_questions_are_no_change(learner, rebuilt) -> None:
    before = notes(learner), schedules(learner), notetypes(learner)
    assert learner.import_package(rebuilt()) == log(duplicate=NOTES)
    assert (notes(learner), schedules(learner), notetypes(learner)) == before


@pytest.mark.parametrize("id_", CORRECTIONS)
def test_a_corrected_question_is_the_only_one_that_is_updated(learner, rebuilt, id_: str) -> None:
    before = notes(learner)
    assert learner.import_package(rebuilt(id_)) == log(updated=1, duplicate=NOTES - 1)
    changed = [guid for guid, note in notes(learner).items() if note != before[guid]]
    assert changed == [learner.note(FIRST_IDS.get(id_, id_)).guid]


def test_reviews_decks_and_note_types_are_kept(learner, rebuilt) -> None:
    before = schedules(learner), notetypes(learner), learner.col.db.all("select id, cid, ease from revlog")
    assert learner.import_package(rebuilt(*CORRECTIONS)) == log(
        updated=len(CORRECTIONS), duplicate=NOTES - len(CORRECTIONS)
    )
    assert (schedules(learner), notetypes(learner), learner.col.db.all("select id, cid, ease from revlog")) == before


def test_every_card_shows_its_corrected_text(learner, rebuilt, visible) -> None:
    learner.import_package(rebuilt(*CORRECTIONS))
    for card in learner.cards():
        front, back, note = visible(card.question()), visible(card.answer()), card.note()
        assert "{{" not in card.question() + card.answer() and "[[" not in card.question() + card.answer()
        assert visible(note["Answer"]) in back and visible(note["Explanation"]) in back
        assert front and ("Text" in note or visible(note["Stem"]) in front)
    assert "heart'sownveins" in visible(learner.note("right-atrium").cards()[0].answer())
    assert "agrown-up" in visible(learner.note("sinoatrial-node").cards()[1].question())


def test_no_media_file_is_missing(learner, rebuilt) -> None:
    learner.import_package(rebuilt(*CORRECTIONS))
    assert list(learner.col.media.check().missing) == []
    assert len(list(Path(learner.col.media.dir()).glob("triangle-*.svg"))) == 2


def test_fields_templates_and_all_ids_are_those_of_then(rebuilt) -> None:
    then, now = (frozen(package) for package in (GOLDEN / "golden.apkg", rebuilt(*CORRECTIONS)))
    assert now == then


def frozen(package: Path) -> list:
    """Whatever Anki knows notes, cards, note types, their parts and decks by; read without our own code."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(archive.read("collection.anki2"))
        models, decks = map(json.loads, db.execute("select models, decks from col").fetchone())
        known = db.execute(
            "select n.guid, n.id, n.mid, c.ord, c.did from notes n join cards c on c.nid = n.id"
        ).fetchall()
    parts = [
        [
            id_,
            model["name"],
            model["type"],
            *([(part["id"], part["name"]) for part in model[key]] for key in ("flds", "tmpls")),
        ]
        for id_, model in sorted(models.items())
    ]
    return [sorted(known), parts, sorted((id_, deck["name"]) for id_, deck in decks.items())]
