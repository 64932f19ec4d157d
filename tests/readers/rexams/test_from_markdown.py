"""Exercises in R Markdown."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.rexams.from_markdown import from_markdown
from ankibuild.source import Source


def test_sections_have_underlined_headings_or_signs() -> None:
    for question, meta in (
        ("Question\n========", "Meta-information\n================"),
        ("# Question", "# Meta-information"),
    ):
        text = f"{question}\nWhat?\n\nAnswerlist\n----------\n* a\n  more\n* b\n\n"
        text += f"{meta}\nextype: schoice\nexextra[tags]: x\n"
        found = from_markdown(split_lines(Source("a.Rmd", text)))
        assert value(found.question) == "What?"
        assert [value(answer) for answer in found.answers] == ["a\nmore", "b"]
        assert (found.said("extype"), found.said("exextra[tags]")) == ("schoice", "x")
