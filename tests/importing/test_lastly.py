"""What is kept of the last import."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.importing.lastly import digest_of, imported_text, kept, origin_of, read_last
from ankibuild.model import Question

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
