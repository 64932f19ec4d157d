"""`ankibuild ids`: ids into the sources, corrected stems matched with those that vanished."""

import pytest
from click.testing import CliRunner

from ankibuild.cli import main

STEM = "Which organelle of an animal cell makes most of its ATP?"
FIXED = STEM.replace("organelle", "organel")


@pytest.fixture
def without_id(folder):
    folder.write("sources/a.yaml", f"- stem: {STEM}\n  answer: The mitochondrion\n")
    return folder


def test_an_id_is_written_for_every_question_without_one(without_id, run) -> None:
    result = run("ids")
    assert (result.exit_code, result.output) == (0, "sources/a.yaml: 1 id added\n")
    text = (without_id.root / "sources/a.yaml").read_text()
    assert text.startswith("- id: which-organelle-of-an-animal-cell-makes\n  stem")
    assert run("ids").output == "every question has an id\n"


def test_a_question_that_was_built_keeps_its_note(without_id, run, collection) -> None:
    without_id.build()
    collection.import_package(without_id.package)
    assert run("ids").exit_code == 0
    without_id.build()
    assert collection.import_package(without_id.package) == {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0}


def test_a_dry_run_shows_the_ids_and_writes_nothing(without_id, run) -> None:
    before = (without_id.root / "sources/a.yaml").read_text()
    assert run("ids", "--dry-run").output == "sources/a.yaml:1:3: which-organelle-of-an-animal-cell-makes\n"
    assert (without_id.root / "sources/a.yaml").read_text() == before


def test_files_of_other_formats_get_no_ids_and_it_is_said(folder, run) -> None:
    folder.write("sources/a.gift", "Who wrote Faust? {=Goethe ~Schiller}\n")
    assert run("ids").output.startswith("1 question known by the stem alone")
    folder.write("sources/b.yaml", "- {stem: Which?, answer: x}\n")
    result = run("ids")
    assert result.output.splitlines()[1:] == ["sources/b.yaml: 1 id added"]


def test_sources_with_errors_get_no_ids(folder, run) -> None:
    folder.write("sources/a.yaml", "- stem: [\n")
    result = run("ids")
    assert result.exit_code == 1
    assert "unquoted-special" in result.output


@pytest.fixture
def corrected(without_id):
    """A question without id that was built, and whose stem was corrected since."""
    without_id.build()
    without_id.write("sources/a.yaml", f"- stem: {FIXED}\n  answer: The mitochondrion\n")
    return without_id


def test_make_stops_at_a_corrected_stem_without_id_and_says_how_to_go_on(corrected, run) -> None:
    result = run("make")
    assert result.exit_code == 1
    assert "resembles-vanished" in result.output
    assert "ankibuild ids --review" in result.output


@pytest.mark.parametrize("arguments", [("--yes",), ()])
def test_a_confirmed_match_updates_the_note_and_keeps_it(corrected, run, collection, arguments, monkeypatch) -> None:
    collection.import_package(corrected.package)
    monkeypatch.chdir(corrected.root)
    result = CliRunner().invoke(main, ["ids", "--review", *arguments], input="y\n")
    assert (result.exit_code, "1 question matched" in result.output) == (0, True)
    assert run("make").exit_code == 0
    assert collection.import_package(corrected.package) == {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0}
    assert run("make", "--locked").exit_code == 0


def test_a_match_that_is_refused_is_a_new_question(corrected, run, collection, monkeypatch) -> None:
    collection.import_package(corrected.package)
    monkeypatch.chdir(corrected.root)
    result = CliRunner().invoke(main, ["ids", "--review"], input="n\n")
    answer = "        The mitochondrion\n"
    assert f"before: {STEM}\n{answer}now:    {FIXED}\n{answer}" in result.output
    assert "ankibuild make --new" in result.output
    assert run("make").exit_code == 1
    assert run("make", "--new").exit_code == 0
    assert collection.import_package(corrected.package)["new"] == 1
    assert run("make").exit_code == 0


def test_a_rejected_question_beside_it_hides_no_corrected_one(corrected, run, collection) -> None:
    corrected.write("sources/b.yaml", "- {stem: Which?, answer: x, unknown: y}\n")
    collection.import_package(corrected.package)
    result = run("make", "--keep-going")
    assert (result.exit_code, "resembles-vanished" in result.output) == (1, True)
    assert "2 questions read, 0 notes written, 2 rejected" in result.output
    assert "resembles-vanished" not in run("make").output
    assert run("ids", "--review", "--yes").output.splitlines() == [
        "1 question rejected; a vanished one may be among them: see 'ankibuild check'",
        "1 question matched; run 'ankibuild make' to build",
    ]
    assert "1 note written, 1 rejected" in run("make", "--keep-going").output
    assert collection.import_package(corrected.package) == {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0}


def test_where_a_file_cannot_be_read_nothing_is_reviewed(corrected, run) -> None:
    corrected.write("sources/b.yaml", "- stem: [\n")
    result = run("ids", "--review", "--yes")
    assert (result.exit_code, "matched" in result.output) == (1, False)


def test_where_nothing_resembles_anything_there_is_nothing_to_review(without_id, run) -> None:
    assert run("ids", "--review").output == "no question resembles one that vanished\n"


def test_a_stem_corrected_twice_stays_the_same_note(corrected, run, collection) -> None:
    collection.import_package(corrected.package)
    run("ids", "--review", "--yes")
    run("make")
    corrected.write("sources/a.yaml", f"- stem: {STEM} Name it.\n  answer: The mitochondrion\n")
    run("ids", "--review", "--yes")
    run("make")
    assert collection.import_package(corrected.package) == {"new": 0, "updated": 1, "duplicate": 0, "conflicting": 0}
    corrected.write("sources/b.yaml", f"- stem: {STEM}\n  answer: The mitochondrion\n")
    assert run("make", "--new").exit_code == 0
    assert collection.import_package(corrected.package)["new"] == 1


TRUE = "Which of these is true? {=%s ~Hair is alive.}\n"


@pytest.mark.parametrize("id_", ["", "// [id:7]\n"])
def test_what_a_person_said_once_is_not_asked_again(folder, run, collection, id_: str) -> None:
    """Also where the words are quite others, and only the stem or another program's id is the same."""
    stem = TRUE if not id_ else "// [id:7]\nHow old can a %s grow? {=Very ~A year}\n"
    folder.write("sources/a.gift", stem % "tortoise of the islands")
    folder.write("sources/b.gift", TRUE % "Teeth are alive.")
    folder.build()
    collection.import_package(folder.package)
    now = TRUE % "The skin of a frog breathes, and drinks."
    folder.write("sources/a.gift", id_ + now)
    result = run("make")
    assert ("id-of-vanished" if id_ else "resembles-vanished") in result.output
    matched = CliRunner().invoke(main, ["ids", "--review", "-C", str(folder.root)], input="y\n")
    assert "1 question matched" in matched.output
    assert run("make").exit_code == 0
    assert collection.import_package(folder.package) == {"new": 0, "updated": 1, "duplicate": 1, "conflicting": 0}


def test_yes_never_takes_one_question_for_another(folder, run) -> None:
    folder.write("sources/a.csv", "question,answer\nWhat is the capital of France?,Paris\n")
    folder.build()
    folder.write("sources/a.csv", "question,answer\nWhat is the capital of Italy?,Rome\n")
    result = run("ids", "--review", "--yes")
    assert result.output == (
        "0 questions matched\n1 question may be new or not: 'ankibuild ids --review' without --yes asks\n"
    )
    assert "resembles-vanished" in run("make").output
