"""What the text of a heading is."""

from __future__ import annotations

from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.markdown_quiz.parted import Piece
from ankibuild.readers.markdown_quiz.titles import bare, headed, title_of


def test_names_of_decks_are_plain_text() -> None:
    assert title_of(Piece("heading", (Line("**Part** [one](x.md) <a name='x'></a>", 0),))) == "Part one"
    assert bare("<b>**a**</b>") == "a"


def test_a_heading_that_only_numbers_is_a_name_above_what_asks() -> None:
    heading = Piece("heading", (Line("Question 3", 0),), 3)
    draft = headed(heading, [Piece("text", (Line("What is it?", 12),))], ())
    assert (draft.name, draft.number, [line.text for part in draft.stem for line in part]) == (
        "Question 3",
        3,
        ["What is it?"],
    )


def test_anchors_and_labels_before_the_text_of_a_heading_are_no_part_of_it() -> None:
    heading = Piece("heading", (Line('<a name="q1"></a> Q. What is it?', 0),), 3)
    assert [line.text for line in headed(heading, [], ()).stem[0]] == ["What is it?"]
