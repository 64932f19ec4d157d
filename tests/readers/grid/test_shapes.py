"""Tables of other shapes than one row a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.grid.cells import Sheet
from ankibuild.readers.grid.separated import read_rows
from ankibuild.readers.grid.shapes import reshaped
from ankibuild.readers.tables import read, sniff
from ankibuild.source import Source

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "csv"


def rows(text: str) -> list[list[str]]:
    sheet = Sheet(Source("a.csv", text), tuple(read_rows(text, ",")))
    return [[cell.text for cell in row] for row in reshaped(sheet).rows]


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    found = read(File.of("a.csv", (FIXTURES / "side-by-side.csv").read_bytes()))
    assert [(question.texts["stem"].value, question.answers[0].text.value) for question in found.questions] == [
        ("Capital of Peru?", "Lima"),
        ("Capital of Cuba?", "Havana"),
        ("Capital of Chile?", "Santiago"),
        ("Capital of Kenya?", "Nairobi"),
    ]
    assert [question.span.position for question in found.questions if question.span][2] == (2, 24)
    assert found.diagnostics == ()


def test_options_below_a_question_become_its_own() -> None:
    file = File.of("a.csv", (FIXTURES / "options-below.csv").read_bytes())
    assert sniff(file)
    one, several = read(file).questions
    assert [(option.text.value, option.correct) for option in one.options] == [
        ("Mercury", True),
        ("Iron", False),
        ("Zinc", False),
    ]
    assert one.options[0].why.value == "It melts at -39 °C."
    assert (several.texts["kind"].value, several.deck) == ("multiple", "::Chemistry")
    span = several.options[2].text.span
    assert span is not None
    assert span.position == (7, 2)


def test_the_question_may_be_said_again_beside_each_option() -> None:
    text = "Question,Answer,Is correct\nq1,a,1\nq1,b,0\nq2,c,0\nq2,d,1\n"
    assert rows(text) == [
        ["Question", "Option 1", "Correct 1", "Option 2", "Correct 2"],
        ["q1", "a", "1", "b", "0"],
        ["q2", "c", "0", "d", "1"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Question,Option A,Option B,Answer\nq,a,b,A\n",
        "Question,Answer\nq,a\nr,b\n",
        "Question,Choice,Choice,Choice\nq,a,b,c\n",
        "Question,Option,Correct\nq1,a,1\nq2,b,0\n",
        "Question,Option,Correct\nq1,a,A\n,b,B\n",
        "name,age\nAnn,3\n",
        "",
    ],
)
def test_other_tables_stay_as_they_are(text: str) -> None:
    assert rows(text) == [[cell.text for cell in row] for row in read_rows(text, ",")]
