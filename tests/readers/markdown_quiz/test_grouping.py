"""Where questions begin and end."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.grouping import Grouped, grouped
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def group(text: str) -> Grouped:
    return grouped(pieces(split_lines(Source("a.md", text))))


def test_lists_of_answers_are_found_by_their_heading() -> None:
    found = group("1. One?\n   - A. a\n   - B. b\n\n## Answers\n\n1. B\n")
    assert list(found.answers) == [1]
    assert len(found.drafts) == 1


def test_questions_below_headings_and_numbers_are_grouped_with_their_decks() -> None:
    found = group("# Rivers\n\n1. One?\n\n- [x] a\n- [ ] b\n\n## Long ones\n\n2. Two?\n\n- [x] a\n- [ ] b\n")
    assert [(draft.number, draft.deck) for draft in found.drafts] == [(1, ("Rivers",)), (2, ("Rivers", "Long ones"))]


def test_text_that_belongs_to_no_question_is_left_over_with_its_heading() -> None:
    found = group("# About\n\nSome words.\n\n# Quiz\n\n1. One?\n\n- [x] a\n- [ ] b\n")
    assert [[line.text for line in lines] for lines in found.left] == [["About", "Some words."]]
