"""Where questions begin and end."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.drafts import joined
from ankibuild.readers.markdown_quiz.grouping import Grouped, bare, grouped, title_of
from ankibuild.readers.markdown_quiz.lines import Line, split_lines
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def group(text: str) -> Grouped:
    return grouped(pieces(split_lines(Source("a.md", text))))


def stems(text: str) -> list[str]:
    return [joined(draft.stem) for draft in group(text).drafts]


def test_a_heading_over_one_question_that_does_not_ask_is_a_deck() -> None:
    found = group("## Loops\n\nWhat is printed?\n\n- [x] 1\n- [ ] 2\n").drafts
    assert (joined(found[0].stem), found[0].deck) == ("What is printed?", ("Loops",))


def test_headings_over_one_question_each_are_names() -> None:
    found = group("## Loops\n\nWhat?\n\n- [x] 1\n- [ ] 2\n\n## Lists\n\nWhy?\n\n- [x] 1\n- [ ] 2\n").drafts
    assert [(draft.name, joined(draft.stem), draft.deck) for draft in found] == [
        ("Loops", "What?", ()),
        ("Lists", "Why?", ()),
    ]


def test_headings_that_only_number_are_names() -> None:
    found = group("### Question 3\n\nWhat is it?\n\n- [x] 1\n- [ ] 2\n").drafts
    assert (found[0].name, found[0].number, joined(found[0].stem)) == ("Question 3", 3, "What is it?")


def test_steps_in_an_explanation_are_no_questions() -> None:
    assert stems("## Why?\n\n- [x] a\n- [ ] b\n\nExplanation:\n\n1. One\n2. Two\n\n1. Three\n") == ["Why?"]


def test_numbers_part_questions() -> None:
    assert stems("1. One?\n\n- [x] a\n- [ ] b\n\n2. Two?\n\n- [x] a\n- [ ] b\n") == ["One?", "Two?"]


def test_a_second_question_without_a_number_is_not_swallowed() -> None:
    text = "1. One?\n\n- A. a\n- B. b\n\nAnswer: A\n\n---\n\nTwo?\n\n- A. a\n- B. b\n\nAnswer: B\n"
    assert stems(text) == ["One?", "Two?"]


def test_lists_of_answers_are_found_by_their_heading() -> None:
    found = group("1. One?\n   - A. a\n   - B. b\n\n## Answers\n\n1. B\n")
    assert list(found.answers) == [1]
    assert len(found.drafts) == 1


def test_names_of_decks_are_plain_text() -> None:
    assert title_of(Piece("heading", (Line("**Part** [one](x.md) <a name='x'></a>", 0),))) == "Part one"
    assert bare("<b>**a**</b>") == "a"
