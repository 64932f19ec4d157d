"""Which comments are most likely the rest of a text (see also cases/comments.md)."""

from __future__ import annotations

import pytest

from ankibuild.comments import cuts_text


def cut(line: str, prose: bool) -> bool:
    at = line.index("#")
    kept = line[:at].rstrip()
    return cuts_text(kept, line, len(kept), prose=prose)


@pytest.mark.parametrize(
    "line",
    [
        "Who lives in room #3?",
        "See #hashtags",
        " #3 is first",
        "Apartment # 12",
        "Apt # 12",
        "Room # 3?",
        "The key of\t#F",
    ],
)
@pytest.mark.parametrize("prose", [True, False])
def test_any_text_can_be_cut(line: str, prose: bool) -> None:
    assert cut(line, prose)


@pytest.mark.parametrize(
    "line",
    [
        "Which C # version has generics?",
        "The language C # is typed.",
        "Der Ton C # ist hoch!",
        "哪个 C # 版本？",
        "He said 'the note F # is high.'",
    ],
)
def test_a_sentence_can_be_cut_where_sentences_stand(line: str) -> None:
    assert cut(line, prose=True)
    assert not cut(line, prose=False)


@pytest.mark.parametrize(
    "line",
    [
        "1   # a number",
        "Paris  #3",
        "Paris # TODO check?",
        "Paris #TODO check",
        "Paris # see chapter 3.",
        "Paris # the capital of France",
        "What is this? # is it good?",
        "He left. # Why?",
        "He said 'no.' # Did he?",
        "Paris #! important?",
        "Paris ## important?",
        "Paris #",
        "Paris # ",
        "B # 13 is wrong",
        "AB # 3",
        "2 # 3",
        " # is this empty?",
    ],
)
@pytest.mark.parametrize("prose", [True, False])
def test_ordinary_comments_are_none_of_it(line: str, prose: bool) -> None:
    assert not cut(line, prose)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_ends_with_its_line(end: str) -> None:
    assert not cut("Paris # the capital" + end + "- Which?", prose=True)
    assert cut("Which C # version?" + end + "rest", prose=True)
    assert cut("Which C # version?  " + end, prose=True)


def test_a_sign_that_is_no_comment_cuts_nothing() -> None:
    assert not cuts_text("Which C", "Which C#?", 7, prose=True)
