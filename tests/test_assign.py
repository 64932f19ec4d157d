"""Ids written into sources: readable, unique, in place."""

from __future__ import annotations

import pytest

from ankibuild.assign import Assignment, assign, edited, slug, write_ids
from ankibuild.errors import AnkibuildError
from ankibuild.identity.ids import identify


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("What is the **capital** of France?", "what-is-the-capital-of-france"),
        ("Solve $x^2 = 4$ for `x`!", "solve-for-x"),
        ("![A neuron](img/n.svg) Name part A", "a-neuron-name-part-a"),
        ("{{c1::Gold::metal}} is a metal", "gold-is-a-metal"),
        ("The [[1]] flows into [[12]].", "the-flows-into"),
        ("Сколько будет 2 + 2?", "сколько-будет-2-2"),
        ("???", "question"),
        ("word " * 30, "word-word-word-word-word-word-word-word"),
        ("x" * 100, "x" * 40),
    ],
)
def test_an_id_is_made_of_the_first_words_of_the_stem(stem: str, expected: str) -> None:
    assert slug(stem, ()) == expected


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert slug("Why?", {"why", "why-2"}) == "why-3"


def ids_written(folder) -> dict[str, str]:
    bank = folder.load()
    found = assign(identify(bank.questions, "n", ()), (), [question.id for question in bank.questions])
    list(write_ids(folder.root, found))
    return {name: (folder.root / name).read_bytes().decode() for name, _ in {"sources/a.yaml": 1}.items()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- stem: Why?  # because\n  answer: x\n", "- id: why\n  stem: Why?  # because\n  answer: x\n"),
        (
            "questions:\n  -   answer: x\n      stem: Why?\n",
            "questions:\n  -   id: why\n      answer: x\n      stem: Why?\n",
        ),
        ("- {stem: Why?, answer: x}\n", "- {id: why, stem: Why?, answer: x}\n"),
        ("-\n  # note\n  stem: Why?\n  answer: x\n", "-\n  # note\n  id: why\n  stem: Why?\n  answer: x\n"),
        ("- stem: Why?\r\n  answer: x\r\n", "- id: why\r\n  stem: Why?\r\n  answer: x\r\n"),
        ("\ufeff- stem: Why?\n  answer: x\n", "\ufeff- id: why\n  stem: Why?\n  answer: x\n"),
        (
            "- id: a\n  stem: A\n  answer: x\n\n- stem: B\n  answer: y\n- stem: B\n  answer: z\n",
            "- id: a\n  stem: A\n  answer: x\n\n- id: b\n  stem: B\n  answer: y\n- id: b-2\n  stem: B\n  answer: z\n",
        ),
    ],
)
def test_an_id_is_added_and_everything_else_stays(folder, before: str, after: str) -> None:
    folder.write("sources/a.yaml", before.encode())
    assert ids_written(folder)["sources/a.yaml"] == after


def test_questions_that_were_built_keep_the_guid_that_learners_know(folder) -> None:
    folder.write("sources/a.yaml", "- stem: Why?\n  answer: x\n")
    (question,) = folder.load().questions
    text = question.span.source.text
    assert edited(text, [Assignment(question, "why", "GUID")]) == "- id: why\n  guid: GUID\n  stem: Why?\n  answer: x\n"


def test_a_file_that_changed_meanwhile_is_left_alone(folder) -> None:
    folder.write("sources/a.yaml", "- stem: Why?\n  answer: x\n")
    (question,) = folder.load().questions
    path = folder.write("sources/a.yaml", "- stem: Why not?\n  answer: x\n")
    with pytest.raises(AnkibuildError, match="changed"):
        list(write_ids(folder.root, [Assignment(question, "why", "")]))
    assert path.read_text() == "- stem: Why not?\n  answer: x\n"


def test_a_question_that_two_lists_share_gets_no_id_by_machine(folder) -> None:
    path = folder.write("sources/a.yaml", "- &q\n  stem: Why?\n  answer: x\n- *q\n")
    before = path.read_text()
    with pytest.raises(AnkibuildError, match="by hand"):
        ids_written(folder)
    assert path.read_text() == before


def test_numbers_go_on_where_they_were_left() -> None:
    taken = {"one", "one-2"}
    last: dict[str, int] = {}
    names = []
    for _ in range(3):
        names.append(slug("One?", taken, last))
        taken.add(names[-1])
    assert names == ["one-3", "one-4", "one-5"]
    assert last == {"one": 5}
