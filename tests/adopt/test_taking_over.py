"""Old decks become projects, whose build updates them in place in real Anki."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import genanki
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import ankibuild
from ankibuild.adopt.html import plain
from ankibuild.adopt.taking_over import take_over as take
from ankibuild.errors import AnkibuildError, SourceError
from ankibuild.mend import rebuild
from ankibuild.package.read import read_package

LOG = {"new": 0, "updated": 0, "duplicate": 0, "conflicting": 0}
LATER = 4_000_000_009_000


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


@pytest.mark.parametrize("legacy", [True, False])
def test_a_deck_made_by_hand_in_anki_goes_on(
    new_collection, export, tmp_path, learner, take_over, build, project, legacy: bool
) -> None:
    author = new_collection()
    made = {"Basic": ["Which?", "a &lt; b"], "Cloze": ["{{c1::Gold}}", ""], "Basic (and reversed card)": ["1", "2"]}
    for name, fields in made.items():
        note = author.col.new_note(author.col.models.by_name(name))
        note.fields = fields
        author.col.add_note(note, author.col.decks.id("Mine::Sub"))
    package = export(author, tmp_path / "mine.apkg", legacy)
    learner.collection.import_package(package)
    learner.review_all()
    before = learner.schedules(), learner.notetypes()
    assert take_over(package).unchanged == 3
    assert learner.collection.import_package(build(project)) == LOG | {"duplicate": 3}
    path = project / "sources" / "Mine" / "Sub.yaml"
    path.write_text(path.read_text().replace("Which?", "Which one?"))
    assert learner.collection.import_package(build(project, LATER)) == LOG | {"updated": 1, "duplicate": 2}
    assert before == (learner.schedules(), learner.notetypes())


def test_a_corrected_question_updates_its_note_in_place(package, learner, take_over, build, project) -> None:
    learner.collection.import_package(package)
    learner.review_all()
    before = learner.schedules(), learner.notetypes()
    take_over(package)
    build(project)
    path = project / "sources" / "Old" / "Sub.yaml"
    path.write_text(path.read_text().replace("because of", "since <b>I</b> say"))
    assert learner.collection.import_package(build(project, LATER)) == LOG | {"updated": 1, "duplicate": 5}
    assert before == (learner.schedules(), learner.notetypes())
    assert learner.note("Explanation:*say*")["Explanation"] == "since <b>I</b> say <i>this</i>"


def test_a_changed_style_reaches_learners_and_makes_no_second_note_type(
    package, basic, learner, take_over, build, project
) -> None:
    learner.collection.import_package(package)
    before = learner.notetypes()
    take_over(package)
    path = project / "notetypes" / "basic.yaml"
    path.write_text(path.read_text().replace(".card {}", ".card { color: navy; }"))
    assert learner.collection.import_package(build(project)) == LOG | {"duplicate": 6}
    assert learner.notetypes() == before
    assert "navy" in learner.col.models.get(basic.model_id)["css"]


def test_a_new_learner_gets_the_same_cards_and_all_media(package, learner, take_over, build, project) -> None:
    take_over(package)
    assert learner.collection.import_package(build(project)) == LOG | {"new": 6}
    assert len(learner.collection.cards()) == 8
    media = sorted(path.name.rpartition("-")[0] for path in Path(learner.col.media.dir()).iterdir())
    assert media == ["pic-one", "word"]
    assert learner.note("Front:2*")["Front"] == "2*3*4 &lt; <b>25</b>, not_really_?"


def test_a_new_question_may_use_an_old_note_type(package, learner, take_over, build, project) -> None:
    learner.collection.import_package(package)
    take_over(package)
    new = "- {id: fresh, notetype: mcq, stem: Fresh?, options: ['**x**', y], answer: B, explanation: Because.}\n"
    (project / "sources" / "new.yaml").write_text(new)
    assert learner.collection.import_package(build(project)) == LOG | {"new": 1, "duplicate": 6}
    note = learner.note("Question:Fresh?")
    assert note.fields == ["Fresh?", "<strong>x</strong>", "y", "", "", "", "y", "Because."]


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
    assert learner.collection.import_package(build(project, LATER)) == LOG | {"duplicate": 2}
    assert learner.note("Front:*odd*")["Front"] == '<div style="color:red">odd</div>'
    assert learner.schedules() == before


def test_files_that_templates_use_keep_their_names(old, learner, take_over, build, project) -> None:
    model = genanki.Model(
        1_607_392_099,
        "Styled",
        fields=[{"name": "Front"}],
        templates=[{"name": "Card", "qfmt": "{{Front}}", "afmt": '<img src="_logo.png">'}],
        css="@font-face { src: url('_own.ttf'); }",
    )
    old.add(model, "Which?")
    for name in ("_logo.png", "_own.ttf", "nobody's.png"):
        old.add_media(name, name.encode())
    take_over(old.write())
    learner.collection.import_package(build(project))
    assert sorted(path.name for path in Path(learner.col.media.dir()).iterdir()) == ["_logo.png", "_own.ttf"]


def test_a_picture_that_the_package_lacks_is_no_error(old, basic, learner, take_over, build, project) -> None:
    old.add(basic, 'Look: <img src="gone.png">', "[sound:gone.mp3]")
    package = old.write(timestamp=1_600_000_000)
    learner.collection.import_package(package)
    taken = take_over(package)
    assert ({fault.code for fault in taken.diagnostics}, taken.unchanged) == ({"media-not-packed"}, 1)
    assert learner.collection.import_package(build(project)) == LOG | {"duplicate": 1}


def test_all_that_a_note_type_says_survives(take_over, old, project, build) -> None:
    model = genanki.Model(
        1_607_392_098,
        "Sorted",
        fields=[{"name": "One", "id": -7}, {"name": "Two", "id": 8}],
        templates=[{"name": "Card", "id": 9, "qfmt": "  {{One}}\r\n\tx", "afmt": "{{Two}}\n\n"}],
        css="\n.card { }\n\n",
        sort_field_index=1,
        latex_pre="\\documentclass{own}\n",
        latex_post="\\end{document}",
    )
    old.add(model, "1", "2")
    take_over(old.write())
    (packed,) = {note.notetype.id: note.notetype for note in read_package(build(project)).notes.values()}.values()
    assert [(field["name"], field["id"]) for field in packed.raw["flds"]] == [("One", -7), ("Two", 8)]
    assert (packed.raw["sortf"], packed.raw["latexPre"]) == (1, "\\documentclass{own}\n")
    (template,) = packed.templates
    assert (template.id, template.front, template.back) == (9, "  {{One}}\n\tx", "{{Two}}\n\n")
    assert packed.css == "\n.card { }\n\n"


def test_no_id_is_pinned_that_the_old_deck_does_not_pin(old, basic, take_over, build, project) -> None:
    old.add(basic, "Which?", "This")
    take_over(old.write())
    (note,) = read_package(build(project)).notes.values()
    assert not any("id" in part for part in (*note.notetype.raw["flds"], *note.notetype.raw["tmpls"]))


def test_a_lost_lock_is_made_anew_from_the_package(filled, take_over, build, project) -> None:
    take_over(filled.write(timestamp=1_600_000_000))
    first = build(project)
    notes = read_package(first).notes
    (project / "ankibuild.lock").unlink()
    assert rebuild(ankibuild.load(project), [first]) == 6
    again = read_package(build(project, LATER)).notes
    assert {guid: note.mod for guid, note in again.items()} == {guid: note.mod for guid, note in notes.items()}


@pytest.mark.parametrize("name", ["ankibuild.yaml", "ankibuild.lock", "sources", "notetypes"])
def test_a_project_that_is_there_stays_as_it_is(filled, project, name: str) -> None:
    (project / name).mkdir(parents=True)
    with pytest.raises(FileExistsError):
        take(filled.write(), project)
    assert [path.name for path in project.iterdir()] == [name]


def test_a_package_without_notes_is_refused(old, project) -> None:
    with pytest.raises(AnkibuildError, match="holds no note"):
        take(old.write(), project)
    assert not project.exists()


def test_of_notes_with_one_guid_one_is_taken_and_the_others_are_told(old, basic, take_over) -> None:
    old.add(basic, "first", "x", guid="same")
    old.add(basic, "second", "x", guid="same")
    taken = take_over(old.write())
    assert (taken.notes, [left.text for left in taken.left_out]) == (1, ["first"])


@pytest.mark.parametrize("guid", [" a", "a\n", "", "a\x07"])
def test_a_guid_that_cannot_be_written_down_is_told(old, basic, take_over, guid: str) -> None:
    old.add(basic, "good", "x", guid="'\"#: {[ü\\")
    old.add(basic, "bad", "x", guid=guid)
    taken = take_over(old.write())
    assert (taken.notes, [left.text for left in taken.left_out]) == (1, ["bad"])


def test_names_lead_to_no_file_outside_the_project(old, basic, take_over, project, tmp_path) -> None:
    old.deck.name = "../../evil::/etc/passwd::..::CON::media"
    old.add(basic, 'x <img src="../../up.png"> <img src="/abs.png">', "y")
    package = old.write()
    media = {"0": "../../up.png", "1": "/abs.png", "2": "_../../x.png"}
    with zipfile.ZipFile(package) as archive:
        collection = archive.read("collection.anki2")
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps(media))
        for member in media:
            archive.writestr(member, member)
    before = set(tmp_path.rglob("*"))
    take_over(package)
    assert all(path.is_relative_to(project) for path in set(tmp_path.rglob("*")) - before)
    assert sorted(path.name for path in (project / "sources" / "media").iterdir()) == ["abs.png", "up.png"]


def edit_collection(package: Path, statement: str) -> Path:
    """Changes the collection in an old package, as a program with errors would."""
    with zipfile.ZipFile(package) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    connection = sqlite3.connect(":memory:")
    connection.deserialize(members["collection.anki2"])
    connection.executescript(statement)
    members["collection.anki2"] = connection.serialize()
    connection.close()
    with zipfile.ZipFile(package, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return package


@pytest.mark.parametrize(
    ("statement", "notes"),
    [
        ("DELETE FROM cards", 6),
        ("UPDATE notes SET flds = ''", 6),
        ("UPDATE notes SET flds = flds || char(31) || 'one more'", 6),
        ("UPDATE notes SET mod = -5, id = -id", 6),
        ("UPDATE notes SET mod = 9007199254740993", 6),
        ("UPDATE cards SET did = 42", 6),
        ("UPDATE notes SET flds = char(11) || flds", 6),
    ],
)
def test_odd_notes_are_taken_over_as_well_as_can_be(filled, take_over, build, project, statement, notes) -> None:
    taken = take_over(edit_collection(filled.write(), statement))
    assert taken.notes == notes
    build(project)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE notes SET mid = 1",
        "UPDATE col SET models = '[]'",
        "UPDATE col SET models = '{\"1\": 2}'",
        "UPDATE col SET decks = 'x'",
        "DROP TABLE notes",
        "UPDATE col SET models = replace(models, '{{Front}}', '{{#Front}}')",
        "UPDATE col SET models = replace(models, '{{Front}}', '{{Frnt}}')",
        "UPDATE col SET models = replace(models, '\"Back\"', '\"Front\"')",
    ],
)
def test_a_damaged_package_is_a_clear_error_and_nothing_is_written(filled, project, statement: str) -> None:
    package = edit_collection(filled.write(), statement)
    with pytest.raises((AnkibuildError, SourceError)):
        take(package, project)
    assert not project.exists()


def test_thousands_of_notes_take_seconds(old, basic, take_over) -> None:
    for index in range(4000):
        old.add(basic, f"<b>Which {index % 50}?</b>", "same", guid=str(index))
    assert take_over(old.write()).unchanged == 4000


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<"), max_size=60)
MARKUP = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            ["<b>", "</b>", "<br>", "&nbsp;", "<div>", "\n", "  ", "&lt;", " < ", "{{c1::", "}}", "*", "`", "$"]
        ),
    )
).map("".join)


@pytest.mark.filterwarnings("ignore:Field contained the following invalid HTML")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.lists(st.tuples(MARKUP, MARKUP), min_size=1, max_size=8))
def test_no_text_is_lost_on_the_way(fields, basic, tmp_path_factory) -> None:
    folder: Any = tmp_path_factory.mktemp("old")
    deck = genanki.Deck(1, "Old")
    for index, (front, back) in enumerate(fields):
        deck.add_note(genanki.Note(basic, [front, back], guid=f"g{index}"))
    genanki.Package(deck).write_to_file(str(folder / "old.apkg"))
    take(folder / "old.apkg", folder / "project")
    (package,) = ankibuild.build(ankibuild.load(folder / "project"), now=LATER).packages
    notes = read_package(package.path).notes
    for index, texts in enumerate(fields):
        assert [seen(text) for text in notes[f"g{index}"].fields.values()] == [seen(text) for text in texts]


def seen(text: str) -> str:
    """What a field shows, in composed characters, as Anki keeps it."""
    return plain(unicodedata.normalize("NFC", text))
