"""What is kept of the last import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.formats import FormatRule
from ankibuild.importing.lastly import (
    Last,
    digest_of,
    imported_text,
    kept,
    origin_of,
    read_last,
    said_last,
    said_now,
)
from ankibuild.model import Question
from ankibuild.readers import Settings

ONE = Question("One?", answer="x", id="one", deck="::A")


def keep(tmp_path: Path, text: str | bytes) -> Path:
    target = tmp_path / "bank.yaml"
    kept(target).parent.mkdir(exist_ok=True)
    kept(target).write_bytes(text if isinstance(text, bytes) else text.encode())
    return target


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_questions_and_digests_come_back(tmp_path: Path, newline: str) -> None:
    text = imported_text([ONE], "bank.xml", {"bank.xml.media/a b.png": digest_of(b"x")})
    target = keep(tmp_path, text.replace("\n", newline))
    last = read_last(target, "shown")
    assert last.questions == (ONE,)
    assert last.digests == {"bank.xml.media/a b.png": digest_of(b"x")}
    assert origin_of(kept(target)) == "bank.xml"


def test_where_nothing_is_kept_there_is_nothing(tmp_path: Path) -> None:
    assert read_last(tmp_path / "a.yaml", "").questions == ()
    assert origin_of(tmp_path / "a.yaml") == ""


@pytest.mark.parametrize("text", ["<<<<<<< HEAD\n- id: a\n", b"\xff\xfe\xff", "- id: [\n"])
def test_what_is_damaged_is_said(tmp_path: Path, text: str | bytes) -> None:
    target = keep(tmp_path, text)
    origin_of(kept(target))
    with pytest.raises(AnkibuildError, match=r"shown is damaged"):
        read_last(target, "shown")


def test_a_file_of_somebody_has_no_origin(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- id: a\n")
    assert origin_of(path) == ""


RULE = FormatRule((), "csv", "::Bank", (), Settings({"stem": ("Frage",)}, 0, "html"))


@pytest.mark.parametrize("rule", [RULE, FormatRule(()), FormatRule((), deck="::Ä")])
def test_what_the_options_said_comes_back(tmp_path: Path, rule: FormatRule) -> None:
    target = keep(tmp_path, imported_text([ONE], "bank.csv", {"a.png": digest_of(b"x")}, rule))
    assert said_last(kept(target)) == rule
    assert read_last(target, "") == Last((ONE,), {"a.png": digest_of(b"x")})


@pytest.mark.parametrize("line", ["", "# options {", "# options []", '# options {"columns": 1}'])
def test_where_nothing_was_said_or_it_is_damaged_nothing_holds(tmp_path: Path, line: str) -> None:
    target = keep(tmp_path, f"# imported from bank.csv\n{line}\n- id: a\n")
    assert said_last(kept(target)) == FormatRule(())
    assert said_last(tmp_path / "none.yaml") == FormatRule(())


def test_an_option_of_today_goes_before_one_of_the_last_import() -> None:
    now = FormatRule((), deck="::Other", settings=Settings({"stem": ("Was",)}, 1))
    assert said_now(now, RULE) == FormatRule((), "csv", "::Other", (), Settings({"stem": ("Was",)}, 1, "html"))
    assert said_now(FormatRule(()), RULE) == RULE


def test_what_was_said_can_be_taken_back() -> None:
    assert said_now(FormatRule(()), RULE, {"deck"}) == replace(RULE, deck="")
    left = said_now(FormatRule(()), RULE, {"format", "columns", "deck"})
    assert left == FormatRule((), settings=Settings(first_option=0, texts="html"))
