"""What the fields of a record are called."""

from __future__ import annotations

import pytest

from ankibuild.readers.records.names import FIELDS, enumerated, enumerated_wrong, plain_name


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *[("question", "stem"), ("Question Text", "stem"), ("pregunta", "stem"), ("题目", "stem"), ("ВОПРОС", "stem")],
        *[("answer_options", "options"), ("Réponses", "options"), ("choices", "options"), ("选项", "options")],
        *[("correctAnswer", "answer"), ("answer_idx", "answer"), ("cop", "answer"), ("richtige Antwort", "answer")],
        *[("incorrect_answers", "wrong"), ("exp", "explanation"), ("LONG_ANSWER", "explanation")],
        *[("CONTEXTS", "case"), ("subject_name", "broad"), ("topic_name", "narrow"), ("qid", "id"), ("_id", "id")],
    ],
)
def test_names_are_known_in_several_spellings_and_languages(name: str, field: str) -> None:
    assert FIELDS[plain_name(name)] == field


def test_options_of_their_own_are_known_by_letter_or_number() -> None:
    assert [enumerated(plain_name(name)) for name in ("opa", "Option B", "choice_3", "answer1", "d")] == [*"ab31d"]
    assert [enumerated(name) for name in ("opinion", "options", "question", "answer", "optiona1")] == [""] * 5


def test_wrong_answers_of_their_own_are_known_by_number() -> None:
    assert [enumerated_wrong(plain_name(name)) for name in ("distractor1", "wrong_answer_2", "distractor")] == [
        "1",
        "2",
        "",
    ]
