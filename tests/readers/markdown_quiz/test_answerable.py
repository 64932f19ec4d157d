"""Whether pieces ask to be answered."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.answerable import ASKING, answerable, before_options, ends_in
from ankibuild.readers.markdown_quiz.lines import Line, split_lines
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source


def pieces_of(text: str) -> list[Piece]:
    return pieces(split_lines(Source("a.md", text)))


def test_options_keys_and_folded_answers_do() -> None:
    assert answerable(pieces_of("- [x] a\n- [ ] b\n"))
    assert answerable(pieces_of("Answer: a\n"))
    assert answerable(pieces_of("What is it?\n\n<details><summary>More</summary>\n\nThis.\n\n</details>\n"))
    assert not answerable(pieces_of("It is this.\n\n- one\n- two\n"))


def test_what_asks_stands_before_the_options() -> None:
    assert [piece.kind for piece in before_options(pieces_of("What?\n\n- [x] a\n- [ ] b\n\nSo.\n"))] == ["text"]


def test_signs_count_behind_the_last_word_only() -> None:
    assert ends_in(ASKING, "Is it **this**? ")
    assert not ends_in(ASKING, "Is it this? Yes")
    assert ends_in(ASKING, Line("Choose:", 0).text)
