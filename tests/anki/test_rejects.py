"""Questions that are known to be rejected, and learners who have them."""

from __future__ import annotations

from click.testing import CliRunner

from ankibuild.cli import main

PROJECT = "name: Test\ndeck: Test\nnamespace: n\nformats:\n  - {{files: sources/bank.gift, rejected: {}}}\n"
ITALY = "::g::What is the capital of Italy? {=Rome ~Milan}\n\n"
SPAIN = "::h::What is the capital of Spain? {=Madrid ~Seville}\n\n"
ESSAY = "::e::Describe the river Tiber. {}\n\n"


def make(folder, rejected: int, text: str, monkeypatch, now: int) -> str:
    """Builds the bank as the command line does, without any error; gives what it says."""
    folder.write("ankibuild.yaml", PROJECT.format(rejected))
    folder.write("sources/bank.gift", text)
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(now))
    result = CliRunner().invoke(main, ["make"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_question_that_is_rejected_for_a_while_keeps_its_reviews(folder, collection, monkeypatch) -> None:
    make(folder, 1, ITALY + SPAIN + ESSAY, monkeypatch, 1_700_000_000)
    assert collection.import_package(folder.package)["new"] == 2
    notes = {note["Stem"]: note.id for note in collection.notes()}
    (italy,) = (note for note in collection.notes() if "Italy" in note["Stem"])
    card = italy.cards()[0]
    collection.col.sched.suspend_cards([card.id])

    said = make(folder, 2, ITALY.replace("=Rome", "~Rome") + SPAIN + ESSAY, monkeypatch, 1_700_100_000)
    assert "3 questions read, 1 note written, 2 rejected" in said
    assert collection.import_package(folder.package)["new"] == 0
    assert {note["Stem"]: note.id for note in collection.notes()} == notes

    make(folder, 1, ITALY.replace("~Milan", "~Turin") + SPAIN + ESSAY, monkeypatch, 1_700_200_000)
    assert collection.import_package(folder.package) == {"new": 0, "updated": 1, "duplicate": 1, "conflicting": 0}
    assert {note["Stem"]: note.id for note in collection.notes()} == notes
    assert "Turin" in collection.col.get_note(italy.id)["Options"]
    assert collection.col.get_card(card.id).queue == -1
