from __future__ import annotations

import pytest

from ankibuild.readers.file import File
from ankibuild.readers.latex_exam import sniff


@pytest.mark.parametrize(
    "text",
    [
        "\\question X? \\begin{choices}\\choice a\\end{choices}",
        "\\documentclass[12pt]{exam}\\begin{document}\\input{one}\\end{document}",
        "\\begin{question}{a} X \\bonne{b}\\end{question}",
        "\\begin{question} X \\end{question}\\begin{solution} Y \\end{solution}",
    ],
)
def test_questions_that_are_marked_are_recognised(text: str) -> None:
    assert sniff(File.of("a.tex", text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\\documentclass{article}\\begin{enumerate}\\item X? \\correct{a}\\end{enumerate}",
        "% \\question X \\choice a",
        "\\newcommand{\\questionable}{x} \\choice",
    ],
)
def test_other_latex_is_not(text: str) -> None:
    assert not sniff(File.of("a.tex", text))
