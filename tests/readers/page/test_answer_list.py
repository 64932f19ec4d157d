from __future__ import annotations

import pytest

from ankibuild.readers import File, Read
from ankibuild.readers.page import read

QUESTIONS = (
    "<ol><li>Which gas do plants take in?<ol type='A'><li>Neon</li><li>Carbon dioxide</li></ol></li>"
    "<li>Which is a root?<ol type='A'><li>Carrot</li><li>Plum</li></ol></li></ol>"
)


def read_with(answers: str, questions: str = QUESTIONS) -> Read:
    return read(File.of("a.html", f"<html><body>{questions}{answers}</body></html>"))


def keys(result: Read) -> list[list[bool | None]]:
    return [[option.correct for option in question.options] for question in result.questions]


@pytest.mark.parametrize("below", ["", "<p>Thank you for reading.</p>"])
def test_a_list_of_all_answers_gives_each_question_its_own(below: str) -> None:
    found = read_with(f"<h2>Answers</h2><ol><li>B</li><li>A</li></ol>{below}")
    assert keys(found) == [[False, True], [True, False]]
    assert not found.diagnostics


@pytest.mark.parametrize("answers", ["<ol><li>B</li><li>A</li><li>A</li></ol>", "<ul><li>B</li><li>A</li></ul>"])
def test_a_list_that_does_not_fit_the_questions_is_no_key(answers: str) -> None:
    found = read_with(f"<h2>Answers</h2>{answers}")
    assert [each.code for each in found.diagnostics] == ["no-key", "no-key"]


def test_a_letter_that_is_also_the_text_of_an_option_is_no_key() -> None:
    questions = QUESTIONS.replace("Carrot", "B").replace("Plum", "A")
    found = read_with("<h2>Answers</h2><ol><li>B</li><li>A</li></ol>", questions)
    assert [question.sound for question in found.questions] == [True, False]
