"""Tables → raw questions."""

from __future__ import annotations

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File, Settings
from ankibuild.readers.grid import Cell, Sheet, find_layout, read_tables
from ankibuild.readers.tables import read
from ankibuild.source import Source


def reading(text: str, first_option: int | None = None) -> Read:
    return read(File.of("a.csv", text, Settings(first_option=first_option)))


def test_the_whole_file_decides_what_numbers_mean() -> None:
    text = "Question,Option A,Option B,Option C,Answer\nq,x,y,z,1\nr,x,y,z,{}\n"
    keys = [
        [
            [option.correct for option in question.options].index(True)
            for question in reading(text.format(last)).questions
        ]
        for last in (0, 3)
    ]
    assert keys == [[1, 0], [0, 2]]


def test_the_user_may_say_what_numbers_mean() -> None:
    text = "Question,Option A,Option B,Answer\nq,x,y,1\n"
    (question,) = reading(text, first_option=0).questions
    assert [option.correct for option in question.options] == [False, True]


def test_columns_that_are_not_read_are_said_once() -> None:
    text = "Nr,Question,Answer,Shoe size,Time limit,Points,\n1,a,b,42,20,5,9\n2,c,d,40,20,5,8\n"
    faults = [(fault.code, fault.location, fault.facts["what"]) for fault in reading(text).diagnostics]
    assert faults == [
        ("not-carried", "a.csv:1:30", "the column 'Time limit'"),
        ("not-carried", "a.csv:1:20", "the columns 'Shoe size', G"),
    ]


def test_a_column_of_words_that_nothing_names_is_said() -> None:
    (fault,) = reading("Question,Answer,Mood\na,b,glad\n").diagnostics
    assert (fault.location, fault.facts["what"]) == ("a.csv:1:17", "the column 'Mood'")


def test_cells_beyond_the_headings_are_left_over_where_nothing_shifts() -> None:
    source = Source("a.xlsx", "Question,Answer,\na,b,note")
    rows = (
        (Cell("Question", 0, 8), Cell("Answer", 9, 15)),
        (Cell("a", 17, 18), Cell("b", 19, 20), Cell("note", 21, 25)),
    )
    sheet = Sheet(source, rows, is_parted=False)
    layout = find_layout(sheet, {})
    assert layout is not None
    collector = Collector(File.of("a.xlsx", b""))
    read_tables([(sheet, layout)], Settings(), collector)
    assert [(fault.code, fault.facts["text"]) for fault in collector.diagnostics] == [("text-left-over", "note")]
    assert len(collector.questions) == 1


def test_a_cell_that_shows_nothing_rejects_its_row() -> None:
    source = Source("a.xlsx", "Question Answer a b")
    rows = ((Cell("Question", 0, 8), Cell("Answer", 9, 15)), (Cell("a", 16, 17), Cell("", 18, 18)))
    sheet = Sheet(source, rows, is_parted=False)
    layout = find_layout(sheet, {})
    assert layout is not None
    collector = Collector(File.of("a.xlsx", b""))
    read_tables([(sheet, layout)], Settings(), collector, {18: "why"})
    assert [(fault.code, fault.facts["reason"]) for fault in collector.diagnostics] == [("cell-without-value", "why")]


def test_texts_that_look_like_html_are_shown_as_typed_and_said() -> None:
    found = reading("Question,Answer\nIs <b>this</b> bold?,yes it is\n")
    assert [fault.code for fault in found.diagnostics] == ["texts-look-marked-up"]
