"""Changes as release notes."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

import markdown
import pytest

from ankibuild.changes import write_notes
from ankibuild.errors import OutputError

OLD = "- {id: sun, stem: How far?, answer: 150 million km}\n"


def notes(versions, path: Path, *sources: str) -> str:
    *old, new = (versions.build(source) for source in sources)
    write_notes(old[0] if old else None, new, path, "release 1")
    return path.read_text()


def test_the_notes_list_what_changed(versions, tmp_path: Path) -> None:
    shown = notes(versions, tmp_path / "x.md", OLD, OLD.replace("million", "thousand"))
    assert shown == (
        "# Changes in Test\n\nSince release 1:\n\n- 1 note changed\n- 0 notes unchanged\n\n## Changed notes\n\n"
        "Anki replaces their fields and tags; their cards keep reviews, due dates and decks. A note that the learner "
        "edited after it was changed here stays as the learner has it.\n\n"
        "- **sun**: How far?\n  - Answer: 150 <del>million</del><ins>thousand</ins> km\n"
    )


def test_the_first_notes_only_count(versions, tmp_path: Path) -> None:
    assert notes(versions, tmp_path / "x.md", OLD) == "# Test\n\nThe first release: 1 note, 1 card.\n"


def test_markdown_shows_texts_as_they_are(handmade, tmp_path: Path) -> None:
    plain = "*a* _b_ [c](d) `e` # f <g> ~~h~~ $i$ &amp; \\*j\\*"
    model = handmade.model(name="*Pair*")
    old, new = (handmade.package(model, {"x": [text, ""]}, mod) for mod, text in ((1, ""), (2, escape(plain))))
    write_notes(old, new, tmp_path / "x.md")
    reader = markdown.Markdown()
    reader.ESCAPED_CHARS = [*reader.ESCAPED_CHARS, "~"]  # as in GitHub's Markdown, which has ~~deletions~~
    shown = re.sub("<.*?>", "", reader.convert((tmp_path / "x.md").read_text()))
    assert f"Front: {plain}" in unescape(shown).split("\n")


def test_a_long_list_is_cut(compared) -> None:
    from ankibuild.changes.markdown import render

    many = "".join(f"- {{id: q{number}, stem: Number {number}?, answer: x}}\n" for number in range(5))
    assert render(compared(OLD, OLD + many), "x", limit=3).endswith(
        "- **q2**: Number 2? (1 card in Test)\n- and 2 more\n"
    )


def test_a_folder_that_cannot_be_written_is_an_error(versions, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot write"):
        write_notes(None, versions.build(OLD), tmp_path / "file" / "x.md")
