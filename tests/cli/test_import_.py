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
    (project / "bank/t.csv").write_text("Aufgabe;w1;w2;r\nHauptstadt von Italien?;Rom;Mailand;0\nHauptstadt von Spanien?;Sevilla;Madrid;1\n")
    result = run(
        *("bank/t.csv", "--map", "stem=Aufgabe", "--map", "options=w1,w2", "--map", "answer=r", "--first-option", "0"),
        *("--format", "csv", "--into", "sources/tables"),
    )
    assert result.exit_code == 0, result.output
    assert "answer: Madrid" in (project / "sources/tables/t.yaml").read_text()


@pytest.mark.parametrize(
    "arguments", [["--format", "cvs"], ["--map", "stem"], ["--map", "=x"], ["--first-option", "2"], ["--texts", "rich"]]
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
