"""Exercises in Sweave."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.rexams.from_latex import from_latex
from ankibuild.source import Source


def test_environments_and_commands_are_the_parts() -> None:
    text = (
        "\\begin{question}What?\n\\begin{answerlist}\n\\item a\n  more\n\\item b\n\\end{answerlist}\n\\end{question}\n"
        "% \\extype{num}\n\\extype{schoice}\\exsolution{10}\n\\begin{solution}Since.\\end{solution}\n"
    )
    found = from_latex(split_lines(Source("a.Rnw", text)))
    assert value(found.question).strip() == "What?"
    assert [value(answer) for answer in found.answers] == ["a\n  more", "b"]
    assert (found.said("extype"), found.said("exsolution")) == ("schoice", "10")
    assert value(found.solution) == "Since."


def test_meta_information_may_be_hidden_from_latex() -> None:
    text = "\\begin{question}\nA\n\\end{question}\n%% \\extype{num} % a number\n%% \\exsolution{32}\n"
    found = from_latex(split_lines(Source("a.Rnw", text)))
    assert (found.said("extype"), found.said("exsolution")) == ("num", "32")
    assert found.meta["exsolution"].start == text.index("32")


def test_text_below_the_answers_is_kept() -> None:
    text = "\\begin{question}\nA\n\\begin{answerlist}\n\\item a\n\\end{answerlist}\nB\n\\end{question}\n"
    assert value(from_latex(split_lines(Source("a.Rnw", text))).question).split() == ["A", "B"]
