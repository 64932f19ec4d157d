"""Tables of questions."""

from __future__ import annotations

import pytest

from ankibuild.readers.markdown_quiz.blocks import Block, blocks
from ankibuild.readers.markdown_quiz.lines import Line, split_lines, value
from ankibuild.readers.markdown_quiz.tables import cells, is_table_of_questions, rows_of
from ankibuild.source import Source


def table(head: str, *rows: str) -> Block:
    rule = "|".join("---" for _ in cells(Line(head, 0)))
    text = "\n".join((head, f"|{rule}|", *rows))
    return blocks(split_lines(Source("a.md", text)))[0]


def shown(block: Block) -> list[tuple[str, str]]:
    return [(piece.kind, value(piece.lines)) for piece in rows_of(block)]


def test_bars_part_cells_unless_a_backslash_stands_before() -> None:
    found = cells(Line("| a | `x \\| y` || b |", 10))
    assert [cell.text for cell in found] == ["a", "`x | y`", "", "b"]
    assert found[1].start == 16
    assert [cell.text for cell in cells(Line("a | b", 0))] == ["a", "b"]


def test_a_row_is_a_question_with_its_options_and_its_key() -> None:
    block = table("| # | Question | Option A | Option B | Correct answer |", "| 7 | Which? | one | two | B |")
    assert shown(block) == [("start", "Which?"), ("options", "one\ntwo"), ("key", "B")]
    assert next(rows_of(block)).number == 7


def test_cells_may_repeat_the_letter_of_their_column() -> None:
    block = table("| Question | A | B | Answer |", "| Which? | A. one | B. two | A |")
    options = next(piece.choices for piece in rows_of(block) if piece.choices)
    assert [value(choice.lines) for choice in options.choices] == ["one", "two"]


def test_a_gap_among_the_options_leaves_none() -> None:
    block = table("| Question | A | B | C | Answer |", "| Which? | one | | two | C |")
    assert [kind for kind, _ in shown(block)] == ["start", "key"]


def test_columns_without_a_place_are_kept_apart() -> None:
    block = table("| Question | Answer | Level |", "| Which one is it? | this | easy |")
    assert shown(block)[-1] == ("column", "easy")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Question | Answer |", "| 1 | B |"),
        ("| Question | Points |", "| What is it? | 3 |"),
        ("| Letter | Answer |", "| A | one |"),
        ("| Question | Question | Answer |", "| What? | Why? | So |"),
    ],
)
def test_other_tables_are_none_of_questions(head: str, row: str) -> None:
    assert not is_table_of_questions(table(head, row))


def test_a_table_whose_options_lack_one_is_none_of_questions() -> None:
    assert not is_table_of_questions(table("| Question | A | C | Answer |", "| Which? | x | y | C |"))
    assert is_table_of_questions(table("| Question | A | B | Answer |", "| Which? | x | y | B |"))
