"""Words that a text marks itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def gaps(question: RawQuestion) -> list[tuple[bool, list[str], list[str]]]:
    return [
        (
            gap.choice,
            [option.text.value for option in gap.options if option.correct],
            [option.text.value for option in gap.options if not option.correct],
        )
        for gap in question.gaps
    ]


def test_words_in_brackets_are_gaps_to_type(quiz: Quiz) -> None:
    question = one(quiz("gapfill", "<p>The [cat|big  cat] eats a <b>[mouse]</b> of 1 * 1.</p>"))
    assert question.texts["kind"].value == Kind.GAPS
    assert question.texts["stem"].value == "The [[1]] eats a **[[2]]** of 1 * 1."
    assert gaps(question) == [(False, ["cat", "big cat"], []), (False, ["mouse"], [])]


@pytest.mark.parametrize("display", ["dragdrop", "dropdown"])
def test_words_to_choose_are_those_of_all_gaps_and_the_wrong_ones(quiz: Quiz, display: str) -> None:
    wrong = '<answer fraction="0"><text>dog</text></answer><answer fraction="100"><text>cat</text></answer>'
    question = one(quiz("gapfill", "A [cat] and a [mouse].", f"<answerdisplay>{display}</answerdisplay>{wrong}"))
    assert gaps(question) == [(True, ["cat"], ["mouse", "dog"]), (True, ["mouse"], ["cat", "dog"])]


def test_other_signs_may_mark_a_gap(quiz: Quiz) -> None:
    question = one(quiz("gapfill", "list[{0}]", "<delimitchars>{}</delimitchars>"))
    assert (question.texts["stem"].value, gaps(question)) == ("list[[[1]]]", [(False, ["0"], [])])


def test_a_gap_that_stays_empty_is_none(quiz: Quiz) -> None:
    question = one(quiz("gapfill", "A [cat], [!!] and [dog|!!]."))
    assert (question.texts["stem"].value, len(question.gaps)) == ("A [[1]], and [[2]].", 2)


def test_a_text_without_gaps_has_no_key_and_capital_letters_are_said(quiz: Quiz) -> None:
    assert [said.code for said in quiz("gapfill", "No gap.").diagnostics] == ["no-key"]
    result = quiz("gapfill", "[Cat]", "<casesensitive>1</casesensitive>")
    assert [said.code for said in result.diagnostics] == ["not-on-cards"]
    assert [said.code for said in quiz("gapfill", "[a] " * 300).diagnostics] == []
    many = "".join(f"[w{number}] " for number in range(300))
    display = "<answerdisplay>dropdown</answerdisplay>"
    assert [said.code for said in quiz("gapfill", many, display).diagnostics] == ["no-key"]


def test_words_to_click_on_are_bold_in_the_answer(quiz: Quiz) -> None:
    more = "<introduction><![CDATA[<p>Click on the verbs.</p>]]></introduction>"
    question = one(quiz("wordselect", "<p>The cat [sat] and [[fell asleep]].</p>", more))
    assert question.texts["kind"].value == Kind.PLAIN
    assert question.texts["stem"].value == "Click on the verbs.\n\nThe cat sat and fell asleep."
    assert question.answers[0].text.value == "The cat **sat** and **fell asleep**."


def test_words_to_click_on_in_markdown(quiz: Quiz) -> None:
    question = one(quiz("wordselect", "The cat *[sat]*.", "", "markdown"))
    assert question.answers[0].text.value == "The cat ***sat***."
    assert [said.code for said in quiz("wordselect", "Nothing.").diagnostics] == ["no-key"]
