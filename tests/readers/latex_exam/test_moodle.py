from __future__ import annotations

import pytest

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import File
from ankibuild.readers.latex_exam import read, sniff


def quiz(environment: str, items: str) -> Read:
    file = File.of(
        "a.tex", f"\\begin{{quiz}}{{Q}}\\begin{{{environment}}}{{T}}X?\n{items}\\end{{{environment}}}\\end{{quiz}}"
    )
    assert sniff(file)
    return read(file)


@pytest.mark.parametrize(
    ("items", "accepted"),
    [
        ("\\item 3.14", ["3.14"]),
        ("\\item[tolerance=0.01] 3.14", ["3.14 ± 0.01"]),
        ("\\item[tolerance={0.5}, fraction=100] $-2$", ["-2 ± 0.5"]),
        ("\\item 1\n\\item[fraction=0, feedback={No}] 2\n\\item[fraction=0] *", ["1"]),
    ],
)
def test_numbers_have_their_tolerance(items: str, accepted: list[str]) -> None:
    question = quiz("numerical", items).questions[0]
    assert question.texts["kind"].value == "numeric"
    assert [option.text.value for option in question.options] == accepted


@pytest.mark.parametrize(
    ("environment", "items"),
    [
        ("numerical", "\\item many"),
        ("numerical", "\\item 1\n\\item many"),
        ("shortanswer", "\\item[fraction=0] wrong"),
    ],
)
def test_without_a_right_answer_there_is_no_key(environment: str, items: str) -> None:
    assert [fault.code for fault in quiz(environment, items).diagnostics] == ["no-key"]


def test_parts_of_points_are_said() -> None:
    found = quiz("shortanswer", "\\item newton\n\\item[fraction=50] N\n")
    assert [option.text.value for option in found.questions[0].options] == ["newton", "N"]
    assert [fault.code for fault in found.diagnostics] == ["not-carried"]
