"""Texts with gaps."""

from __future__ import annotations

from collections.abc import Callable

from ankibuild.model import Kind, RawQuestion
from ankibuild.readers.collecting import Read

Quiz = Callable[..., Read]


def one(result: Read) -> RawQuestion:
    (question,) = result.questions
    assert question.sound, [said.headline for said in result.diagnostics]
    return question


def right(question: RawQuestion) -> list[list[str]]:
    return [[option.text.value for option in gap.options if option.correct] for gap in question.gaps]


def words(tag: str, *listed: tuple[str, int]) -> str:
    return "".join(f"<{tag}><text>{word}</text><group>{group}</group></{tag}>" for word, group in listed)


def test_embedded_answers_are_gaps(quiz: Quiz) -> None:
    question = one(quiz("cloze", "<b>Ice</b> is {1:MC:gas~=solid#Yes.} at {1:NM:=-1:0.5} °C: {1:SA:=H2O~=water}."))
    assert question.texts["kind"].value == Kind.GAPS
    assert question.texts["stem"].value == "**Ice** is [[1]] at [[2]] °C: [[3]]."
    assert [gap.choice for gap in question.gaps] == [True, False, False]
    assert right(question) == [["solid"], ["-1 ± 0.5"], ["H2O", "water"]]
    assert question.gaps[0].options[1].why.value == "Yes."


def test_a_gap_stands_where_it_was_written(quiz: Quiz) -> None:
    question = one(quiz("multianswer", "A {1:SA:=b} and {1:SA:=b}"))
    places = [gap.options[0].text.span for gap in question.gaps]
    assert all(place and place.text == "{1:SA:=b}" for place in places)
    assert places[0] != places[1]


def test_html_in_typed_answers_is_what_it_shows(quiz: Quiz) -> None:
    assert right(one(quiz("cloze", "{1:SA:=<b>a</b> &amp; b}"))) == [["a & b"]]


def test_feedback_for_other_answers_goes_to_the_explanation(quiz: Quiz) -> None:
    question = one(quiz("cloze", "{1:SA:=a~*#Look it up.}"))
    assert question.texts["explanation"].value == "Look it up."


def test_capital_letters_are_said(quiz: Quiz) -> None:
    assert [said.code for said in quiz("cloze", "{1:SAC:=A}").diagnostics] == ["not-on-cards"]


def test_gaps_without_a_key_reject(quiz: Quiz) -> None:
    assert [said.code for said in quiz("cloze", "{1:SA:=a} {1:MC:b~c}").diagnostics] == ["moodle-gap"]
    assert [said.code for said in quiz("cloze", "no gap").diagnostics] == ["no-key"]
    assert [said.code for said in quiz("cloze", "{1:NM:=x}").diagnostics] == ["moodle-number"]


def test_a_gap_inside_a_tag_rejects(quiz: Quiz) -> None:
    assert [said.code for said in quiz("cloze", '<i class="{1:SA:=a}">b</i> {1:SA:=c}').diagnostics] == ["gap-lost"]


def test_words_to_choose_from(quiz: Quiz) -> None:
    listed = words("selectoption", ("two", 1), ("blue", 2), ("three", 1))
    question = one(quiz("gapselect", "The sky is [[2]]; [[3]] is more than [[1]].", listed))
    assert question.texts["stem"].value == "The sky is [[1]]; [[2]] is more than [[3]]."
    assert right(question) == [["blue"], ["three"], ["two"]]
    assert [[option.text.value for option in gap.options] for gap in question.gaps] == [
        ["blue"],
        ["two", "three"],
        ["two", "three"],
    ]


def test_words_to_drag_may_be_html(quiz: Quiz) -> None:
    question = one(
        quiz("ddwtos", "H[[1]]O", words("dragbox", ("&lt;sub&gt;2&lt;/sub&gt;", 1), ("&lt;i&gt;x&lt;/i&gt;", 1)))
    )
    assert right(question) == [["<sub>2</sub>"]]


def test_a_gap_that_names_no_word_rejects(quiz: Quiz) -> None:
    (said,) = quiz("gapselect", "a [[2]]", words("selectoption", ("b", 1))).diagnostics
    assert (said.code, said.facts["gap"]) == ("moodle-gap", "2")
    assert said.span is not None
    assert said.span.text == "[[2]]"
    assert [said.code for said in quiz("gapselect", "a", words("selectoption", ("b", 1))).diagnostics] == ["no-key"]


def test_an_endless_list_is_refused(quiz: Quiz) -> None:
    listed = words("selectoption", *((str(number), 1) for number in range(300)))
    assert [said.code for said in quiz("gapselect", "[[1]]" * 300, listed).diagnostics] == ["type-not-carried"]
