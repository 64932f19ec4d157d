"""Raw questions → questions (the sentences about faults are in cases/answers.md)."""

from __future__ import annotations

from typing import Any

import pytest

from ankibuild.model import (
    AnswerForm,
    Gap,
    Kind,
    Option,
    Pair,
    RawAnswer,
    RawGap,
    RawOption,
    RawPair,
    RawQuestion,
    Text,
)
from ankibuild.source import Source, Span
from ankibuild.validate import has_cloze, validate


def raw(options: str = "", answer: str | list[str] = "", form: str = "any", **texts: str) -> RawQuestion:
    """A raw question; options are parted by spaces, `+` before one says that it is right, `-` that it is not."""
    answers = [answer] if isinstance(answer, str) else answer
    return RawQuestion(
        None,
        {name: Text(text, plain=True) for name, text in ({"stem": "Which?"} | texts).items()},
        tuple(raw_option(word) for word in options.split()),
        tuple(RawAnswer(Text(word, plain=True), AnswerForm(form)) for word in answers if word),
    )


def raw_option(word: str) -> RawOption:
    return RawOption(Text(word.lstrip("+-")), correct={"+": True, "-": False}.get(word[0]))


def made(question: RawQuestion) -> Any:
    (valid,), diagnostics = validate([question])
    assert diagnostics == []
    return valid


def codes(question: RawQuestion) -> list[str]:
    questions, diagnostics = validate([question])
    assert questions == []
    return [diagnostic.code for diagnostic in diagnostics]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (raw("a b", "1"), Kind.SINGLE),
        (raw("a b", ["1", "2"]), Kind.MULTIPLE),
        (raw("+a +b c"), Kind.MULTIPLE),
        (raw("a b"), Kind.SINGLE),
        (raw("True False", "true"), Kind.SINGLE),
        (raw(answer="true"), Kind.TRUE_FALSE),
        (raw(answer="False"), Kind.TRUE_FALSE),
        (raw(answer="Paris"), Kind.PLAIN),
        (raw(), Kind.PLAIN),
        (raw(stem="A {{c1::b}}."), Kind.CLOZE),
        (raw(stem="A {{c1,2::b}}."), Kind.CLOZE),
        (raw(stem="A {{c1::b}}.", answer="true"), Kind.CLOZE),
        (raw(stem="A `{{c1::b}}`.", answer="x"), Kind.PLAIN),
        (raw("a b", "1", stem="A {{c1::b}}."), Kind.SINGLE),
        (raw("a b", "1", kind="multiple"), Kind.MULTIPLE),
        (raw(answer="x", kind=" Plain "), Kind.PLAIN),
        (raw(answer="x", kind=""), Kind.PLAIN),
    ],
)
def test_the_kind_is_what_is_said_or_what_the_parts_make(question: RawQuestion, kind: Kind) -> None:
    assert made(question).kind is kind


PAIR, GAP = RawPair(Text("a"), Text(" b ")), RawGap((RawOption(Text("c"), correct=True),))


def test_the_kind_follows_from_pairs_an_order_or_gaps() -> None:
    stem = {"stem": Text("A {{c1::b}} [[1]].")}
    matching = made(RawQuestion(None, stem, pairs=(PAIR,)))
    assert (matching.kind, matching.pairs) == (Kind.MATCHING, (Pair("a", "b"),))
    ordering = made(RawQuestion(None, stem, order=(Text("a "), Text("b"))))
    assert (ordering.kind, ordering.order) == (Kind.ORDERING, ("a", "b"))
    gaps = made(RawQuestion(None, stem, gaps=(GAP,)))
    assert (gaps.kind, gaps.gaps) == (Kind.GAPS, (Gap((Option("c", correct=True),)),))


@pytest.mark.parametrize("kind", ["short", "numeric"])
def test_what_may_be_typed_becomes_options(kind: str) -> None:
    question = made(raw(answer=["2", "1"], kind=kind))
    assert question.options == (Option("2", correct=True), Option("1", correct=True))
    assert question.answer == ""
    assert made(raw(kind=kind)).options == ()


@pytest.mark.parametrize("form", ["any", "text"])
def test_what_may_be_typed_is_named_by_its_text_alone(form: str) -> None:
    question = made(raw("2 3 1", "1", kind="short", form=form))
    assert [option.correct for option in question.options] == [False, False, True]
    assert codes(raw("a b", "2", kind="short", form=form)) == ["answer-not-an-option"]
    assert [option.correct for option in made(raw("a b", "2", "number", kind="short")).options] == [False, True]


def test_numbers_are_written_in_one_way() -> None:
    question = made(raw("1+-0.5 −2", "−2", kind="numeric"))
    assert question.options == (Option("1 ± 0.5"), Option("-2", correct=True))
    assert made(raw(answer=["1+/-0.5", "many"], kind="numeric")).options[0].text == "1 ± 0.5"
    assert made(raw(answer="1+-0.5", kind="short")).options[0].text == "1+-0.5"


def test_true_in_quotes_is_a_text() -> None:
    question = RawQuestion(None, {"stem": Text("x")}, (), (RawAnswer(Text("true", plain=False)),))
    assert made(question).kind is Kind.PLAIN


def test_a_truth_value_is_written_small() -> None:
    assert made(raw(answer="TRUE")).answer == "true"
    assert made(raw(answer="TRUE", kind="plain")).answer == "TRUE"


@pytest.mark.parametrize(
    ("question", "right"),
    [
        (raw("a b c", "2"), "b"),
        (raw("a b c", ["3", "1"]), "ac"),
        (raw("a +b c"), "b"),
        (raw("a +b c", "2"), "b"),
        (raw("-a b c", "2"), "b"),
        (raw("-a b -c"), ""),
    ],
)
def test_the_right_options_are_those_named_or_marked(question: RawQuestion, right: str) -> None:
    assert "".join(option.text for option in made(question).options if option.correct) == right


def test_an_answer_that_names_options_is_no_text_of_its_own() -> None:
    assert made(raw("a b", "2")).answer == ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (raw("+a b", "2"), ["answer-contradicts-options"]),
        (raw("+a +b", "2"), ["answer-contradicts-options"]),
        (raw("-a b", "1"), ["answer-contradicts-options"]),
        (raw("+a b", "9"), ["answer-out-of-range"]),
        (raw("a b", ["1", "A"]), ["answer-repeated"]),
        (raw("a b", ["1", "b", "2"]), ["answer-repeated"]),
        (raw("a b", ["9", "xy", "1"]), ["answer-out-of-range", "answer-not-an-option"]),
        (raw(answer=["x", "y"]), ["several-answers-without-options"]),
        (raw(answer="1", form="number"), ["answer-form-without-options"]),
        (raw(answer="1", form="number", kind="short"), ["answer-form-without-options"]),
        (raw(answer="x", kind="guess"), ["unknown-kind"]),
        (raw("a b", "9", kind="guess"), ["answer-out-of-range", "unknown-kind"]),
    ],
)
def test_all_that_is_wrong_with_a_question_is_said(question: RawQuestion, expected: list[str]) -> None:
    assert codes(question) == expected


def test_a_question_that_is_not_sound_is_left_out_in_silence() -> None:
    assert validate([RawQuestion(None, {}, sound=False)]) == ([], [])


def test_the_good_questions_go_on() -> None:
    questions, diagnostics = validate([raw("a b", "9"), raw("a b", "1", id="good"), raw("a b", "7")])
    assert [question.id for question in questions] == ["good"]
    assert len(diagnostics) == 2


def test_every_text_arrives_without_space_around_it() -> None:
    names = ("id", "guid", "name", "case", "explanation", "article", "hint", "reference", "source")
    question = made(raw(answer=" x ", **{name: f" {name}\n" for name in names}))
    assert all(getattr(question, name) == name for name in names)
    assert question.answer == "x"


def test_tags_ids_and_decks_are_taken_over() -> None:
    question = RawQuestion(
        None, {"stem": Text("x")}, tags=("a b", "A_B"), aka=("y",), deck="D", namespace="N", shuffle=False
    )
    valid = made(question)
    assert (valid.tags, valid.aka, valid.deck, valid.namespace, valid.shuffle) == (("a_b",), ("y",), "D", "N", False)


def test_options_keep_their_rationales() -> None:
    question = RawQuestion(None, {"stem": Text("x")}, (RawOption(Text(" a "), Text(" why\n"), correct=True),))
    assert made(question).options == (Option("a", correct=True, why="why"),)


NOWHERE = Text("")


def test_every_part_knows_where_it_stands() -> None:
    source = Source("a.yaml", "0123456789")
    text = [Text("x", Span(source, number, number + 1)) for number in range(6)]
    question = RawQuestion(
        Span(source, 0, 10),
        {"stem": text[0]},
        (RawOption(text[1], text[2]), RawOption(Text("z"))),
        (RawAnswer(text[3]),),
        pairs=(RawPair(NOWHERE, Text("y", Span(source, 6, 7))),),
        places={"aka.0": Span(source, 4, 5), "deck": Span(source, 5, 6)},
    )
    origin = made(question).origin
    assert {name: span.start for name, span in origin.parts.items()} == {
        "stem": 0,
        "options.0": 1,
        "options.0.why": 2,
        "answer": 3,
        "aka.0": 4,
        "deck": 5,
        "pairs.0": 6,
        "pairs.0.right": 6,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{c1::a}}", True),
        ("a {{c12::b", True),
        ("{{c1,3::a}}", True),
        ("{{c::a}}", False),
        ("{{c1:a}}", False),
        ("{{x1::a}}", False),
        ("`{{c1::a}}`", False),
        ("``a ` {{c1::a}}``", False),
        ("`a` {{c1::a}} `b`", True),
        ("```\n{{c1::a}}\n```", False),
        ("~~~ html\n{{c1::a}}\n~~~\n", False),
        ("```\nx\n```\n{{c1::a}}", True),
        ("", False),
    ],
)
def test_a_deletion_counts_outside_code(text: str, found: bool) -> None:
    assert has_cloze(text) == found
