"""How the right answers are written: so that they can be read, and mean no other option."""

from __future__ import annotations

import pytest

from ankibuild.model import Gap, Kind, Option, Pair, Question
from ankibuild.writing.answers import parts_of
from ankibuild.writing.layout import lines


def written(question: Question) -> str:
    """The parts as YAML, without the stem."""
    parts = {key: node for key, node in parts_of(question).items() if key != "stem"}
    return "\n".join(lines(parts))


def choice(*texts: str, kind: Kind = Kind.SINGLE) -> Question:
    """A question whose right options begin with a `+`."""
    options = tuple(Option(text.removeprefix("+"), text.startswith("+")) for text in texts)
    return Question(stem="Which?", kind=kind, options=options)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (choice("Rome", "+Paris"), "answer: Paris"),
        (choice("No", "+Yes"), "answer: 'Yes'"),
        (choice("+Rome", "+Paris", kind=Kind.MULTIPLE), "answer: [Rome, Paris]"),
        (choice("+Rome, Italy", "+Paris", kind=Kind.MULTIPLE), "answer: ['Rome, Italy', Paris]"),
        (choice("A", "+B"), "answer: 2"),
        (choice("B", "+A"), "answer: 2"),
        (choice("10", "+20"), "answer: 2"),
        (choice("1", "+2", "3"), "answer: 2"),
        (choice("2", "3", "+4"), "answer: {number: 3}"),
        (choice("+2", "+3", "4", kind=Kind.MULTIPLE), "answer: [1, {number: 2}]"),
        (choice("a", "+" + "long " * 20), "answer: 2"),
        (choice("a", "+one\ntwo"), "answer: 2"),
        (choice("Paris", "+Paris"), "answer: 2"),
        (choice("paris", "+Paris"), "answer: Paris"),
    ],
)
def test_a_right_option_is_named_by_its_text_or_by_its_number(question: Question, answer: str) -> None:
    assert written(question).splitlines()[-1] == answer


def test_options_of_which_none_is_right_have_no_answer() -> None:
    assert written(choice("a", "b")) == "options:\n  - a\n  - b"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (Question("Which?", answer="This"), "answer: This"),
        (Question("Which?", answer="true"), "answer: 'true'"),
        (Question("True?", Kind.TRUE_FALSE, answer="true"), "answer: true"),
        (Question("True?", Kind.TRUE_FALSE), "kind: true-false"),
        (Question("A {{c1::b}}.", Kind.CLOZE), ""),
        (Question("A {{c1::b}}.", answer="x"), "kind: plain\nanswer: x"),
        (Question("A.", Kind.CLOZE), "kind: cloze"),
        (choice("a", "+b", kind=Kind.MULTIPLE), "kind: multiple\noptions:\n  - a\n  - b\nanswer: 2"),
        (choice("+yes", "no", kind=Kind.TRUE_FALSE), "kind: true-false\noptions:\n  - 'yes'\n  - 'no'\nanswer: 'yes'"),
        (
            Question("Which?", Kind.MATCHING, pairs=(Pair("a", "b"), Pair("", "c"))),
            "pairs:\n  - left: a\n    right: b\n  - right: c",
        ),
        (Question("Which?", Kind.ORDERING, order=("a: b", "c")), "order:\n  - 'a: b'\n  - c"),
    ],
)
def test_the_kind_is_said_only_where_it_does_not_follow(question: Question, text: str) -> None:
    assert written(question) == text


@pytest.mark.parametrize(
    ("kind", "options", "text"),
    [
        (Kind.SHORT, (Option("color", True), Option("colour", True)), "answer: [color, colour]"),
        (Kind.SHORT, (Option("2", True),), "answer: '2'"),
        (Kind.NUMERIC, (Option("2", True),), "answer: 2"),
        (Kind.NUMERIC, (Option("-2.50", True),), "answer: -2.50"),
        (Kind.NUMERIC, (Option("3.14 ± 0.01", True), Option("3..5", True)), "answer: [3.14 ± 0.01, '3..5']"),
        (Kind.SHORT, (Option("a", True, "yes"),), "options:\n  - text: a\n    why: 'yes'\nanswer: a"),
        (Kind.SHORT, (Option("a"), Option("b", True)), "options:\n  - a\n  - b\nanswer: b"),
        (
            Kind.SHORT,
            (Option("a"), Option("a", True)),
            "options:\n  - text: a\n    correct: false\n  - text: a\n    correct: true",
        ),
        (Kind.SHORT, (), ""),
    ],
)
def test_what_may_be_typed_is_a_list_of_answers_or_of_options(kind: Kind, options: tuple, text: str) -> None:
    assert written(Question("Which?", kind, options)) == f"kind: {kind}\n{text}".strip()


def test_gaps_are_written_as_shortly_as_they_can_be() -> None:
    gaps = (
        Gap((Option("a", True),)),
        Gap((Option("b", True), Option("c, d", True))),
        Gap((Option("e", True), Option("f", False, "no"))),
        Gap((Option("g", True), Option("h")), choice=True),
        Gap(()),
    )
    assert written(Question("[[1]]", Kind.GAPS, gaps=gaps)).splitlines() == [
        "gaps:",
        "  - a",
        "  - [b, 'c, d']",
        "  - - e",
        "    - text: f",
        "      why: 'no'",
        "      correct: false",
        "  - options:",
        "      - g",
        "      - h",
        "    answer: 1",
        "  - []",
    ]
