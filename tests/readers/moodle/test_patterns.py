"""Answers that are patterns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]


def answer(text: str, fraction: int = 100) -> str:
    return f'<answer fraction="{fraction}"><text>{text}</text><feedback><text>Said.</text></feedback></answer>'


def options(result: Read) -> list[tuple[str, bool | None]]:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return [(option.text.value, option.correct) for option in question.options]


def codes(result: Read) -> list[str]:
    return [said.code for said in result.diagnostics]


def test_a_pattern_of_words_is_an_answer(quiz: Quiz) -> None:
    result = quiz("pmatch", more=answer("match_mw (acetic acid)\n") + answer("match(vinegar)", 0) + answer("*", 0))
    assert options(result) == [("acetic acid", True), ("vinegar", False)]
    assert result.questions[0].texts["explanation"].value == "Said."


@pytest.mark.parametrize(
    "pattern", ["match (acet*)", "match_w([acetic acid]|ethanoic)", "match_all(match(a) match(b))", "a"]
)
def test_other_patterns_are_not(quiz: Quiz, pattern: str) -> None:
    result = quiz("pmatch", more=answer(pattern))
    assert [(said.code, said.facts["type"]) for said in result.diagnostics] == [("type-not-carried", "pmatch")]


def test_a_model_answer_is_the_answer(quiz: Quiz) -> None:
    assert options(quiz("pmatch", more=f"{answer('match (acet*)')}<modelanswer>acetic acid</modelanswer>")) == [
        ("acetic acid", True)
    ]


def test_the_first_answer_of_a_regular_expression_is_a_text(quiz: Quiz) -> None:
    result = quiz("regexp", more=answer("5 * (2 + 3)") + answer("colou?r") + answer("twenty-five") + answer("no.", 0))
    assert options(result) == [("5 * (2 + 3)", True), ("twenty-five", True), ("no.", False)]
    assert [said.facts["what"] for said in result.diagnostics] == ["the pattern 'colou?r'"]


def test_capital_letters_are_said_and_a_key_is_needed(quiz: Quiz) -> None:
    assert codes(quiz("regexp", more=f"{answer('Ag')}<usecase>1</usecase>")) == ["not-on-cards"]
    assert codes(quiz("regexp")) == ["no-key"]
