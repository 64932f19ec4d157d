from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.readers.collecting import Read
from ankibuild.readers.file import Beside, File
from ankibuild.readers.latex_exam import read

FIXTURES = Path(__file__).parents[2] / "data" / "readers" / "latex"


def read_fixture(name: str) -> Read:
    return read(File.of(name, (FIXTURES / name).read_bytes()))


def keys(found: Read) -> list[str]:
    return [
        "".join("ABCDEFG"[place] for place, option in enumerate(question.options) if option.correct)
        or "".join(answer.text.value for answer in question.answers)
        or " ".join(option.text.value for gap in question.gaps for option in gap.options)
        or "!"
        for question in found.questions
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("exam.tex", ["B", "Hydrogen", "5", "!", "true", "star planet", "B", "!", "!", "!"]),
        ("checkboxes.tex", ["AC"]),
        ("amc.tex", ["A", "AC"]),
        ("exsheets.tex", ["366"]),
        ("moodle.tex", ["A"]),
        ("moodle_typed.tex", ["AB", "A", "AC", "!"]),
        ("macros.tex", ["A"]),
        ("own_lists.tex", ["AC"]),
        ("mcexam.tex", ["B"]),
    ],
)
def test_each_package_gives_its_keys(name: str, expected: list[str]) -> None:
    assert keys(read_fixture(name)) == expected


def test_moodle_says_how_answers_are_typed() -> None:
    found = read_fixture("moodle_typed.tex")
    kinds = [question.texts["kind"].value for question in found.questions if question.sound]
    assert kinds == ["short", "numeric", "multiple"]
    assert [option.text.value for option in found.questions[1].options] == ["0.5 ± 0.01"]
    assert [(fault.code, fault.location) for fault in found.diagnostics] == [
        ("not-carried", "moodle_typed.tex:5:1"),
        ("no-key", "moodle_typed.tex:22:1"),
    ]


def test_macros_with_arguments_are_written_out() -> None:
    question = read_fixture("macros.tex").questions[0]
    assert "\\mathbf{a} - \\mathbf{b}" in question.texts["stem"].value
    assert "ensuremath" not in question.texts["stem"].value
    assert question.options[1].text.value == "$\\frac{3}{2}$ of a"


def test_a_macro_that_makes_questions_is_said_once() -> None:
    text = (
        "\\documentclass{exam}\\newcommand{\\ask}[2]{\\question #1 \\begin{choices}\\CorrectChoice #2\\end{choices}}\n"
        "\\begin{document}\\begin{questions}\n\\ask{X}{y}\n\\ask{Z}{w}\n"
        "\\question A?\\begin{choices}\\choice a\\CorrectChoice b\\end{choices}\\end{questions}\\end{document}"
    )
    found = read(File.of("a.tex", text))
    assert keys(found) == ["B"]
    assert [(fault.location, fault.code) for fault in found.diagnostics] == [("a.tex:3:1", "not-carried")]


def test_the_exam_class_gives_everything() -> None:
    found = read_fixture("exam.tex")
    decks = [question.deck for question in found.questions if question.sound]
    assert decks == ["::Chemistry"] * 2 + ["::Geometry"] * 4
    assert found.questions[0].texts["stem"].value == "What is H$_2$O?"
    assert found.questions[0].texts["explanation"].value == "It has two atoms of hydrogen."
    assert found.questions[2].texts["case"].value == "The legs of a right triangle are 3 and 4."
    assert "```\nprint(7 % 4)\n```" in found.questions[6].texts["stem"].value


def test_faults_stand_at_their_questions() -> None:
    assert [f"{fault.location} {fault.code}" for fault in read_fixture("exam.tex").diagnostics] == [
        "exam.tex:24:3 essay-without-answer",
        "exam.tex:35:1 computed-answer",
        "exam.tex:37:1 no-key",
        "exam.tex:39:1 latex-without-stem",
    ]


def test_files_beside_are_taken_in_once() -> None:
    beside = Beside.of({"a.tex": b"", "sub/more.tex": b"\\question Y? \\answerline[2] \\input{a}"})
    found = read(
        File.of("dir/a.tex", "\\question X? \\answerline[1] \\input{sub/more}\\input{sub/more}", beside=beside)
    )
    assert keys(found) == ["1", "2"]
    assert found.claimed == ("sub/more.tex",)
    assert [question.span.location for question in found.questions if question.span] == [
        "dir/a.tex:1:1",
        "dir/sub/more.tex:1:1",
    ]
    assert [fault.code for fault in found.diagnostics] == ["not-carried", "not-carried"]


def test_only_the_document_counts() -> None:
    body = "\\begin{document}\\question X? \\answerline[1]\\end{document}"
    text = "\\newcommand{\\x}{\\question no}" + body + "\\question no"
    assert keys(read(File.of("a.tex", text))) == ["1"]


def test_a_file_without_questions_says_so() -> None:
    assert [fault.code for fault in read(File.of("a.tex", "x")).diagnostics] == ["nothing-recognised"]


PIECES = st.sampled_from(
    [
        *(
            "\\question",
            "\\question[2]",
            "\\titledquestion{T}",
            "\\part",
            "\\choice",
            "\\CorrectChoice ",
            "\\fillin[a]",
        ),
        *(
            "\\begin{choices}",
            "\\end{choices}",
            "\\begin{solution}",
            "\\end{solution}",
            "\\begin{parts}",
            "\\end{parts}",
        ),
        *("\\begin{question}{a}", "\\end{question}", "\\bonne{x}", "\\answerline[x]", "\\section{s}", "\\input{x}"),
        *(
            "{",
            "}",
            "[",
            "]",
            "%",
            "\n",
            "\\",
            "$x$",
            "\\verb|",
            "\\begin{verbatim}",
            "text",
            "\\includegraphics{x}",
            "\\item*",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_gives_questions_or_diagnostics(text: str) -> None:
    found = read(File.of("a.tex", text))
    rejected = sum(not question.sound for question in found.questions)
    assert len([fault for fault in found.diagnostics if fault.severity == "error"]) >= rejected
    for question in found.questions:
        assert question.span is not None
        assert 0 <= question.span.start <= question.span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["\\question[", "{", "\\begin{solution}", "\\part x ", "%\n", "\\fillin[x] ", "\\input{x}"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        start = time.process_time()
        read(File.of("a.tex", "\\question " + piece * (length // len(piece))))
        return time.process_time() - start

    assert seconds(160_000) < max(20.0, 30 * seconds(20_000))
