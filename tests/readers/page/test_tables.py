from __future__ import annotations

import pytest

from ankibuild.readers import File
from ankibuild.readers.page import read, sniff

HEAD = "<tr><th>Question</th><th>A</th><th>B</th><th>Answer</th></tr>"
ROWS = "<tr><td>Which is a gas?</td><td>Iron</td><td><b>Ne</b>on</td><td>B</td></tr>"


def table(head: str = HEAD, rows: str = ROWS) -> File:
    return File.of("a.html", f"<h1>Quiz</h1><table>{head}{rows}</table>")


def test_a_table_whose_headings_name_the_parts_holds_questions() -> None:
    assert sniff(table())
    (question,) = read(table()).questions
    assert question.texts["stem"].value == "Which is a gas?"
    assert [(option.text.value, option.correct) for option in question.options] == [("Iron", False), ("**Ne**on", True)]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (HEAD.replace("Question", "Metal").replace("Answer", "Weight"), ROWS),
        (HEAD, ROWS.replace("<td>", "<td colspan=2>", 1)),
        (HEAD, ROWS.replace("Iron", "<table><tr><td>Iron</td></tr></table>")),
    ],
)
def test_other_tables_do_not(head: str, rows: str) -> None:
    assert not sniff(table(head, rows))
    assert not any(question.sound for question in read(table(head, rows)).questions)
