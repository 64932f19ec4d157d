"""Where questions without headings begin."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.drafts import Draft, joined
from ankibuild.readers.markdown_quiz.grouping import grouped
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def drafts_of(text: str) -> list[Draft]:
    return grouped(pieces(split_lines(Source("a.md", text)))).drafts


def stems(text: str) -> list[str]:
    return [joined(draft.stem) for draft in drafts_of(text)]


def test_steps_in_an_explanation_are_no_questions() -> None:
    assert stems("## Why?\n\n- [x] a\n- [ ] b\n\nExplanation:\n\n1. One\n2. Two\n\n1. Three\n") == ["Why?"]


def test_numbers_part_questions() -> None:
    assert stems("1. One?\n\n- [x] a\n- [ ] b\n\n2. Two?\n\n- [x] a\n- [ ] b\n") == ["One?", "Two?"]


def test_a_second_question_without_a_number_is_not_swallowed() -> None:
    text = "1. One?\n\n- A. a\n- B. b\n\nAnswer: A\n\n---\n\nTwo?\n\n- A. a\n- B. b\n\nAnswer: B\n"
    assert stems(text) == ["One?", "Two?"]


def test_a_list_below_the_label_of_a_key_begins_no_question() -> None:
    text = (
        "1. One?\n\n- this\n- that\n\n**Answer:**\n\n- that\n\n<details><summary>More</summary>\n\nSo.\n\n</details>\n"
    )
    assert stems(text) == ["One?"]
