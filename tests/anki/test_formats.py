"""Sources of other formats in real Anki: reviews outlive corrections, and an import to YAML changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import ankibuild
from ankibuild.cli import main

CSV = """\
question,option a,option b,option c,correct answer,explanation
What is the capital of Frnace?,Paris,Lyon,Nice,A,It lies on the Seine.
Which gas do plants take in?,Oxygen,Carbon dioxide,Helium,B,
"""
MOODLE = """\
<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category"><category><text>$course$/Geography</text></category></question>
<question type="multichoice">
  <name><text>Flag</text></name>
  <questiontext format="html"><text><![CDATA[<p>Whose flag is this?
  <img src="@@PLUGINFILE@@/flag.png" alt=""></p>]]></text>
  <file name="flag.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>
  <generalfeedback format="html"><text>Two colours.</text></generalfeedback>
  <idnumber>flag-1</idnumber>
  <single>true</single>
  <answer fraction="100"><text>Poland</text><feedback><text>White above red.</text></feedback></answer>
  <answer fraction="0"><text>Monaco</text><feedback><text></text></feedback></answer>
</question>
</quiz>
"""


def studied(collection) -> list[int]:
    """Reviews every card once; gives the number of reviews of each."""
    for card in collection.cards():
        card.start_timer()
        collection.col.sched.answerCard(card, 3)
    return [card.reps for card in collection.cards()]


def test_a_corrected_typo_keeps_the_reviews_of_a_question_without_id(folder, collection) -> None:
    path = folder.write("sources/quiz.csv", CSV)
    folder.build()
    assert collection.import_package(folder.package)["new"] == 2
    assert studied(collection) == [1, 1]

    path.write_text(CSV.replace("Frnace", "France"))
    assert [fault.code for fault in folder.check() if fault.severity == "error"] == ["resembles-vanished"]
    done = CliRunner().invoke(main, ["ids", "--review", "--yes", "-C", str(folder.root)])
    assert done.exit_code == 0, done.output
    folder.build()
    log = collection.import_package(folder.package)
    assert (log["new"], log["updated"], log["duplicate"]) == (0, 1, 1)
    assert [card.reps for card in collection.cards()] == [1, 1]
    assert "What is the capital of France?" in [note["Stem"] for note in collection.notes()]


def test_an_import_to_yaml_keeps_the_notes_of_a_source_that_was_built(folder, collection) -> None:
    path = folder.write("sources/quiz.csv", CSV)
    folder.build()
    collection.import_package(folder.package)
    studied(collection)

    elsewhere = folder.root.parent / "quiz.csv"
    path.rename(elsewhere)
    done = CliRunner().invoke(main, ["import", str(elsewhere), "-C", str(folder.root)])
    assert done.exit_code == 0, done.output
    folder.build()
    log = collection.import_package(folder.package)
    assert (log["new"], log["conflicting"]) == (0, 0)
    assert [card.reps for card in collection.cards()] == [1, 1]


def test_a_question_with_a_picture_inside_its_file_arrives_with_it(folder, collection) -> None:
    folder.write("sources/bank.xml", MOODLE)
    folder.build()
    collection.import_package(folder.package)
    (note,) = collection.notes()
    assert "Whose flag is this?" in note["Stem"]
    assert note["Explanation"] == "Two colours."
    (picture,) = collection.col.media.files_in_str(note.mid, note["Stem"])
    assert Path(collection.col.media.dir(), picture).read_bytes() == b"\x89PNG\r\n\x1a\n"


NUMBERED = """\
id,question,answer
q1,Which gas do plants take in?,Carbon dioxide
q2,Which gas do plants give off?,Oxygen
"""


def test_an_inserted_question_takes_no_reviews_although_all_are_numbered_anew(folder, collection) -> None:
    path = folder.write("sources/quiz.csv", NUMBERED)
    folder.build()
    collection.import_package(folder.package)
    assert studied(collection) == [1, 1]
    before, after = (
        {note["Stem"]: note.id for note in collection.notes()},
        "id,question,answer\nq1,Which gas fills balloons?,Helium\n"
        "q2,Which gas do plants take in?,Carbon dioxide\nq3,Which gas do plants give off?,Oxygen\n",
    )
    path.write_text(after)
    folder.build(now=1_700_000_100_000)
    assert collection.import_package(folder.package)["new"] == 1
    now = {note["Stem"]: note for note in collection.notes()}
    assert {stem: now[stem].id for stem in before} == before
    assert [card.reps for card in now["Which gas fills balloons?"].cards()] == [0]


@pytest.mark.parametrize(("name", "content"), [("bank.xml", MOODLE), ("quiz.csv", CSV)])
def test_imported_yaml_makes_the_same_notes_as_its_source(
    tmp_path: Path, name: str, content: str, new_collection
) -> None:
    contents = []
    for built_from in ("source", "yaml"):
        root = tmp_path / built_from
        (root / "sources").mkdir(parents=True)
        (root / "ankibuild.yaml").write_text("name: Test\nnamespace: fixed\n")
        source = (root / "sources" if built_from == "source" else tmp_path) / name
        source.write_text(content)
        if built_from == "yaml":
            assert CliRunner().invoke(main, ["import", str(source), "-C", str(root)]).exit_code == 0
        report = ankibuild.build(ankibuild.load(root), root / "dist", now=1_700_000_000_000)
        collection = new_collection()
        collection.import_package(report.packages[0].path)
        contents.append([{**dict(note.items()), "Id": ""} for note in collection.notes()])
    assert contents[0] == contents[1]


def test_a_corrected_question_whose_identifier_changed_too_keeps_its_reviews(folder, collection) -> None:
    path = folder.write("sources/bank.xml", MOODLE)
    folder.build()
    collection.import_package(folder.package)
    studied(collection)

    path.write_text(MOODLE.replace("flag-1", "flag-2").replace("Whose flag is this?", "Whose flag do you see here?"))
    assert [fault.code for fault in folder.check() if fault.severity == "error"] == ["resembles-vanished"]
    done = CliRunner().invoke(main, ["ids", "--review", "-C", str(folder.root)], input="y\n")
    assert done.exit_code == 0, done.output
    for text in (path.read_text(), path.read_text().replace("see here", "see now")):
        path.write_text(text)
        folder.build()
        assert collection.import_package(folder.package)["new"] == 0
    assert [card.reps for card in collection.cards()] == [1]
    assert "Whose flag do you see now?" in collection.notes()[0]["Stem"]
