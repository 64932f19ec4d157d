"""Answers that say more than a letter."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.drafts import Draft, draft_of, joined
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.readers.markdown_quiz.unfolding import unfold
from ankibuild.source import Source


def drafted(text: str) -> Draft:
    draft = draft_of(pieces(split_lines(Source("a.md", text))))
    unfold(draft)
    return draft


def test_options_on_one_line_are_taken_where_the_answer_names_one() -> None:
    draft = drafted("Which is red?\n\n- Options: A) grass | B) blood\n\n**Answer:** B\n")
    assert [value(choice.lines) for choice in draft.choices] == ["grass", "blood"]
    assert joined(draft.stem) == "Which is red?"


def test_letters_before_what_asks_are_no_options() -> None:
    draft = drafted("In plan A. we go, in plan B. we stay, in plan C. we wait. Which is best?\n\n**Answer:** B\n")
    assert draft.choices == []
    assert drafted("Was it A. Smith or B. Jones?\n\n**Answer:** B. Jones\n").choices == []
    assert drafted("Solve: a) 1+1 b) 2+2\n\n**Answer:** a) 2 b) 4\n").choices == []
    draft = drafted("What is asked?\nA. Who? B. Where? C. When?\n\n**Answer:** B\n")
    assert len(draft.choices) == 3


def test_a_folded_text_without_options_is_the_answer() -> None:
    draft = drafted("What?\n\n<details><summary>Answer</summary>\n\nOne.\n\n- two\n\n</details>\n")
    assert joined(draft.keys) == "One.\n\n- two"


def test_a_folded_key_has_its_explanation_behind_it() -> None:
    draft = drafted("What?\n\n- A. a\n- B. b\n\n<details>\n\n**Answer:** A\n**Explanation:**\nSince.\n</details>\n")
    assert (joined(draft.keys), joined(draft.explanation)) == ("A", "Since.")
    assert draft.answered
