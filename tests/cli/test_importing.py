"""`ankibuild import`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ankibuild.cli import main

GIFT = "What is the capital of France? {=Paris ~Lyon}\n\nNobody knows? {~one ~two}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank/quiz.gift").write_text(GIFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def test_it_says_what_was_read_written_and_rejected(project: Path) -> None:
    result = run("bank/quiz.gift")
    assert result.exit_code == 1
    assert "quiz.gift: 2 questions read as GIFT (Moodle), 1 rejected (see above)" in result.output
    assert "  1 added: sources/quiz.yaml" in result.output
    assert "quiz.gift:3:" in result.stderr
    assert "capital of France" in (project / "sources/quiz.yaml").read_text()


def test_each_rejected_question_is_listed_also_where_many_have_the_same_fault(project: Path) -> None:
    (project / "bank/quiz.gift").write_text("Nobody knows? {~one ~two}\n\n" * 30)
    result = run("bank/quiz.gift")
    lines = ", ".join(str(line) for line in range(7, 60, 2))
    assert (
        f"27 more like this: nothing says which answer is right\n  --> quiz.gift: lines {lines[:20]}" in result.stderr
    )
    assert lines in " ".join(result.stderr.split())
    assert "found 30 errors (--concise lists each place)\n" in result.stderr
    assert "30 questions read as GIFT (Moodle), 30 rejected (see above)" in result.stdout


def test_a_line_for_each_place_can_be_had(project: Path) -> None:
    (project / "bank/quiz.gift").write_text("Nobody knows? {~one ~two}\n\n" * 30)
    result = run("bank/quiz.gift", "--concise")
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == [str(line) for line in range(1, 60, 2)]
    assert "30 rejected" in result.stdout


def test_what_it_wrote_can_be_made(project: Path) -> None:
    run("bank/quiz.gift", "--deck", "::Bank")
    result = CliRunner().invoke(main, ["make"])
    assert result.exit_code == 0, result.output
    assert "::Bank" in result.output


def test_a_dry_run_writes_nothing(project: Path) -> None:
    result = run("bank/quiz.gift", "--dry-run")
    assert "  would be 1 added: sources/quiz.yaml" in result.output
    assert not (project / "sources").exists()


def test_one_bad_file_does_not_stop_the_others(project: Path) -> None:
    (project / "bank/prose.txt").write_text("Nothing.")
    result = run("bank/prose.txt", "bank/quiz.gift")
    assert result.exit_code == 1
    assert "error: " in result.stderr
    assert (project / "sources/quiz.yaml").is_file()


def test_columns_are_named_by_the_user(project: Path) -> None:
    (project / "bank/t.csv").write_text(
        "Aufgabe;w1;w2;r\nHauptstadt von Italien?;Rom;Mailand;0\nHauptstadt von Spanien?;Sevilla;Madrid;1\n"
    )
    result = run(
        *("bank/t.csv", "--map", "stem=Aufgabe", "--map", "options=w1,w2", "--map", "answer=r", "--first-option", "0"),
        *("--format", "csv", "--into", "sources/tables"),
    )
    assert result.exit_code == 0, result.output
    assert "answer: Madrid" in (project / "sources/tables/t.yaml").read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "cvs"],
        ["--map", "stem"],
        ["--map", "=x"],
        ["--map", "frage=x"],
        ["--first-option", "2"],
        ["--texts", "rich"],
    ],
)
def test_wrong_options_are_wrong_usage(project: Path, arguments: list[str]) -> None:
    result = run("bank/quiz.gift", *arguments)
    assert result.exit_code == 2


def test_a_second_import_says_what_changed_and_what_is_gone(project: Path) -> None:
    run("bank/quiz.gift")
    (project / "bank/quiz.gift").write_text("What is the capital of Italy? {=Rome ~Milan}\n")
    result = run("bank/quiz.gift")
    assert "what-is-the-capital-of-france is no more in quiz.gift" in result.output


def test_a_file_among_the_sources_would_be_built_twice(project: Path) -> None:
    (project / "sources").mkdir()
    (project / "sources/q.gift").write_text("What is the capital of France? {=Paris ~Lyon}\n")
    assert "import-source-twice" in run("sources/q.gift").stderr


def test_pictures_are_copied(project: Path) -> None:
    (project / "bank/quiz.md").write_text("1. What is this?\n\n   ![](a.png)\n\n   - [x] one\n   - [ ] two\n")
    (project / "bank/a.png").write_bytes(b"\x89PNG")
    result = run("bank/quiz.md")
    assert "1 file copied beside it" in result.output
    assert (project / "sources/quiz.md.media/a.png").read_bytes() == b"\x89PNG"


def test_a_file_of_which_nothing_can_be_read_fails(project: Path) -> None:
    (project / "bank/broken.xml").write_text("<quiz><question")
    result = run("bank/broken.xml")
    assert result.exit_code == 1
    assert "error[" in result.stderr


def test_a_question_that_was_moved_to_another_file_is_not_added_again(project: Path) -> None:
    run("bank/quiz.gift")
    (project / "sources/mine").mkdir()
    (project / "sources/quiz.yaml").rename(project / "sources/mine/quiz.yaml")
    (project / "bank/quiz.gift").write_text(GIFT.replace("~Lyon", "~Lyons"))
    result = run("bank/quiz.gift")
    assert "  nothing written\n  1 question in other files of the project now" in result.output
    assert "import-moved" in result.stderr
    assert not (project / "sources/quiz.yaml").exists()
    assert "import-moved" not in run("bank/quiz.gift").stderr


def test_a_file_that_was_imported_under_another_name_is_refused(project: Path) -> None:
    run("bank/quiz.gift")
    (project / "bank/quiz-2025.gift").write_text(GIFT)
    result = run("bank/quiz-2025.gift")
    assert result.exit_code == 1
    assert "stand word for word in sources/quiz.yaml already" in result.stderr
    assert "(quiz.gift)" in result.stderr
    assert not (project / "sources/quiz-2025.yaml").exists()
    assert "1 added" in run("bank/quiz-2025.gift", "--force").output


def test_a_file_that_no_pattern_names_is_said(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "ankibuild.yaml").write_text("name: Test\nsources: [mine]\n")
    assert "import-not-a-source" in run("bank/quiz.gift").stderr
    assert "import-not-a-source" not in run("bank/quiz.gift", "--into", "mine", "--force").stderr


def test_a_folder_is_no_file_to_import(project: Path) -> None:
    result = run("bank")
    assert (result.exit_code, "this is a folder" in result.stderr) == (1, True)


def test_without_what_the_last_import_wrote_nothing_is_touched(project: Path) -> None:
    run("bank/quiz.gift")
    kept = project / "sources/.imported/quiz.yaml"
    text = kept.read_text()
    kept.write_text("<<<<<<< HEAD\n" + text)
    assert "is damaged: get it back from version control" in run("bank/quiz.gift").stderr
    kept.unlink()
    result = run("bank/quiz.gift")
    assert (result.exit_code, "is not beside it: get it back" in result.stderr) == (1, True)
    assert run("bank/quiz.gift", "--force").exit_code == 1
    assert kept.read_text() == text


def test_an_edited_picture_stays(project: Path) -> None:
    (project / "bank/quiz.md").write_text("1. What is this?\n\n   ![](a.png)\n\n   - [x] one\n   - [ ] two\n")
    (project / "bank/a.png").write_bytes(b"one")
    run("bank/quiz.md")
    picture = project / "sources/quiz.md.media/a.png"
    assert "copied" not in run("bank/quiz.md").output
    picture.write_bytes(b"mine")
    (project / "bank/a.png").write_bytes(b"two")
    assert "import-file-clash" in run("bank/quiz.md").stderr
    assert picture.read_bytes() == b"mine"


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_several_files_know_of_each_other(project: Path, dry_run: tuple[str, ...]) -> None:
    (project / "bank/a.gift").write_text("What is osmosis? {=a way ~b}\n")
    (project / "bank/b.gift").write_text("What is osmosis? {=another way ~c}\n")
    (project / "bank/c.gift").write_text("What is osmosis? {=another way ~c}\n")
    result = run("bank/a.gift", "bank/b.gift", "bank/c.gift", *dry_run)
    assert "1 of the 1 questions of c.gift stand word for word in sources/b.yaml" in result.stderr
    if not dry_run:
        assert "id: what-is-osmosis-2" in (project / "sources/b.yaml").read_text()
        assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_a_list_of_keys_that_was_named_too_is_a_part_of_its_questions(project: Path) -> None:
    (project / "bank/dump.txt").write_text("1. What is 1 + 1?\nA) 2\nB) 3\n\n2. What is 2 + 2?\nA) 5\nB) 4\n")
    (project / "bank/dump-key.txt").write_text("1. A\n2. B\n")
    result = run("bank/dump-key.txt", "bank/dump.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "dump-key.txt: read as a part of another file" in result.output


def test_a_remembered_deck_is_taken_back_by_an_empty_one(project: Path) -> None:
    target = project / "sources/quiz.yaml"
    run("bank/quiz.gift", "--deck", "::Bank")
    target.write_text(target.read_text().replace("questions:", "tags: [mine]  # our own\nquestions:"))
    assert "deck: '::Bank'" in target.read_text()
    run("bank/quiz.gift")
    assert "deck: '::Bank'" in target.read_text()
    result = run("bank/quiz.gift", "--deck", "")
    assert "  1 updated: sources/quiz.yaml" in result.output
    assert "import-not-put-in" not in result.output
    assert "deck:" not in target.read_text()
    assert "tags: [mine]  # our own" in target.read_text()
    assert "Bank" not in (project / "sources/.imported/quiz.yaml").read_text()
    assert "  1 unchanged: sources/quiz.yaml" in run("bank/quiz.gift").output
    assert "deck:" not in target.read_text()


def test_a_remembered_format_and_map_are_taken_back_by_empty_ones(project: Path) -> None:
    (project / "bank/t.csv").write_text("Question,Second,Answer\nWhat is the capital of Italy?,Rome,Milan\n")
    run("bank/t.csv", "--format", "csv", "--map", "answer=Second")
    kept = project / "sources/.imported/t.yaml"
    assert '# options {"format": "csv", "columns": {"answer": ["Second"]}}' in kept.read_text()
    assert run("bank/t.csv", "--format", "", "--map", "").exit_code == 0
    assert "# options" not in kept.read_text()
    assert "answer: Milan" in kept.read_text()


def test_a_column_that_is_not_there_is_said(project: Path) -> None:
    (project / "bank/t.csv").write_text("Frage,Antwort\nHauptstadt von Italien?,Rom\n")
    result = run("bank/t.csv", "--map", "stem=Fragen", "--map", "answer=Antwort")
    assert result.exit_code == 1
    assert "t.csv has no column 'Fragen' for 'stem' (--map): did you mean 'Frage'?" in result.stderr
    assert not (project / "sources").exists()


MAMMAL = (
    '<quiz><question type="multichoice"><name><text>A</text></name><idnumber>q1</idnumber>'
    "<questiontext><text>Which is NOT a mammal?</text></questiontext><single>true</single>"
    "<generalfeedback><text>Mammals give milk.</text></generalfeedback>"
    '<answer fraction="100"><text>whale</text></answer><answer fraction="0"><text>shark</text></answer>'
    "</question></quiz>"
)
SWAPPED = (('"100"><text>whale', '"0"><text>whale'), ('"0"><text>shark', '"100"><text>shark'))
STATEMENT = "// [id:tf1]\nSharks are mammals. {T}\n"
Edits = tuple[tuple[str, str], ...]


def put(text: str, edits: Edits) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("bank", "mine", "theirs", "there"),
    [
        (MAMMAL, (("answer: whale", "answer: shark"),), (("is NOT a", "is a"),), "Which is a mammal?"),
        (MAMMAL, (("is NOT a", "is a"),), SWAPPED, "whale; ✓ shark"),
        (STATEMENT, (("are mammals", "are not mammals"),), (("{T}", "{F}"),), "false"),
        (
            MAMMAL.replace("is NOT a", "is a"),
            (("Which is a", "Which of these is a"),),
            (*SWAPPED, ("is a", "is NOT a")),
            "whale; ✓ shark",
        ),
        (
            MAMMAL,
            (("give milk", "suckle"),),
            (*SWAPPED, ("Mammals give milk", "Sharks lay eggs")),
            "Sharks lay eggs.",
        ),
    ],
    ids=["key-stem", "stem-key", "statement-answer", "stem-both", "explanation-key"],
)
def test_a_question_and_its_key_come_together_or_not_at_all(
    project: Path, bank: str, mine: Edits, theirs: Edits, there: str
) -> None:
    name = "bank/q.xml" if bank.startswith("<") else "bank/q.gift"
    (project / name).write_text(bank)
    run(name)
    yaml = project / "sources/q.yaml"
    yaml.write_text(edited := put(yaml.read_text(), mine))
    (project / name).write_text(put(bank, theirs))
    for _ in range(3):  # until it is settled
        result = run(name)
        assert "import-clash" in result.stderr
        assert f"there it is now: {there}" in " ".join(result.stderr.split())
        assert (result.exit_code, yaml.read_text()) == (0, edited)
    yaml.write_text(settled := put(edited, tuple((new, old) for old, new in mine)))
    assert ("import-clash" in run(name).stderr, yaml.read_text() != settled) == (False, True)
    assert "import-clash" not in run(name).stderr


def test_a_clash_is_settled_by_going_on_with_what_is_here(project: Path) -> None:
    (project / "bank/q.xml").write_text(MAMMAL)
    run("bank/q.xml")
    yaml = project / "sources/q.yaml"
    yaml.write_text(edited := yaml.read_text().replace("is NOT a", "is a"))
    (project / "bank/q.xml").write_text(put(MAMMAL, SWAPPED))
    assert "import-clash" in run("bank/q.xml", "--keep-mine", "--dry-run").stderr
    assert "import-clash" in run("bank/q.xml", "--keep-mine").stderr
    assert "import-clash" not in run("bank/q.xml").stderr
    (project / "bank/q.xml").write_text(put(MAMMAL, (*SWAPPED, ("shark", "blue shark"))))
    assert "import-clash" in run("bank/q.xml").stderr
    assert yaml.read_text() == edited
