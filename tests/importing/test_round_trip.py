"""YAML that an import writes says what the file said: for every fixture of every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ankibuild.importing.editing import questions_of
from ankibuild.importing.planning import Wanted, plan_import
from ankibuild.model import Question
from ankibuild.readers import reader_named
from ankibuild.source import Source

FIXTURES = Path(__file__).parent.parent / "data" / "readers"
FILES = sorted(
    path
    for folder in FIXTURES.iterdir()
    for path in folder.iterdir()
    if path.is_file() and not path.name.startswith("_") and reader_named(folder.name)
)


def said(question: Question) -> Question:
    """What a question says, without its names."""
    return replace(question, id="", guid="", aka=())


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_is_written_reads_as_what_was_read(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ankibuild.importing import planning

    seen: list[Question] = []
    copy = planning.copy_media

    def keep(questions, *rest):
        copied = copy(questions, *rest)
        seen.extend(question for question, _ in copied.questions)
        return copied

    monkeypatch.setattr(planning, "copy_media", keep)
    plan = plan_import(path, Wanted(tmp_path, tmp_path / "sources"))
    assert plan.read == plan.added + plan.rejected
    plan.write()
    target = tmp_path / plan.target
    read = questions_of(Source(plan.target, target.read_text())) if target.is_file() else []
    assert [said(question) for question in read] == [said(question) for question in seen]
    assert len({question.id for question in read}) == len(read)
    again = plan_import(path, Wanted(tmp_path, tmp_path / "sources")) if read else plan
    assert (again.updated, again.added) == (0, plan.added if not read else 0)
