"""What the tests of identity share: questions, and notes as rendering would make them of questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ankibuild.identity.digest import content_digest, digest
from ankibuild.identity.ids import identify
from ankibuild.model import Kind, Option, Question
from ankibuild.note import Note

NAMESPACE = "test-namespace"


@pytest.fixture
def question() -> Question:
    """A question with every part filled."""
    return Question(
        stem="Which planet is the **largest**?",
        kind=Kind.SINGLE,
        options=(Option("Saturn", why="The second."), Option("Jupiter", correct=True)),
        id="largest-planet",
        explanation="More than twice the mass of all others.",
        article="On planets.",
        hint="It has a red spot.",
        reference="Any atlas",
        source="https://example.org/planets",
        tags=("astronomy", "planets::large"),
    )


@pytest.fixture(scope="session")
def notes_of() -> Callable[..., list[Note]]:
    """Notes of questions, identified with the lock's memory; their only field is the stem."""

    def make(questions: list[Question], known: Any = ()) -> list[Note]:
        return [
            Note(
                id=item.id,
                guid=item.guid,
                notetype="question",
                fields=(item.question.stem,),
                tags=item.question.tags,
                deck="Test",
                position=item.position,
                ords=(0,),
                media=(),
                content=content_digest(item.question, item.question.tags, ()),
                rendered=digest(item.question.stem),
                question=item.question,
            )
            for item in identify(questions, NAMESPACE, known)
        ]

    return make
