"""Parts of questions → raw questions."""

from __future__ import annotations

from ankibuild.model import NO_TEXT, Kind, RawOption, RawPair, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.file import File
from ankibuild.readers.parts import Fault, Parts
from ankibuild.readers.qti.building import Head, add, choice
from ankibuild.source import Source, Span

SPAN = Span(Source("a.xml", "text"), 0, 4)


def option(text: str, correct: bool = False, why: str = "") -> RawOption:
    return RawOption(Text(text), Text(why), correct)


def test_choices_have_kinds() -> None:
    assert choice([option("a", True), option("b")], several=False).kind is Kind.SINGLE
    assert choice([option("a", True), option("b")], several=True).kind is Kind.MULTIPLE
    assert choice([option("a", True), option("b", True)], several=False).kind is Kind.MULTIPLE


def test_true_and_false_are_an_answer() -> None:
    parts = choice([option("True"), option("False", True)], several=False)
    assert (parts.kind, [answer.text.value for answer in parts.answers], parts.options) == (
        Kind.TRUE_FALSE,
        ["false"],
        (),
    )


def test_true_and_false_with_feedback_or_other_words_are_options() -> None:
    assert len(choice([option("True", True, "Indeed."), option("False")], several=False).options) == 2
    parts = choice([option("Wahr", True), option("Falsch")], several=False, truth=True)
    assert (parts.kind, len(parts.options)) == (Kind.TRUE_FALSE, 2)


def test_options_without_text_are_left_out() -> None:
    assert len(choice([option("a", True), option(""), option("b")], several=False).options) == 2


def test_a_fault_is_a_counted_reject() -> None:
    collector = Collector(File.of("a.xml", ""))
    add(collector, Head(SPAN), Fault("no-key", SPAN))
    assert [question.sound for question in collector.questions] == [False]
    assert [fault.code for fault in collector.diagnostics] == ["no-key"]


def test_names_that_programs_give_are_no_names() -> None:
    collector = Collector(File.of("a.xml", ""))
    for name in ("Question 12", "Question", "7", "Composition of water"):
        add(collector, Head(SPAN, id="an id", name=name, stem=Text("?")), choice([option("a", True)], several=False))
    names = [question.texts.get("name", NO_TEXT).value for question in collector.questions]
    assert names == ["", "", "", "Composition of water"]
    assert collector.questions[0].texts["id"].value == "an-id"


def test_one_pair_is_a_choice() -> None:
    collector = Collector(File.of("a.xml", ""))
    pairs = (RawPair(Text("Iron"), Text("Fe")), RawPair(NO_TEXT, Text("Au")))
    add(collector, Head(SPAN, stem=Text("Which sign?")), Parts(Kind.MATCHING, pairs=pairs))
    (question,) = collector.questions
    assert (question.texts["kind"].value, question.texts["stem"].value) == ("single", "Which sign?\n\nIron")
    assert [(option.text.value, option.correct) for option in question.options] == [("Fe", True), ("Au", False)]
