"""Files of Open edX → raw questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers import File, olx_markdown
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside
from ankibuild.readers.olx import read

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "olx"

PROBLEM = '<problem><stringresponse answer="b"><label>What?</label><textline/></stringresponse></problem>'


def fixture(name: str) -> Read:
    return read(File.of(name, (DATA / name).read_bytes()))


def said(result: Read) -> list[tuple[str, str]]:
    return [(one.location, one.code) for one in result.diagnostics]


def test_a_problem_with_everything() -> None:
    result = fixture("choices.xml")
    (question,) = result.questions
    assert question.texts["id"].value == "vitamin-c"
    assert question.texts["name"].value == "Vitamins"
    assert question.texts["explanation"].value == "Scurvy is a lack of vitamin C."
    assert question.texts["hint"].value == "Think of lemons.\n\nIt is also called ascorbic acid."
    assert [(option.text.value, option.correct, option.why.value) for option in question.options] == [
        ("Vitamin A", False, "It is found in carrots."),
        ("Vitamin **C**", True, "Lemons have plenty of it."),
        ("None of these", False, ""),
    ]
    stem, option = question.texts["stem"].span, question.options[0].text.span
    assert stem is not None
    assert option is not None
    assert (stem.position, option.position) == ((4, 5), (7, 31))
    assert not question.shuffle
    assert not result.diagnostics


def test_parts() -> None:
    result = fixture("parts.xml")
    assert [question.texts["kind"].value for question in result.questions] == ["multiple", "short", "numeric"]
    assert {question.texts["case"].value for question in result.questions} == {"A blood test shows a lack of iron."}
    assert result.questions[2].options[0].text.value == "120 ± 12"
    assert said(result) == [("parts.xml:9:7", "not-carried")]


def test_gaps() -> None:
    result = fixture("gaps.xml")
    (question,) = result.questions
    assert [[option.text.value for option in gap.options if option.correct] for gap in question.gaps] == [
        ["Mercury"],
        ["Venus"],
    ]
    assert said(result) == [("gaps.xml:4:18", "attachment-missing")]


def test_a_part_of_a_course() -> None:
    result = fixture("unit.xml")
    assert [question.texts["id"].value if question.sound else "" for question in result.questions] == [
        *("root-two", "range", "color", "pattern", "", "", "formula", "", "", "", "poem"),
    ]
    assert {question.deck for question in result.questions if question.sound} == {"::Unit"}
    assert [code for _, code in said(result)] == [
        *("not-on-cards", "not-carried", "not-carried", "not-on-cards", "essay-without-answer", "computed-answer"),
        *("not-on-cards", "type-not-carried", "no-key", "not-on-cards", "olx-no-text", "not-carried", "not-carried"),
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("course/problem/quiz-1.xml", "quiz-1"),
        ("x/0135258373e648f2b57a80ae06bade61.xml", "0135258373e648f2b57a80ae06bade61"),
        ("x/0895f1b6c0b329e50b90.xml", "0895f1b6c0b329e50b90"),
        ("x/quiz.xml", ""),
    ],
)
def test_the_name_of_a_file_in_a_course_is_the_id(path: str, name: str) -> None:
    (question,) = read(File.of(path, PROBLEM)).questions
    assert (question.texts["id"].value if "id" in question.texts else "") == name
    assert question.borrowed is bool(name)


def test_the_markdown_of_a_problem_is_no_source_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(olx_markdown, "sniff", lambda file: b">>" in file.data)
    beside = Beside.of({"a.md": b">>What?<<\n= b", "a.txt": b"notes", "b.md": b">>Which?<<"})
    assert read(File.of("a.xml", PROBLEM, beside=beside)).claimed == ("a.md",)


def test_a_broken_problem_is_counted() -> None:
    result = read(File.of("a.xml", PROBLEM[:-12]))
    assert [question.sound for question in result.questions] == [False]
    assert [one.code for one in result.diagnostics] == ["file-broken"]


def test_a_broken_archive_is_refused() -> None:
    assert [one.code for one in read(File.of("a.zip", b"PK\x03\x04 broken")).diagnostics] == ["archive-refused"]


def test_a_problem_in_a_page_as_old_courses_have_it() -> None:
    (question,) = read(File.of("a.xml", f"<html><h2>Checkpoint</h2>{PROBLEM}</html>")).questions
    assert question.sound


def test_parts_that_are_only_named_are_no_questions_and_not_spoken_of() -> None:
    result = read(File.of("a.xml", f'<vertical><problem url_name="x"/><problem filename="y"/>{PROBLEM}</vertical>'))
    assert (len(result.questions), result.diagnostics) == (1, ())
