"""Blackboard's tab-delimited text, in which a row begins with the kind of its question."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.model import RawQuestion
from ankibuild.readers import anki_text
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.grid.blackboard import is_blackboard
from ankibuild.readers.grid.separated import read_rows
from ankibuild.readers.table import reader_for
from ankibuild.readers.tables import read

FIXTURE = Path(__file__).parents[2] / "data" / "readers" / "csv" / "blackboard.txt"


def reading(text: str) -> Read:
    return read(File.of("a.txt", text))


@pytest.fixture(scope="module")
def questions() -> tuple[RawQuestion, ...]:
    return reading(FIXTURE.read_text()).questions


def test_it_is_known_by_its_rows_and_not_taken_for_cards() -> None:
    file = File.of("a.txt", FIXTURE.read_text())
    found = reader_for(file)
    assert found is not None
    assert found.name == "csv"
    assert not anki_text.sniff(File.of("a.txt", "TF\tIt is.\ttrue\nTF\tIt is not.\tfalse\n"))


@pytest.mark.parametrize("text", ["", "MC\n", "MC\tMonaco\nTF\tFrench lands\n", "a\tb\nMC\tq\tx\tcorrect\n"])
def test_tables_of_codes_are_none_of_questions(text: str) -> None:
    assert not is_blackboard(tuple(read_rows(text, "\t")))


def test_choices_have_their_keys(questions: tuple[RawQuestion, ...]) -> None:
    one, several, truth = questions[:3]
    assert (one.texts["kind"].value, [option.correct for option in one.options]) == ("single", [True, False, False])
    assert [option.text.value for option in several.options] == ["Saturn", "Jupiter", "Mars"]
    assert (several.texts["kind"].value, [option.correct for option in several.options]) == (
        "multiple",
        [True, True, False],
    )
    assert (truth.texts["kind"].value, truth.answers[0].text.value) == ("true-false", "true")


def test_free_answers_need_an_example(questions: tuple[RawQuestion, ...]) -> None:
    assert questions[3].answers[0].text.value == "Its soil holds iron oxide."
    assert not questions[4].sound


def test_order_and_pairs_come_in_their_order(questions: tuple[RawQuestion, ...]) -> None:
    assert [text.value for text in questions[5].order] == ["Venus", "Earth", "Mars"]
    assert [(pair.left.value, pair.right.value) for pair in questions[6].pairs] == [
        ("Titan", "Saturn"),
        ("Io", "Jupiter"),
    ]


def test_what_may_be_typed_comes_with_all_ways_to_type_it(questions: tuple[RawQuestion, ...]) -> None:
    assert [option.text.value for option in questions[7].options] == ["Mercury", "mercury"]
    gaps = questions[8]
    assert gaps.texts["stem"].value == '"Earth" orbits the [[1]] once a [[2]].'
    assert [[option.text.value for option in gap.options] for gap in gaps.gaps] == [["Sun"], ["year", "365 days"]]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("3,475\t10", "3475 ± 10"), ("3.5", "3.5"), ("3,5\t0", "3.5"), ("1,000,000\t0.5", "1000000 ± 0.5")],
)
def test_numbers_have_points_and_no_commas(cells: str, expected: str) -> None:
    (question, _) = reading(f"NUM\tHow many?\t{cells}\nTF\tx\ttrue\n").questions
    assert (question.texts["kind"].value, question.options[0].text.value) == ("numeric", expected)


def test_places_are_those_of_the_questions(questions: tuple[RawQuestion, ...]) -> None:
    span = questions[1].options[1].text.span
    assert span is not None
    assert (span.position, span.text) == ((2, 50), "Jupiter")


def test_a_jumbled_sentence_has_gaps_to_choose_for() -> None:
    row = "JUMBLED_SENTENCE\tThe [when] tide is [how].\thigh\thow\tspring\twhen\t\tlow\n"
    (question, _) = reading(f"{row}TF\tx\ttrue\n").questions
    assert question.texts["kind"].value == "gaps"
    assert question.texts["stem"].value == "The [[1]] tide is [[2]]."
    assert [[(o.text.value, o.correct) for o in gap.options] for gap in question.gaps] == [
        [("high", False), ("spring", True), ("low", False)],
        [("high", True), ("spring", False), ("low", False)],
    ]
    assert all(gap.choice for gap in question.gaps)


def test_html_is_read_as_such() -> None:
    (question,) = reading("TF\tH<sub>2</sub>O is <b>wet</b> &amp; blue\ttrue\n").questions
    assert question.texts["stem"].value == "H<sub>2</sub>O is **wet** & blue"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("HOTSPOT\tClick.\t1", "type-not-carried"),
        ("MC\t\ta\tcorrect", "record-without-question"),
        ("MC\tq\ta\tincorrect", "no-key"),
        ("MC\tq\ta\tperhaps", "no-key"),
        ("TF\tq\tmaybe", "no-key"),
        ("FIB\tq\t", "no-key"),
        ("FIB_PLUS\tq [b]\ta\tx", "no-key"),
        ("JUMBLED_SENTENCE\tq [a] [b]\tx\ta\ty", "no-key"),
        ("JUMBLED_SENTENCE\tq [a]\tx\ta\ty\ta", "no-key"),
        ("JUMBLED_SENTENCE\tq [a]\tx\ty", "no-key"),
        ("NUM\tq\t", "no-key"),
        ("ORD\tq", "no-key"),
        ("MAT\tq\ta\t", "no-key"),
        ("ESS\tq\t", "essay-without-answer"),
    ],
)
def test_what_cannot_be_a_question_is_said(row: str, code: str) -> None:
    found = reading("TF\tx\ttrue\n" * 20 + row + "\n")
    assert [fault.code for fault in found.diagnostics] == [code]
    assert [question.sound for question in found.questions].count(False) == 1
