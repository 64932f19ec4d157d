"""Paragraphs with an answer of their own, below a question that has one already."""

from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read

FORMS = {
    "below a heading": "## Which is hot?\n\n- [x] fire\n- [ ] ice\n\n{}\n\n## Which is big?\n\n- [x] sun\n- [ ] ant\n",
    "below a number": "1. Which is hot?\n   - [x] fire\n   - [ ] ice\n\n{}\n\n2. Is it?\n   - [x] sun\n   - [ ] ant\n",
    "below a key": "## Is it hot?\n\nA. fire\nB. ice\n\nAnswer: A\n\n{}\n\n## Is it?\n\nA. sun\nB. ant\n\nAnswer: A\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("below", "answer"),
    [
        ("What is the sign of iron?\n\n**Answer:** Fe", "Fe"),
        ("What is the sign of iron?\n\n<details><summary>Answer</summary>Fe</details>", "Fe"),
        ("Iron is a metal.\n\n**Answer:** True", "true"),
    ],
)
def test_they_are_questions(form: str, below: str, answer: str) -> None:
    result = read(File.of("a.md", FORMS[form].format(below)))
    assert [each.sound for each in result.questions] == [True] * 3
    assert "explanation" not in result.questions[0].texts
    assert result.questions[1].answers[0].text.value == answer


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "below", ["Fire burns.\n\n**Answer:** fire", "Is it not clear?\n\n**Answer:** fire", "Fire burns."]
)
def test_what_names_the_option_again_explains_it(form: str, below: str) -> None:
    result = read(File.of("a.md", FORMS[form].format(below)))
    assert [each.sound for each in result.questions] == [True] * 2
    assert below.split("\n")[0] in result.questions[0].texts["explanation"].value


def test_two_questions_below_a_heading_with_a_third_stay_apart() -> None:
    below = "Is it wet?\n\n- [x] sea\n- [ ] sand\n\nIron is a metal.\n\n**Answer:** True"
    result = read(
        File.of("a.md", FORMS["below a heading"].replace("## Which is hot", "## 1. Which is hot").format(below))
    )
    assert [len(each.options) for each in result.questions] == [2, 2, 0, 2]
