"""Labels of quiz pages."""

import pytest

from ankibuild.readers.page import words


@pytest.mark.parametrize(
    "text", ["Multiple Choice", "MULTIPLE-CHOICE QUESTION:", "Select all that apply", "True/False"]
)
def test_labels_of_choices(text: str) -> None:
    assert words.CHOICE_LABEL.match(text)


@pytest.mark.parametrize("text", ["Multiple choice questions are hard", "Choose one answer and write it down"])
def test_sentences_are_none(text: str) -> None:
    assert not words.CHOICE_LABEL.match(text)


@pytest.mark.parametrize("text", ["Explanation:", "Explanation", "Rationale: because", "Why this is correct"])
def test_labels_of_explanations(text: str) -> None:
    assert words.EXPLANATION.match(text)


def test_an_explanation_in_a_sentence_is_none() -> None:
    assert not words.EXPLANATION.match("Explanations help us to learn")


@pytest.mark.parametrize("text", ["Correct answer: B", "Answer:", "The correct answer is B", "Best answer – B"])
def test_labels_of_keys(text: str) -> None:
    assert words.KEY.match(text)


@pytest.mark.parametrize("text", ["A. x", "b) x", "(C) x", "d.x"])
def test_letters_of_options(text: str) -> None:
    assert words.LETTERED.match(text)


@pytest.mark.parametrize("text", ["A plant", "Dr. No", "A: ", "3. x"])
def test_words_are_no_letters(text: str) -> None:
    assert not words.LETTERED.match(text)
