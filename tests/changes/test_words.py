"""Word by word: what was taken out and put in."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.changes.model import TextChange
from ankibuild.changes.plain import clean
from ankibuild.changes.words import Piece, compare_words, difference, shorten


def marked(pieces: tuple[Piece, ...]) -> str:
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[piece.op].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("the capital of France", "a capital of France", "[-the-]{+a+} capital of France"),
        ("one two", "one two three", "one two{+ three+}"),
        ("a b c", "x y z", "[-a b c-]{+x y z+}"),
        ("Paris, France.", "Paris, Spain.", "Paris, [-France-]{+Spain+}."),
        ("東京は首都です", "京都は首都です", "[-東-]京{+都+}は首都です"),
        ("हिन्दी में", "हिन्दी से", "हिन्दी [-में-]{+से+}"),
        ("one, two, three", "four, five, six", "[-one, two, three-]{+four, five, six+}"),
        ("a b", "b", "[-a-] b"),
        ("one,two", "one, two", "[-one,two-]{+one, two+}"),
        ("", "new", "{+new+}"),
        ("same", "same", "same"),
        ("", "", ""),
    ],
)
def test_words_are_marked(old: str, new: str, expected: str) -> None:
    assert marked(compare_words(old, new)) == expected


@given(st.text("ab <>.,\u3042", max_size=60), st.text("ab <>.,\u3042", max_size=60))
@settings(max_examples=200)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    pieces = compare_words(clean(old), clean(new))
    without = ["".join(piece.text for piece in pieces if piece.op != op) for op in "+-"]
    assert ["".join(text.split()) for text in without] == ["".join(text.split()) for text in (old, new)]
    assert {piece.op for piece in pieces} <= {"="} or clean(old) != clean(new)
    assert any(piece.op != "=" for piece in pieces) or clean(old) == clean(new)


def test_a_field_that_reads_the_same_shows_its_html() -> None:
    change = TextChange("Stem", "<b>One</b> two", "<i>One</i> two")
    assert marked(difference(change)) == "[-<b>-]{+<i>+}One[-</b>-]{+</i>+} two"


def test_another_right_option_shows() -> None:
    change = TextChange(
        "Options", "<li data-correct>Lyon</li><li>Paris</li>", "<li>Lyon</li><li data-correct>Paris</li>"
    )
    assert marked(difference(change)) == "[-✓-]{+•+} Lyon [-•-]{+✓+} Paris"


def test_a_field_that_reads_differently_shows_its_text() -> None:
    assert marked(difference(TextChange("Stem", "<b>One</b>", "<i>Two</i>"))) == "[-One-]{+Two+}"


@pytest.mark.parametrize("vocabulary", [1, 2, 150, 10**9])
def test_huge_texts_are_compared_in_no_time(vocabulary: int) -> None:
    dice = random.Random(vocabulary)
    old, new = (" ".join(str(dice.randrange(vocabulary)) for _ in range(100_000)) for _ in range(2))
    started = time.perf_counter()
    pieces = compare_words(f"start {old}", f"begin {new}")
    assert time.perf_counter() - started < 60
    assert {piece.op for piece in pieces} >= {"-", "+"}


@pytest.mark.parametrize("length", [90, 250, 900])
def test_texts_made_to_be_slow_to_compare_are_compared_soon(length: int) -> None:
    """A word that comes again and again between words that never do splits the text as unevenly as can be."""
    old, new = (" ".join(f"the {side}{number}" for number in range(length)) for side in "ab")
    started = time.perf_counter()
    compare_words(old, new)
    assert time.perf_counter() - started < 60


def test_an_edit_of_a_huge_text_is_found_in_it() -> None:
    text = "word " * 100_000
    assert marked(shorten(compare_words(f"{text}old {text}", f"{text}new {text}"), 1)) == "… word [-old-]{+new+} word …"


def test_what_stays_the_same_is_cut_around_changes() -> None:
    long = " ".join("abcdefghijklmnopqrstuvwxyz")
    pieces = compare_words(f"old {long} old {long}", f"new {long} new {long}")
    assert marked(shorten(pieces, 2)) == "[-old-]{+new+} a b … y z [-old-]{+new+} a b …"
