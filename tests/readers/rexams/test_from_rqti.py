"""Exercises of rqti."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.from_rqti import from_rqti
from ankibuild.source import Source


def exercise(text: str) -> Exercise:
    source = Source("a.Rmd", text)
    front = front_matter(source)
    return from_rqti(split_lines(source, front.end), front)


def test_without_emphasis_the_first_answer_is_right() -> None:
    found = exercise("---\ntype: sc\n---\n# question\n\nWhat?\n\n- a\n- b\n\n# feedback\n\nSince.\n")
    assert (found.said("extype"), found.said("exsolution")) == ("schoice", "10")
    assert (value(found.question), value(found.solution)) == ("What?", "Since.")


def test_emphasis_marks_a_right_answer_and_bold_none() -> None:
    found = exercise("---\ntype: sc\n---\n# question\n\nWhat?\n\n- **a**\n- *b*\n")
    assert found.said("exsolution") == "01"
    assert [value(answer) for answer in found.answers] == ["**a**", "b"]
