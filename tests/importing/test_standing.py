"""The questions that stand in a project while files are imported."""

from __future__ import annotations

from ankibuild.identity.digest import question_digest
from ankibuild.importing.standing import Standing
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span


def standing(id_: str, file: str, *, foreign: bool = False) -> Question:
    return Question(f"{id_}?", answer="x", id=id_, origin=Origin(Span(Source(file, "x"), 0, 1), foreign=foreign))


def test_only_questions_of_our_own_format_stand_in_a_project() -> None:
    own, other = standing("a", "a.yaml"), standing("b", "b.csv", foreign=True)
    found = Standing.of([own, other, Question("c?", id="c")])
    assert found.taken == {"a": "a.yaml"}
    assert found.known == {question_digest(own): "a.yaml"}


def test_a_file_that_was_written_holds_what_it_says_now() -> None:
    found = Standing.of([standing("a", "a.yaml"), standing("b", "b.yaml")])
    after = found.with_file("a.yaml", "- id: n\n  aka: [o]\n  stem: n?\n  answer: x\n")
    assert after.taken == {"b": "b.yaml", "n": "a.yaml", "o": "a.yaml"}
    assert found.with_file("a.yaml", None) is found
