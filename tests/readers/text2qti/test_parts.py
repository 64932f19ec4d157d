"""The parts of a quiz."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import value
from ankibuild.readers.text2qti.parts import parts_of
from ankibuild.source import Source


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(part.kind, part.sign, value(part.lines)) for part in parts_of(Source("a.txt", text))]


def test_signs_at_the_margin_begin_parts_and_indented_lines_go_on() -> None:
    assert shown("1.  What?\n\n    More.\n*a) b\n... c\n") == [
        ("question", "1", "What?\n\nMore."),
        ("choice", "*a)", "b"),
        ("feedback", "...", "c"),
    ]


def test_comments_are_left_out() -> None:
    assert shown("% a\nCOMMENT\n1.  b\nEND_COMMENT\n____\n") == [("essay", "____", "")]


def test_a_program_is_one_part_whatever_it_prints() -> None:
    found = parts_of(Source("a.txt", "```{.python .run}\nprint('1.  a')\n```\n2.  b\n"))
    assert [part.kind for part in found] == ["program", "question"]
    assert len(found[0].whole) == 3


def test_properties_have_names() -> None:
    assert shown("Quiz title: A\npick: 2\n") == [("property", "Quiz title", "A"), ("property", "pick", "2")]
