"""CSV, TSV and other text with separators."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File, Settings
from ankibuild.readers.tables import read, sniff

FIXTURES = Path(__file__).parent.parent / "data" / "readers" / "csv"


def reading(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def keys(found: Read) -> list[str]:
    """Letters of right options, `=` and the answer, `!` for what was rejected."""
    shown = []
    for question in found.questions:
        letters = "".join(chr(65 + index) for index, option in enumerate(question.options) if option.correct)
        answer = f"={question.answers[0].text.value}" if question.answers else ""
        shown.append((letters or answer or question.texts["kind"].value) if question.sound else "!")
    return shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kahoot.csv", ["B", "AB", "B"]),
        ("quizizz.csv", ["B", "AC", "AB", "!", "!"]),
        ("gimkit.csv", ["A", "A", "=hot"]),
        ("blooket.csv", ["B", "AC"]),
        ("udemy.csv", ["B", "AB"]),
        ("german.csv", ["A", "ACD", "!"]),
        ("japanese.tsv", ["A", "B"]),
        ("from-zero.csv", ["B", "A"]),
        ("ambiguous.csv", ["!", "!"]),
        ("lists.csv", ["B", "B", "B"]),
        ("spoilt.csv", ["!", "!", "!", "!", "A"]),
        ("no-headings.csv", ["A", "B"]),
        ("cards.csv", ["=Au", "cloze", "=true"]),
        ("flags.csv", ["AC", "B"]),
        ("no-headings-numbered.csv", ["B", "A", "C"]),
        ("options-below.csv", ["A", "AB"]),
        ("side-by-side.csv", ["=Lima", "=Havana", "=Santiago", "=Nairobi"]),
        ("labelled.csv", ["A", "A", "B", "A"]),
    ],
)
def test_every_dialect_has_its_keys(name: str, expected: list[str]) -> None:
    assert sniff(File.of(name, (FIXTURES / name).read_bytes()))
    assert keys(reading(name)) == expected


def test_places_are_lines_and_columns_of_cells() -> None:
    question = reading("german.csv").questions[0]
    assert question.span is not None
    assert (question.span.position, question.span.text) == (
        (2, 2),
        "Welcher Fluss fließt durch Köln; und in welches Meer?",
    )
    assert question.texts["hint"].span is not None
    assert question.texts["hint"].span.position == (3, 23)
    assert question.texts["explanation"].value == "Der Rhein mündet\\\nin den Niederlanden."
    assert (question.deck, question.tags) == ("::Flüsse", ("Geografie", "Köln"))


def test_what_a_spoilt_table_says() -> None:
    assert [(fault.code, fault.location) for fault in reading("spoilt.csv").diagnostics] == [
        ("row-too-long", "spoilt.csv:2:67"),
        ("no-key", "spoilt.csv:3:1"),
        ("record-without-question", "spoilt.csv:4:1"),
        ("no-key", "spoilt.csv:5:1"),
    ]


def test_a_first_line_may_name_the_separator() -> None:
    assert keys(read(File.of("a.csv", "sep=|\nQuestion|Answer\none, two; three|b\n"))) == ["=b"]


@pytest.mark.parametrize(
    "text",
    [
        "name,age\nAnn,3\nBob,4\n",
        "date,text,label\n1,good film,pos\n2,bad film,neg\n",
        "one,eins\ntwo,zwei\n",
        "",
        "Question,Answer\n",
        '{"question": "a", "answer": "b"}',
        "<quiz>Question,Answer\na,b</quiz>",
        "\0\1\2",
    ],
)
def test_other_tables_and_formats_are_left_alone(text: str) -> None:
    assert not sniff(File.of("a.csv", text))


def test_a_text_file_has_to_be_a_table_throughout() -> None:
    prose = "Question, answer, explanation:\n" + "This is a sentence without any.\n" * 5
    assert not sniff(File.of("a.txt", prose))
    assert sniff(File.of("a.txt", "Question\tAnswer\na\tb\nc\td\n"))


def test_a_table_of_nothing_known_is_said_to_be_none() -> None:
    found = read(File.of("a.csv", "name,age,size\nAnn,3,4\n"))
    assert ([fault.code for fault in found.diagnostics], found.questions) == (["nothing-recognised"], ())


def test_two_columns_are_question_and_answer_where_the_user_names_the_format() -> None:
    file = File.of("a.csv", "7 * 8,56\n9 * 6,54\n")
    assert not sniff(file)
    assert keys(read(file)) == ["=56", "=54"]


def test_what_learners_answered_is_no_table_of_questions() -> None:
    assert not sniff(File.of("a.csv", "student_id,question_text,answer_text\n1,Who?,me\n2,Who?,you\n"))


def test_the_user_may_name_the_columns_of_any_table() -> None:
    settings = Settings(columns={"stem": ("name",), "answer": ("age",)})
    assert keys(read(File.of("a.csv", "name,age\nAnn,3\n", settings))) == ["=3"]


def test_a_column_that_is_not_there_is_said_and_nothing_is_guessed() -> None:
    text = "Frage;A;B;Lösung\nHauptstadt von Italien?;Rom;Bari;A\n"
    file = File.of("a.csv", text, Settings(columns={"stem": ("Frage",), "answer": ("Key",)}))
    assert sniff(file)
    found = read(file)
    assert ([fault.code for fault in found.diagnostics], found.questions) == (["no-such-column"], ())
    assert found.diagnostics[0].headline == "a.csv has no column 'Key' for 'answer'"
    without_tip = read(File.of("a.csv", text, Settings(columns={"stem": ("Frage",), "hint": ("Tipp",)})))
    assert (keys(without_tip), [fault.code for fault in without_tip.diagnostics]) == (["A"], ["column-missing"])


@pytest.mark.parametrize(
    "rows",
    [
        "Question,Options,Answer\nWhich?,iron||gold|tin,{}\nWhat?,a|b|c|d,{}\n",
        'Question,Options,Answer\nWhich?,"[""iron"", """", ""gold"", ""tin""]",{}\nWhat?,a|b|c|d,{}\n',
        "Question,Option 1,Option 2,Option 3,Option 4,Answer\nWhich?,iron,,gold,tin,{}\nWhat?,a,b,c,d,{}\n",
    ],
)
@pytest.mark.parametrize(("one", "other", "first"), [(3, 4, 1), (2, 3, 0)])
def test_an_empty_option_is_none_and_shifts_no_key(rows: str, one: int, other: int, first: int) -> None:
    found = read(File.of("a.csv", rows.format(one, other), Settings(first_option=first)))
    right = [[option.text.value for option in each.options if option.correct] for each in found.questions]
    assert right == [["gold"], ["d"]]


def test_signs_that_are_doubled_between_options_or_stand_around_them_make_no_empty_ones() -> None:
    rows = "Question,Options,Answer\nWhich?,iron||gold||tin,3\nWhat?,|a|b|c|,2\n"
    assert keys(read(File.of("a.csv", rows, Settings(first_option=1)))) == ["C", "B"]


def test_an_old_encoding_is_read_and_said() -> None:
    found = read(File.of("a.csv", "Frage;Antwort\nWas heißt größer?;bigger\n".encode("cp1252")))
    assert found.questions[0].texts["stem"].value == "Was heißt größer?"
    assert [fault.code for fault in found.diagnostics] == ["encoding-guessed"]


@given(st.text(st.sampled_from('Question,Answer;|"\nAB1\t '), max_size=120))
def test_any_text_gives_questions_or_diagnostics(text: str) -> None:
    file = File.of("a.csv", "Question,Option A,Option B,Answer\n" + text)
    sniff(file)
    found = read(file)
    assert found.questions or found.diagnostics


@pytest.mark.parametrize("piece", ['"a,b\n', "a,b,c,A\n", ",\n", 'q,"x|y|z",,A\n', "{{c1::\n", "[[,\n"])
def test_long_tables_take_linear_time(piece: str) -> None:
    file = File.of("a.csv", "Question,Options,Option B,Answer\n" + piece * 20_000)
    started = time.perf_counter()
    sniff(file)
    read(file)
    assert time.perf_counter() - started < 60
