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


def test_the_same_text_gets_the_id_of_the_last_import() -> None:
    before = [asked("What is osmosis?", "osmosis")]
    assert ids(name_all([asked("New one?"), asked("What is osmosis?")], before, ())) == ["new-one", "osmosis"]


def test_a_corrected_stem_gets_it_too() -> None:
    before = [asked("What is the capital of Frnace?", "france"), asked("Who wrote Faust?", "faust")]
    named = name_all([asked("Who wrote Faust?"), asked("What is the capital of France?")], before, ())
    assert ids(named) == ["faust", "france"]


def test_two_that_are_equally_near_get_new_ones() -> None:
    before = [asked("What is the capital of France?", "a"), asked("What is the capital of Greece?", "b")]
    (named,) = name_all([asked("What is the capital of Cyprus?")], before, ())
    assert named.id == "what-is-the-capital-of-cyprus"


def test_of_two_equal_texts_each_keeps_one_id() -> None:
    before = [asked("Same?", "a"), asked("Same?", "b")]
    assert ids(name_all([asked("Same?"), asked("Same?"), asked("Same?")], before, ())) == ["a", "b", "same"]


def test_a_like_stem_with_another_answer_is_another_question() -> None:
    before = [asked("What is the capital of France?", "france", "Paris")]
    (named,) = name_all([asked("What is the capital of Italy?", answer="Rome")], before, ())
    assert named.id == "what-is-the-capital-of-italy"


def test_the_same_stem_with_a_corrected_answer_is_the_same_question() -> None:
    before = [asked("What is the capital of France?", "france", "Pairs")]
    (named,) = name_all([asked("What is the capital of France?", answer="Paris")], before, ())
    assert named.id == "france"
