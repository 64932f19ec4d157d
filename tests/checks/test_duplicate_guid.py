"""Two questions that Anki would take for one note."""

from __future__ import annotations

import pytest

from ankibuild.checks.duplicate_guid import check
from ankibuild.identity.ids import identify
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span


def q(id: str = "", **parts: object) -> Question:
    return Question(f"stem of {id}", id=id, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "questions",
    [
        [q("a"), q("b")],
        [q(), q()],
        [q("a", aka=("a",)), q("b")],
        [q("a", namespace="one"), q("a", namespace="two")],
        [q("a", guid="x"), q("b", guid="y")],
    ],
)
def test_different_notes_are_fine(found_by, questions: list[Question]) -> None:
    assert found_by(check, *questions) == []


@pytest.mark.parametrize(
    ("questions", "found"),
    [
        ([q("a"), q("b"), q("a")], [("duplicate-id", (1, 3))]),
        ([q("a"), q("a"), q("a")], [("duplicate-id", (1, 2)), ("duplicate-id", (1, 3))]),
        ([q("a"), q("b", aka=("a",))], [("duplicate-id", (1, 2))]),
        ([q("b", aka=("a",)), q("c", aka=("a",))], [("duplicate-id", (1, 2))]),
        ([q("b", aka=("a",)), q("b")], [("duplicate-id", (1, 2))]),
        ([q("a", guid="x"), q("b", guid="x")], [("duplicate-guid", (1, 2))]),
        ([q("a", guid="x"), q("a", guid="y")], [("duplicate-id", (1, 2))]),
        ([q("a"), q("b", aka=("a",)), q("c", aka=("d", "b"))], [("duplicate-id", (1, 2)), ("duplicate-id", (2, 3))]),
    ],
)
def test_two_questions_of_one_note_are_named(found_by, questions: list[Question], found: object) -> None:
    assert found_by(check, *questions) == found


def test_an_id_and_the_same_guid_said_outright_are_one_note(found_by) -> None:
    (item,) = identify([q("a")], "test", [])
    assert found_by(check, q("a"), q("b", guid=item.guid)) == [("duplicate-guid", (1, 2))]
    assert found_by(check, q("b", guid=item.guid), q("a")) == [("duplicate-id", (1, 2))]


@pytest.mark.parametrize(
    ("first", "second", "places"),
    [
        (q("a"), q("a"), ("id", "id")),
        (q("a"), q("b", aka=("c", "a")), ("id", "aka.1")),
        (q("b", aka=("a",)), q("a"), ("aka.0", "id")),
        (q("a", guid="x"), q("b", guid="x"), ("guid", "guid")),
        (q("a", guid="x"), q("a", guid="y"), ("id", "id")),
    ],
)
def test_both_places_are_shown(first: Question, second: Question, places: tuple[str, str]) -> None:
    names = ("id", "guid", "aka.0", "aka.1")
    sources = [Source(path, "0123456789") for path in ("a", "b")]
    placed = [
        Question(
            question.stem,
            id=question.id,
            aka=question.aka,
            guid=question.guid,
            origin=Origin(Span(source, 9, 9), {name: Span(source, at, at) for at, name in enumerate(names)}),
        )
        for question, source in zip((first, second), sources, strict=True)
    ]
    (finding,) = check(identify(placed, "test", []))
    (related,) = finding.diagnostic.related
    assert related.span and finding.diagnostic.span
    assert (names[related.span.start], names[finding.diagnostic.span.start]) == places
    assert (related.span.source.path, finding.diagnostic.span.source.path) == ("a", "b")
