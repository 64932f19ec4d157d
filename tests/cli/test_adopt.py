"""`ankibuild adopt` and `ankibuild init --from`."""

from __future__ import annotations

from pathlib import Path

import genanki
import pytest

BASIC = genanki.Model(
    1_607_392_001,
    "Basic",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[{"name": "Card 1", "qfmt": "{{Front}}", "afmt": "{{Back}}"}],
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A deck of three notes: the first is a question of the good project."""
    deck = genanki.Deck(1, "Old")
    for front, tags in (("Which A?", ["mine"]), ("Something else", []), ("Nobody's", [])):
        deck.add_note(genanki.Note(BASIC, [front, "This"], guid=front, tags=tags))
    path = tmp_path / "old deck.apkg"
    genanki.Package(deck).write_to_file(str(path))
    return path


def test_it_says_what_matched_and_what_did_not(run, good, old) -> None:
    result = run("adopt", str(old))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "note type Basic (notetypes/basic.yaml), please check:",
        "  Front  from stem",
        "  Back   from answer",
        "1 note matched with questions, 0 look as they did",
        "without a question: 2 (the old deck keeps them)",
        "  Something else",
        "  Nobody's",
        "without a note: 1 (they will be new)",
        "  sources/a.yaml:2:3: Which b?",
        "other tags: 1 (the question's count)",
        "  Which A?",
        "another deck: 1 (cards stay where learners have them)",
        "  Which A?",
        "sources/a.yaml: 1 question adopted",
    ]
    assert '- {guid: "Which A?", notetype: basic, id: a,' in (good.root / "sources" / "a.yaml").read_text()
    assert run("make").exit_code == 0


def test_a_dry_run_says_the_same_and_writes_nothing(run, good, old) -> None:
    before = {path: path.read_bytes() for path in good.root.rglob("*") if path.is_file()}
    dry = run("adopt", str(old), "--dry-run")
    assert before == {path: path.read_bytes() for path in good.root.rglob("*") if path.is_file()}
    assert run("adopt", str(old)).stdout == dry.stdout + "sources/a.yaml: 1 question adopted\n"


def test_a_near_match_is_listed_and_taken_with_near(run, folder, tmp_path) -> None:
    folder.write("sources/a.yaml", "- {id: a, stem: 'Which of the planets is the largest?', answer: This}\n")
    deck = genanki.Deck(1, "Old")
    deck.add_note(genanki.Note(BASIC, ["Which of the planets is largest?", "This"]))
    genanki.Package(deck).write_to_file(str(tmp_path / "old.apkg"))
    shown = "near: 1 (taken only with --near)\n  Which of the planets is largest? = sources/a.yaml:1:3: Which of the"
    assert shown in run("adopt", str(tmp_path / "old.apkg")).stdout
    assert "1 note matched" in run("adopt", str(tmp_path / "old.apkg"), "--near").stdout


def test_the_rest_becomes_sources(run, good, old) -> None:
    result = run("adopt", str(old), "--into", "sources/adopted/")
    assert result.stdout.splitlines()[-1] == "sources/adopted: 2 questions added"
    assert run("check").stdout == "4 questions: all is well\n"


@pytest.mark.parametrize(
    ("into", "message"), [("../x", "../x is outside the project"), ("sources", "sources exists already")]
)
def test_a_folder_that_cannot_be_is_refused_before_anything_is_written(run, good, old, into: str, message: str) -> None:
    result = run("adopt", str(old), "--into", into)
    assert (result.exit_code, result.stderr) == (1, f"error: {message}\n")
    assert "guid" not in (good.root / "sources" / "a.yaml").read_text()


def test_with_errors_in_the_sources_nothing_is_adopted(run, mixed, old) -> None:
    result = run("adopt", str(old))
    assert (result.exit_code, result.stdout) == (1, "") and "error[missing-answer]" in result.stderr
    assert not (mixed.root / "notetypes").exists()


def test_what_is_no_package_is_an_error(run, good) -> None:
    result = run("adopt", str(good.root / "sources" / "a.yaml"))
    assert result.exit_code == 1 and result.stderr.startswith("error: cannot read ")
    assert run("adopt", "gone.apkg").exit_code == 2


def test_a_project_is_made_of_a_package(run, old, tmp_path) -> None:
    result = run("init", "--from", str(old), "mine", cwd=tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "note type Basic (notetypes/basic.yaml):",
        "  Front  from stem",
        "  Back   from answer",
        "3 notes taken over: 3 look as they did, 0 do not",
        "wrote mine/.gitignore",
        "wrote mine/ankibuild.lock",
        "wrote mine/ankibuild.yaml",
        "wrote mine/notetypes/basic.yaml",
        "wrote mine/sources/Old.yaml",
        "next: cd mine && ankibuild make",
    ]
    make = run("make", "-C", "mine", cwd=tmp_path)
    assert (make.exit_code, make.stderr) == (0, "") and "old deck.apkg: 3 notes" in make.stdout


def test_what_does_not_pass_is_counted(run, tmp_path) -> None:
    deck = genanki.Deck(1, "Old")
    for number in range(3):
        deck.add_note(
            genanki.Note(BASIC, [f"<script>{number}</script>{number}", "x"], guid="same" if number else "one")
        )
    genanki.Package(deck).write_to_file(str(tmp_path / "old.apkg"))
    result = run("init", "--from", "old.apkg", "mine", cwd=tmp_path)
    assert result.exit_code == 0
    assert "left out, since another note has its GUID: 1\n" in result.stderr
    assert result.stderr.count("warning[html-tag-dropped]") == 2
    assert "  --> sources/Old.yaml:" in result.stderr


def test_a_project_that_is_there_is_not_taken_for_another(run, good, old) -> None:
    result = run("init", "--from", str(old))
    assert (result.exit_code, result.stderr) == (1, "error: ankibuild.yaml exists already\n")
