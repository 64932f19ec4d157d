"""New questions in a YAML text that people edit."""

from __future__ import annotations

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.importing.adding import Addition, questions_of, with_additions
from ankibuild.model import Question
from ankibuild.source import Source

NEW = Question("New?", answer="1", id="new", tags=("own",))


def added(text: str, *additions: Addition) -> tuple[str, list[Question]]:
    result = with_additions(Source("bank.yaml", text), additions)
    return result, questions_of(Source("bank.yaml", result))


def test_a_new_question_gets_what_its_document_says() -> None:
    text = (
        "deck: A\nquestions:\n  - id: a\n    stem: A?\n    answer: x\n---\n"
        "deck: B\ntags: [mine]\nnamespace: n\nquestions:\n  - id: b\n    stem: B?\n    answer: x\n"
    )
    _, (first, _, new) = added(text, Addition(NEW, "b"))
    assert (new.deck, new.tags, new.namespace) == ("B", ("mine", "own"), "n")
    assert first.deck == "A"


@pytest.mark.parametrize(
    "text",
    [
        "questions: [{id: a, stem: A?, answer: x}]\n",
        "questions: {id: a, stem: A?, answer: x}",
        "notetype: mine\nquestions:\n  - id: a\n    stem: A?\n    answer: x\n",
    ],
)
def test_what_has_no_room_stands_at_the_end(text: str) -> None:
    result, questions = added(text, Addition(NEW, "a"))
    assert result.startswith(text.rstrip("\n"))
    assert [question.id for question in questions] == ["a", "new"]
    assert questions[1] == NEW


@pytest.mark.parametrize("text", ["", "# all gone\n", "deck: A\nquestions: []\n"])
def test_a_file_without_questions_gets_some(text: str) -> None:
    result, questions = added(text, Addition(NEW, ""))
    assert result.startswith(text)
    assert questions == [NEW]


def test_a_comment_of_the_question_before_stays_with_it() -> None:
    text = "- id: a\n  stem: A?\n  answer: x\n  # really\n\n# now b\n- id: b\n  stem: B?\n  answer: y\n"
    result, _ = added(text, Addition(NEW, "a"))
    assert result.startswith("- id: a\n  stem: A?\n  answer: x\n  # really\n\n- id: new\n")
    assert "\n\n# now b\n- id: b\n" in result


def test_many_stand_in_their_order() -> None:
    text = "".join(f"- id: q{n}\n  stem: Q{n}?\n  answer: x\n" for n in range(3))
    new = [Question(f"N{n}?", answer="y", id=f"n{n}") for n in range(5)]
    afters = ["", "n0", "q0", "n2", "q2"]
    _, questions = added(text, *(Addition(q, after) for q, after in zip(new, afters, strict=True)))
    assert [q.id for q in questions] == ["n0", "n1", "q0", "n2", "n3", "q1", "q2", "n4"]


def test_a_text_that_takes_no_question_raises() -> None:
    with pytest.raises(AnkibuildError, match="no question can be added"):
        added("questions: [", Addition(NEW, ""))
