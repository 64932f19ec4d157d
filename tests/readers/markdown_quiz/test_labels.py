"""What lines and headings announce."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.labels import label_of, labelled
from ankibuild.readers.markdown_quiz.lines import Line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("**Answer:** B", ("key", "B")),
        ("**Answer: B**", ("key", "B")),
        ("Hint: look up", ("hint", "look up")),
        ("Correct answer: B", ("key", "B")),
        ("**✅ Réponse correcte : b**", ("key", "b")),
        ("💡 Explication : le soleil", ("explanation", "le soleil")),
        ("**Explanation**", ("explanation", "")),
    ],
)
def test_labels_are_taken_off_with_their_stars_and_pictures(line: str, said: tuple[str, str]) -> None:
    found = labelled(Line(line, 0))
    assert found is not None
    assert (found[0], found[1].text) == said


def test_prose_that_speaks_of_an_answer_announces_none() -> None:
    assert labelled(Line("The answer is that nobody knows", 0)) is None
    assert labelled(Line("❌ Answering is hard", 0)) is None


def test_headings_of_a_word_announce() -> None:
    assert label_of("**Hint:**") == "hint"
    assert label_of("House") == ""
