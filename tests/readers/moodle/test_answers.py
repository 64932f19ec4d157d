"""Weights → keys."""

from __future__ import annotations

import pytest

from ankibuild.model import Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.moodle.answers import Answer, Keyed, choice, number, numeric, percent, short, true_false
from ankibuild.readers.parts import Fault
from ankibuild.source import Source, Span

SPAN = Span(Source("a.xml", "text"), 0, 4)


def answers(*weights: float) -> list[Answer]:
    return [Answer(Text(str(index), SPAN), percent=weight) for index, weight in enumerate(weights)]


def keys(keyed: Keyed) -> list[bool | None]:
    return [option.correct for option in keyed.options]


@pytest.mark.parametrize(
    ("weights", "several", "right"),
    [
        ((0, 100, 0), False, [1]),
        ((0, 100, 99.99), False, [1, 2]),
        ((50, 100), False, [1]),
        ((30, 90, 0), False, [1]),
        ((0, 0), False, []),
        ((-50, -50), False, []),
        ((50, 50, -100), True, [0, 1]),
        ((33.33333, 33.333, 33.33), True, [0, 1, 2]),
        ((100, 0), True, [0]),
        ((0, -100), True, []),
    ],
)
def test_weights_say_which_choices_are_right(weights: tuple[float, ...], several: bool, right: list[int]) -> None:
    keyed = choice(Collector(File.of("a.xml", "")), SPAN, answers(*weights), several=several)
    assert [index for index, correct in enumerate(keys(keyed)) if correct] == right
    assert keyed.keys == len(right)


@pytest.mark.parametrize(
    ("weights", "several", "said"),
    [
        ((0, 100), False, []),
        ((50, 100, 25), False, ["the weights 25 %, 50 %"]),
        ((90, 0), False, ["the weight 90 %"]),
        ((70, 30, 0), True, ["the weights 30 %, 70 %"]),
        ((50, 50), True, []),
    ],
)
def test_what_a_card_does_not_know_is_said(weights: tuple[float, ...], several: bool, said: list[str]) -> None:
    collector = Collector(File.of("a.xml", ""))
    choice(collector, SPAN, answers(*weights), several=several)
    assert [one.facts["what"] for one in collector.diagnostics if one.code == "not-carried"] == said


def test_feedback_for_everything_else_is_no_answer() -> None:
    listed = [Answer(Text("iron", SPAN), percent=100), Answer(Text("*", SPAN), Text("Look it up.", SPAN))]
    keyed = short(Collector(File.of("a.xml", "")), SPAN, listed)
    assert [option.text.value for option in keyed.options] == ["iron"]
    assert [text.value for text in keyed.others] == ["Look it up."]


def test_numbers_have_tolerances() -> None:
    listed = [Answer(Text("3.14", SPAN), percent=100, tolerance="0.01"), Answer(Text("*", SPAN))]
    keyed = numeric(Collector(File.of("a.xml", "")), SPAN, listed)
    assert isinstance(keyed, Keyed)
    assert [option.text.value for option in keyed.options] == ["3.14 ± 0.01"]


@pytest.mark.parametrize(("text", "tolerance"), [("pi", ""), ("3", "some"), ("3 4", "")])
def test_what_is_no_number_is_a_fault(text: str, tolerance: str) -> None:
    fault = numeric(Collector(File.of("a.xml", "")), SPAN, [Answer(Text(text, SPAN), percent=100, tolerance=tolerance)])
    assert isinstance(fault, Fault)
    assert (fault.code, fault.facts) == ("moodle-number", {"text": text})


@pytest.mark.parametrize(
    ("text", "tolerance", "written"),
    [
        (" 3 ", "", "3"),
        ("3,5", "0", "3.5"),
        ("-.5", "0.1", "-.5 ± 0.1"),
        ("1e-3", "0.0", "1e-3"),
        ("1 .. 2", "", "1..2"),
        ("..", "", ""),
        ("", "", ""),
    ],
)
def test_numbers_as_written(text: str, tolerance: str, written: str) -> None:
    assert number(text, tolerance) == written


def test_weights_as_written() -> None:
    assert [percent(text) for text in ("100", "33,3", " -5 ", "", "all")] == [100, 33.3, -5, 0, 0]


def test_a_statement_has_the_options_true_and_false() -> None:
    true, false = true_false(False, Text("no"), Text("yes"))
    assert (true.text.value, true.correct, true.why.value) == ("True", False, "no")
    assert (false.text.value, false.correct, false.why.value) == ("False", True, "yes")


def typed(*texts: str) -> tuple[list[str], list[str]]:
    """What may be typed, and what is said about it."""
    collector = Collector(File.of("a.xml", ""))
    keyed = short(collector, SPAN, [Answer(Text(text, SPAN), percent=100) for text in texts])
    return [option.text.value for option in keyed.options], [str(one.facts["what"]) for one in collector.diagnostics]


def test_wildcards_around_an_answer_are_left_out() -> None:
    assert typed("*Paris*") == (["Paris"], ["the wildcard in '*Paris*'"])
    assert typed("*the Seine *", "Seine") == (["the Seine", "Seine"], ["the wildcard in '*the Seine *'"])
    assert typed("Constant", "Constant*", "*Constant") == (["Constant"], ["the wildcard in 'Constant*' and 1 more"])


def test_other_wildcards_stay_and_are_said_once() -> None:
    assert typed("int*", "gr*y", "**") == (["int*", "gr*y", "**"], ["the wildcard in 'int*' and 2 more"])
    assert typed(r"\*p") == (["*p"], [])


def test_answers_that_became_the_same_keep_the_most_marks_and_the_first_feedback() -> None:
    collector = Collector(File.of("a.xml", ""))
    listed = [Answer(Text("a", SPAN), percent=50), Answer(Text("a*", SPAN), Text("Said.", SPAN), 100)]
    (option,) = short(collector, SPAN, listed).options
    assert (option.text.value, option.why.value, option.correct) == ("a", "Said.", True)
