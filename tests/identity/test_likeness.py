"""Which text is nearest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ankibuild.identity.likeness import ALIKE, Likeness, alike, is_clear

TEXTS = {
    "france": "What is the capital of France?",
    "italy": "What is the capital of Italy?",
    "water": "At what temperature does water boil at sea level?",
}


def test_the_nearest_comes_first() -> None:
    ranked = Likeness(TEXTS).ranked("At what temperature does water boil at the sea level?")
    assert ranked[0][1] == "water"
    assert ranked[0][0] > ALIKE
    assert is_clear(ranked)


def test_two_that_are_equally_near_are_not_clear() -> None:
    assert not is_clear(Likeness(TEXTS).ranked("What is the capital of Spain?"))


def test_a_text_without_a_common_word_is_near_to_none_of_many() -> None:
    ranked = Likeness(TEXTS | {str(number): f"Question {number}" for number in range(3)}).ranked("Photosynthesis")
    assert ranked == []
    assert not is_clear(ranked)


def test_few_texts_are_all_compared_so_that_a_corrected_word_is_found() -> None:
    assert Likeness({"photo": "Photosyntesis", "cell": "Cell"}).ranked("Photosynthesis")[0][1] == "photo"


def test_of_many_equal_texts_those_are_compared_that_have_the_nearest_words_beside_them() -> None:
    texts = {f"{number}": "Which of these is true?" for number in range(50)}
    beside = {key: f"answer{key}" for key in texts}
    ranked = Likeness(texts, beside).ranked("Which of those is true?", "answer42")
    assert "42" in [key for _, key in ranked]
    assert ranked[0][0] > ALIKE


def test_case_and_punctuation_do_not_count() -> None:
    assert alike("What is it?", "what is IT") == 1


@given(st.text(), st.text())
def test_likeness_is_a_share(left: str, right: str) -> None:
    assert 0 <= alike(left, right) <= 1
