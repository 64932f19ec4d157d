from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.readers.aiken import read, sniff
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings

FIXTURES = Path(__file__).parents[1] / "data" / "readers" / "aiken"


def keys(found: Read) -> list[str]:
    return [
        "".join("ABCDEFG"[place] for place, option in enumerate(question.options) if option.correct) or "!"
        for question in found.questions
    ]


def said(found: Read) -> list[tuple[str, str]]:
    return [(fault.location.split(":", 1)[1], fault.code) for fault in found.diagnostics]


def read_fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def test_questions_have_stem_options_and_key() -> None:
    found = read_fixture("simple.txt")
    assert keys(found) == ["A", "B"]
    question = found.questions[1]
    assert question.texts["kind"].value == "single"
    assert question.texts["stem"].value == "Which element is a gas\\\nat room temperature?"
    assert question.texts["explanation"].value == "Helium boils at about 4 K."
    assert [option.text.value for option in question.options] == ["Mercury", "Helium"]
    assert question.span is not None
    assert question.span.position == (7, 1)
    place = question.options[0].text.span
    assert place is not None
    assert place.position == (9, 4)


def test_malformed_questions_are_rejected_at_their_places_and_the_others_read() -> None:
    found = read_fixture("malformed.txt")
    assert keys(found) == ["A", "!", "!", "!", "!", "!", "!", "A", "!"]
    assert said(found) == [
        ("9:9", "aiken-key-without-option"),
        ("11:1", "no-key"),
        ("17:4", "aiken-letters"),
        ("20:4", "aiken-without-stem"),
        ("24:1", "aiken-without-options"),
        ("27:1", "aiken-one-option"),
        ("36:1", "aiken-text-alone"),
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_breaks_and_byte_order_marks_make_no_difference(line_break: str, mark: str) -> None:
    text = mark + line_break.join(["X?", "A. a", "B. b", "ANSWER: B", "", "Y?", "A) a", "B) b", "ANSWER: A"])
    assert keys(read(File.of("a.txt", text))) == ["B", "A"]


@pytest.mark.parametrize("answer", ["ANSWER: B", "ANSWER:B", "answer: b", "ANSWER: B.", "ANSWER:  B) ", "Answer: (B)"])
def test_the_key_may_be_written_with_other_case_and_spaces(answer: str) -> None:
    assert keys(read(File.of("a.txt", f"X?\nA. a\nB. b\n{answer}\n"))) == ["B"]


@pytest.mark.parametrize(
    "answer", ["ANSWER: AB", "ANSWER: A, B", "ANSWER:", "ANSWER: C", "ANSWER: 2", "ANSWER: b text"]
)
def test_other_keys_are_rejected(answer: str) -> None:
    assert said(read(File.of("a.txt", f"X?\nA. a\nB. b\n{answer}\n"))) == [
        (f"4:{9 if len(answer) > 7 else 8}", "aiken-key-without-option")
    ]


def test_options_may_go_on_in_the_next_line() -> None:
    found = read(File.of("a.txt", "X?\nA. a\nmore of a\nB. b\nANSWER: A\n"))
    assert found.questions[0].options[0].text.value == "a\\\nmore of a"


def test_options_without_a_space_are_read_where_they_are_the_next() -> None:
    assert keys(read(File.of("a.txt", "Vitamin?\nA)a\nB)b\nANSWER: B\n"))) == ["B"]


def test_two_answers_that_differ_are_none() -> None:
    assert keys(read(File.of("a.txt", "X?\nA. a\nB. b\nANSWER: A\nANSWER: B\n"))) == ["!"]


@pytest.mark.parametrize(("texts", "stem"), [("", "a \\*b\\*"), ("markdown", "a *b*"), ("html", "a \\*b\\*")])
def test_texts_are_plain_unless_the_user_says_otherwise(texts: str, stem: str) -> None:
    found = read(File.of("a.txt", "a *b*\nA. a\nB. b\nANSWER: A\n", Settings(texts=texts)))
    assert found.questions[0].texts["stem"].value == stem


def test_nothing_is_found_in_nothing() -> None:
    assert said(read(File.of("a.txt", ""))) == [("1:1", "nothing-recognised")]


@pytest.mark.parametrize("name", ["simple.txt", "malformed.txt"])
def test_aiken_is_recognised(name: str) -> None:
    assert sniff(File.of(name, (FIXTURES / name).read_bytes()))


@pytest.mark.parametrize(
    "text",
    [
        *("", "Prose.\n", "1. X?\nA. a\nB. b\nANSWER: A\n", "X?\nA. a\nB. b\nThe answer is A.\n"),
        *("::x:: Y {=a ~b}\n", "X?\na) a\nb) b\nANSWER: a\n", "X?\nANSWER: A\n", "X?\nA. a\nB. b\nANSWER: A, B\n"),
    ],
)
def test_other_texts_are_not(text: str) -> None:
    assert not sniff(File.of("a.txt", text))


PIECES = st.sampled_from(
    ["What?", "A. a", "A) a", "B. b", "B)b", "C. c", "ANSWER: A", "ANSWER:", "answer: b", "FEEDBACK: x", "", " "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=10), max_size=30).map("\n".join))
def test_any_text_gives_questions_or_diagnostics(text: str) -> None:
    found = read(File.of("a.txt", text))
    rejected = sum(not question.sound for question in found.questions)
    assert len([fault for fault in found.diagnostics if fault.severity == "error"]) >= rejected
    for question in found.questions:
        assert question.span is not None
        assert 0 <= question.span.start <= question.span.end <= len(question.span.source.text)
        assert not question.sound or sum(bool(option.correct) for option in question.options) == 1
