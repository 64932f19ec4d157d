"""Ids of imported questions."""

from __future__ import annotations

from ankibuild.importing.naming import name_all
from ankibuild.model import Question


def asked(stem: str, id_: str = "", answer: str = "Yes") -> Question:
    return Question(stem, answer=answer, id=id_)


def ids(questions: list[Question]) -> list[str]:
    return [question.id for question in questions]


def test_an_id_of_its_own_is_kept_as_one_word() -> None:
    assert ids(name_all([asked("One?", "item 7")], (), ())) == ["item-7"]


def test_without_one_the_stem_makes_it() -> None:
    named = name_all([asked("What is **osmosis**?"), asked("What is osmosis?")], (), {"what-is-osmosis"})
    assert ids(named) == ["what-is-osmosis-2", "what-is-osmosis-3"]


def test_a_second_question_with_the_same_id_gets_another() -> None:
    assert ids(name_all([asked("One?", "q"), asked("Two?", "q")], (), ())) == ["q", "q-2"]


def test_an_id_that_another_source_has_is_not_taken() -> None:
    assert ids(name_all([asked("One?", "q")], (), {"q"})) == ["q-2"]


def test_an_id_of_a_question_that_stands_in_the_yaml_file_is_not_taken() -> None:
    here = [asked("Quite another question?", "one")]
    assert ids(name_all([asked("One?")], (), (), here)) == ["one-2"]
    assert ids(name_all([asked("A thing?", "one")], (), (), here)) == ["one-2"]


def test_a_question_that_was_new_there_and_here_is_one() -> None:
    here = [asked("What is osmosis?", "my-osmosis")]
    assert ids(name_all([asked("What is osmosis?")], (), (), here)) == ["my-osmosis"]
