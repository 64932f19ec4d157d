"""Letters in the texts of options."""

from ankibuild.model import Text
from ankibuild.readers.page.drafts import Choice
from ankibuild.readers.page.lettering import by_letters, without_letters


def choices(*texts: str) -> list[Choice]:
    return [Choice(text, Text(text)) for text in texts]


def test_letters_say_the_order() -> None:
    assert [choice.plain for choice in by_letters(choices("B) x", "A) y", "C) z"))] == ["A) y", "B) x", "C) z"]
    assert [choice.plain for choice in by_letters(choices("B) x", "A) y", "D) z"))] == ["B) x", "A) y", "D) z"]


def test_letters_from_a_on_are_taken_off() -> None:
    assert [choice.text.value for choice in without_letters(choices("A. x", "B. y"))] == ["x", "y"]
    assert [choice.plain for choice in without_letters(choices("B. x", "C. y"))] == ["B. x", "C. y"]
