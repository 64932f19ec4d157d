from __future__ import annotations

import time

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.latex_exam import read
from ankibuild.readers.latex_exam.hiding import without_hidden


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a \\iffalse b \\fi c", "a c"),
        ("a \\iffalse b \\else c \\fi d", "a c d"),
        ("a \\iffalse \\ifnum1>0 b \\else c \\fi d \\fi e", "a e"),
        ("a \\iffalse $x \\iff y$ b \\fi c", "a c"),
        ("a \\iffalse b", "a \\iffalse b"),
        ("a \\begin{comment} b \\end{comment} c", "a c"),
        ("a \\begin{comment} b", "a"),
        ("a % \\iffalse\nb % \\fi", "a % \\iffalse b % \\fi"),
        ("a \\verb|\\iffalse| b \\verb+\\fi+", "a \\verb|\\iffalse| b \\verb+\\fi+"),
        ("\\begin{verbatim}\\iffalse\\end{verbatim} a \\fi", "\\begin{verbatim}\\iffalse\\end{verbatim} a \\fi"),
        ("a \\begin{comment} b \\iffalse c \\end{comment} d \\fi", "a d \\fi"),
    ],
)
def test_what_is_hidden_is_left_out_at_the_same_offsets(text: str, shown: str) -> None:
    found = without_hidden(text)
    assert " ".join(found.split()) == shown
    assert (len(found), found.count("\n")) == (len(text), text.count("\n"))


def test_hidden_questions_are_none() -> None:
    question = "\\question X? \\begin{choices}\\choice a\\CorrectChoice b\\end{choices}"
    text = f"\\iffalse {question} \\fi {question} \\begin{{comment}}\n{question}\n\\end{{comment}}"
    assert len(read(File.of("a.tex", text)).questions) == 1


def test_a_percent_sign_in_code_hides_nothing() -> None:
    text = (
        "\\question X? \\begin{choices}\\CorrectChoice \\verb|%d|\n\\choice b % no\n\\choice {\\verb|%s|}\\end{choices}"
    )
    options = read(File.of("a.tex", text)).questions[0].options
    assert [option.text.value for option in options] == ["`%d`", "b", "`%s`"]


@pytest.mark.parametrize(
    "text", ["\\iffalse ", "\\iffalse \\ifx \\fi ", "\\begin{comment", "\\verb|", "\\begin{choices}"]
)
def test_the_time_grows_with_the_length(text: str) -> None:
    began = time.perf_counter()
    read(File.of("a.tex", "\\question X? " + text * 20_000))
    assert time.perf_counter() - began < 5
