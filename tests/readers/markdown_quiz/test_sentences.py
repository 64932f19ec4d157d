"""The lines of a paragraph, told apart."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def pieces_of(text: str) -> list[Piece]:
    return pieces(split_lines(Source("a.md", text)))


def shown(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, value(piece.lines)) for piece in pieces_of(text)]


def test_a_paragraph_may_hold_a_whole_question() -> None:
    assert [kind for kind, _ in shown("1) What?\nA) one\nB) two\nAnswer: B\nExplanation: since\nit is")] == [
        "start",
        "options",
        "key",
        "explanation",
    ]


def test_numbers_are_taken_off_with_their_stars() -> None:
    assert shown("**3. What?**") == [("start", "What?")]
    assert shown("Q3. **What?** Say it") == [("start", "**What?** Say it")]
    assert pieces_of("Question 12: What?")[0].number == 12
