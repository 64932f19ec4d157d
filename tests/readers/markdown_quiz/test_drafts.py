"""The pieces of one question in their places."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.drafts import Draft, draft_of, joined
from ankibuild.readers.markdown_quiz.lines import split_lines
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def drafted(text: str) -> Draft:
    return draft_of(pieces(split_lines(Source("a.md", text))))


def test_what_stands_before_the_options_asks_and_what_follows_explains() -> None:
    draft = drafted("Look:\n\n```\nx\n```\n\nWhat?\n\n- [x] a\n- [ ] b\n\nSo it is.\n\n> Indeed.\n")
    assert joined(draft.stem) == "Look:\n\n```\nx\n```\n\nWhat?"
    assert joined(draft.explanation) == "So it is.\n\nIndeed."


def test_a_heading_that_announces_says_what_the_next_text_is() -> None:
    draft = drafted("What?\n\n- A. a\n- B. b\n\n### Answer\n\nB\n\n### Explanation\n\nOne.\n\nTwo.\n")
    assert joined(draft.keys) == "B"
    assert joined(draft.explanation) == "One.\n\nTwo."


def test_a_folded_hint_is_a_hint() -> None:
    draft = drafted("What?\n\n<details><summary>Hint</summary>\n\nThink.\n\n</details>\n\n- [x] a\n- [ ] b\n")
    assert joined(draft.hint) == "Think."
    assert not draft.folded


def test_the_items_of_a_list_that_is_the_key_have_the_same_mark() -> None:
    draft = drafted("Which?\n\n- A. a\n- B. b\n\n**Answers:**\n\n1. a\n2. b\n")
    assert joined(draft.keys) == "- a\n- b"
    assert joined(drafted("Which?\n\n- A. a\n- B. b\n\n**Answer:**\n\n- b\n").keys) == "b"
    assert joined(drafted("Which?\n\n**Answers:**\n\n1. a\n2. b\n").keys) == "1. a\n2. b"
