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


def test_emphasis_marks_an_answer_of_several_lines_and_beside_a_comment() -> None:
    found = exercise("---\ntype: sc # one\n---\n# question\n\nWhat?\n\n- a\n- *b\n  c* <!-- right -->\n- _d_ e\n")
    assert found.said("exsolution") == "010"
    assert [value(answer) for answer in found.answers] == ["a", "b\nc", "_d_ e"]


def test_comments_are_shown_to_nobody() -> None:
    found = exercise(
        "---\ntype: sc\n---\n# question\n\nWhat?\n\n- a\n\n<!-- no\n# feedback-\n\nNo. -->\n# feedback\n\nYes.\n"
    )
    assert value(found.solution) == "Yes."


def test_pairs_are_the_items_of_the_list() -> None:
    found = exercise("---\ntype: dp\n---\n# question\n\nWhat fits?\n\n- a | b\n- c | d\n")
    assert (found.said("extype"), [value(answer) for answer in found.answers]) == ("pairs", ["a | b", "c | d"])
