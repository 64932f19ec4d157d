"""A Markdown text as a row of pieces."""

from __future__ import annotations

from ankibuild.readers import File
from ankibuild.readers.markdown_quiz import read
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def pieces_of(text: str) -> list[Piece]:
    return pieces(split_lines(Source("a.md", text)))


def shown(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, value(piece.lines)) for piece in pieces_of(text)]


def test_options_in_paragraphs_of_their_own_are_one_group() -> None:
    assert [kind for kind, _ in shown("What?\n\nA. one\n\nB. two\n\nC. three\n")] == ["text", "options"]


def test_a_numbered_list_with_lists_inside_is_several_questions() -> None:
    assert [piece.number for piece in pieces_of("4. a\n   - [x] b\n5. c\n   - [x] d\n") if piece.kind == "start"] == [
        4,
        5,
    ]
    assert shown("1. a\n2. b\n") == [("numbered", "1. a\n2. b")]


def test_headings_may_announce() -> None:
    assert pieces_of("### Explanation")[0].label == "explanation"
    assert pieces_of("## Answer key")[0].label == "keys"
    assert shown("#### Answer: C") == [("key", "C")]


def test_lists_in_lists_end_somewhere() -> None:
    assert pieces_of("\n".join("  " * depth + "1. a\n\n" + "  " * depth + "   - b" for depth in range(40)))


def test_callouts_may_hold_boxes_or_the_callout_that_answers() -> None:
    text = "> [!question]- Which planet?\n> - [ ] Venus\n> - [x] Mars\n\n"
    text += "> [!question]- What is a tide?\n> > [!success]- Answer\n> > Rising water.\n"
    choice, card = read(File.of("a.md", text)).questions
    assert [(option.text.value, option.correct) for option in choice.options] == [("Venus", False), ("Mars", True)]
    assert [answer.text.value for answer in card.answers] == ["Rising water."]
