from __future__ import annotations

import pytest

from ankibuild.readers.plain_text.around import Around, heading_level, split_outside
from ankibuild.readers.plain_text.lines import Line, split_lines
from ankibuild.source import Source


def lines(text: str) -> list[Line]:
    return split_lines(Source("a.txt", text))


@pytest.mark.parametrize(
    "line",
    ["Chapter 3: Rivers", "PART II", "Unit 5", "Kapitel 2", "Глава 1", "第三章 河流", "## Rivers", "RIVERS"],
)
def test_headings_are_known(line: str) -> None:
    assert heading_level(lines(line)[0], ())


@pytest.mark.parametrize("line", ["Section 3 of the law", "Part B is wrong.", "Rivers", "", "A"])
def test_other_lines_are_no_headings(line: str) -> None:
    assert not heading_level(lines(line)[0], ())


def test_an_underlined_line_is_a_heading() -> None:
    title, rule = lines("Rivers\n------")
    assert heading_level(title, [rule])


def test_headings_make_subdecks_by_their_level() -> None:
    around = Around()
    around.take(lines("Part I\nChapter 1: Rivers\nChapter 2: Lakes"))
    assert around.deck == "::Part I::Chapter 2: Lakes"


def test_a_passage_belongs_to_the_questions_that_it_names() -> None:
    around = Around()
    around.take(lines("Questions 3 to 5 refer to this text.\n\nOnce upon a time."))
    assert [line.text for line in around.passage_for(4)] == ["Once upon a time."]
    assert around.passage_for(6) == []


def test_other_text_is_left_over() -> None:
    around = Around()
    around.take(lines("Choose the best answer.\n------"))
    assert [line.text for line in around.left] == ["Choose the best answer."]


def test_a_chapter_ends_what_explains_a_key() -> None:
    inside, outside = split_outside(lines("It is so.\n\nChapter 2\n"))
    assert [line.text for line in inside if line.text] == ["It is so."]
    assert outside[0].text == "Chapter 2"
