"""GIFT files → raw questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.model import RawQuestion
from ankibuild.readers import File, Settings
from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside
from ankibuild.readers.gift import read, sniff

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "gift"


def fixture(name: str) -> Read:
    return read(File.of(name, (DATA / name).read_bytes()))


def said(result: Read) -> list[tuple[str, str]]:
    return [(one.location, one.code) for one in result.diagnostics]


def sound(result: Read) -> list[RawQuestion]:
    return [question for question in result.questions if question.sound]


def test_a_file_of_all_forms() -> None:
    result = fixture("chemistry.gift")
    assert [question.texts["kind"].value for question in result.questions] == [
        *("single", "multiple", "short", "true-false", "true-false", "matching", "numeric", "numeric", "numeric"),
        *("single", "gaps", "single", "plain"),
    ]
    assert said(result) == [
        ("chemistry.gift:20:58", "not-carried"),
        ("chemistry.gift:38:66", "not-carried"),
        ("chemistry.gift:55:1", "not-on-cards"),
    ]


def test_a_question_has_all_its_parts() -> None:
    question = fixture("chemistry.gift").questions[0]
    assert question.span is not None
    assert question.span.location == "chemistry.gift:6:1"
    assert {name: text.value for name, text in question.texts.items()} == {
        "id": "gas-most",
        "name": "Air",
        "kind": "single",
        "stem": "Which gas is the largest part of dry air?",
        "explanation": "The rest is mostly argon.",
    }
    assert (question.deck, question.tags) == ("::Chemistry::Elements", ("air", "noble gases"))
    assert question.borrowed
    assert [(option.text.span.position, option.text.value) for option in question.options if option.text.span] == [
        ((7, 6), "Oxygen"),
        ((8, 6), "Nitrogen"),
        ((10, 6), "Argon"),
    ]


def test_a_category_holds_for_what_follows() -> None:
    decks = {question.deck for question in fixture("chemistry.gift").questions}
    assert decks == {"::Chemistry::Elements", "::Chemistry::Numbers"}


def test_an_export_of_moodle_with_windows_line_breaks() -> None:
    result = fixture("export.txt")
    rhine, nile = result.questions
    assert rhine.texts["id"].value == "rhine-mouth"
    assert "id" not in nile.texts
    assert (rhine.deck, nile.deck) == ("::Rivers", "::Rivers")
    assert rhine.texts["stem"].value == "Into which sea does the Rhine flow?"
    assert [option.why.value for option in rhine.options] == ["At Rotterdam.", "", "That is the Danube."]
    assert "picture: A map" in rhine.texts["explanation"].value
    assert said(result) == [("export.txt:11:6", "attachment-missing")]


def test_a_picture_beside_the_file_is_linked() -> None:
    beside = Beside.of({"rhine.png": b"x"})
    result = read(File.of("export.txt", (DATA / "export.txt").read_bytes(), beside=beside))
    assert "](rhine.png)" in result.questions[0].texts["explanation"].value
    assert said(result) == []


def test_faults_reject_one_question_each() -> None:
    result = fixture("faulty.gift")
    assert [question.sound for question in result.questions] == [False, True, False, False, False, False, False, True]
    assert said(result) == [
        ("faulty.gift:1:30", "gift-braces"),
        ("faulty.gift:5:1", "gift-parted"),
        ("faulty.gift:9:44", "gift-braces"),
        ("faulty.gift:11:33", "moodle-number"),
        ("faulty.gift:15:6", "gift-pair"),
        ("faulty.gift:18:18", "no-key"),
        ("faulty.gift:20:19", "essay-without-answer"),
    ]


def test_braces_of_formulas_stay_in_the_text() -> None:
    (question,) = read(File.of("a.gift", "What is $x^{2}$ for {a} $x=3$? {#9}")).questions
    assert question.texts["stem"].value == "What is $x^{2}$ for {a} $x=3$?"
    assert question.options[0].text.value == "9"


def test_nested_braces_belong_to_the_answer() -> None:
    (question,) = read(File.of("a.gift", "Half? {=$\\frac{1}{2}$ ~$\\frac{2}{2}$}")).questions
    assert [option.text.value for option in question.options] == [r"$\frac{1}{2}$", r"$\frac{2}{2}$"]


def test_questions_without_an_empty_line_between_them_are_told_apart() -> None:
    result = read(File.of("a.gift", "::A::One? {=a}\nTwo? {\n~b\n=c\n}\n3 is {=odd}.\nand {=d}"))
    one, two, three = result.questions
    assert [question.texts["stem"].value for question in (one, two)] == ["One?", "Two?"]
    assert three.texts["kind"].value == "gaps"
    assert ("name" in one.texts, "name" in two.texts) == (True, False)
    assert said(result) == [("a.gift:2:1", "gift-joined"), ("a.gift:6:1", "gift-joined")]
    assert [question.span.text for question in result.questions if question.span][1].startswith("Two?")


def test_empty_braces_beside_answers_are_text() -> None:
    (question,) = read(File.of("a.gift", "What does {} mean in C? {=block ~nothing}")).questions
    assert question.texts["stem"].value == "What does {} mean in C?"


def test_the_user_says_how_texts_are_written() -> None:
    (question,) = read(File.of("a.gift", "What is *this*? {T}", Settings(texts="markdown"))).questions
    assert question.texts["stem"].value == "What is *this*?"


def test_a_file_without_questions_is_an_error() -> None:
    assert [one.code for one in read(File.of("a.gift", "// nothing")).diagnostics] == ["nothing-recognised"]


def test_an_id_in_brackets_may_hold_escaped_ones() -> None:
    (question,) = read(File.of("a.gift", "// [id:a\\]b] [tag:c] [tag: ]\nA {T}")).questions
    assert (question.texts["id"].value, question.tags) == ("a]b", ("c",))


@pytest.mark.parametrize("name", ["chemistry.gift", "export.txt", "faulty.gift"])
def test_fixtures_are_recognised(name: str) -> None:
    assert sniff(File.of(name, (DATA / name).read_bytes()))


@given(st.text(alphabet="ab{}~=#:%/\\$[] \n->123.T", max_size=80))
def test_any_text_gives_questions_or_diagnostics(written: str) -> None:
    result = read(File.of("a.gift", written))
    assert len([one for one in result.questions if not one.sound]) <= len(result.diagnostics)
    for question in sound(result):
        assert question.texts["kind"].value
        assert all(text.span is None or text.span.end <= len(written) for text in question.texts.values())


def test_a_whole_question_above_a_broken_one_is_read() -> None:
    result = read(File.of("a.gift", "Water is {=wet}\nFire is {=hot\n\nIce is {=cold}\n"))
    assert [question.texts["stem"].value for question in sound(result)] == ["Water is", "Ice is"]
    assert said(result) == [("a.gift:2:1", "gift-joined"), ("a.gift:2:9", "gift-braces")]


def test_one_brace_in_an_answer_is_text_as_in_moodle() -> None:
    (question,) = read(File.of("a.gift", "What opens a block? {=a { sign ~begin}")).questions
    assert [option.text.value for option in question.options] == ["a { sign", "begin"]
    for broken in ("A {=a B {=b}", "A {=a { b} c", "A {=a { b { c}"):
        assert [said.code for said in read(File.of("a.gift", broken)).diagnostics] == ["gift-braces"]


def test_descriptions_are_said() -> None:
    result = read(File.of("a.gift", "Read this.\n\nA?{T}\n\nAnd this.\n\nAnd that."))
    assert said(result) == [(f"a.gift:{line}:1", "not-on-cards") for line in (1, 5, 7)]


def test_a_file_of_dialects() -> None:
    result = read(File.of("classroom.gift", (DATA / "classroom.gift").read_bytes()))
    kinds = [question.texts["kind"].value for question in result.questions]
    assert kinds == ["single", "single", "single", "multiple", "gaps", "single", "single"]
    assert (
        result.questions[5].texts["stem"].value
        == "The formula of water is H<sub>2</sub>O. What does *vector<int>* hold?"
    )
    assert result.questions[6].texts["stem"].value == "Hund / dog"
    assert [(said.location, said.facts["what"]) for said in result.diagnostics] == [
        ("classroom.gift:16:22", "the choice of a language"),
        ("classroom.gift:21:1", "a description"),
        ("classroom.gift:23:1", "a description"),
    ]


def test_a_name_that_asks_is_the_text_where_there_is_none() -> None:
    (question,) = read(File.of("a.gift", "::What is 2 * 2?::{=4}")).questions
    assert (question.texts["stem"].value, "name" in question.texts) == ("What is 2 * 2?", False)
    assert [said.code for said in read(File.of("a.gift", "::Q1::{=4}")).diagnostics] == ["moodle-no-text"]


def test_a_name_behind_answers_begins_a_question_on_the_same_line() -> None:
    result = read(File.of("a.gift", "::One::Ice is cold.{T} ::Two::Fire is cold.{F}"))
    assert [(q.texts["name"].value, q.texts["stem"].value, q.answers[0].text.value) for q in result.questions] == [
        ("One", "Ice is cold.", "true"),
        ("Two", "Fire is cold.", "false"),
    ]
    assert said(result) == [("a.gift:1:24", "gift-joined")]
