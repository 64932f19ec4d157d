"""A deck that a YAML file gives all of its questions, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ankibuild.importing.adding import questions_of
from ankibuild.importing.decks import without_deck
from ankibuild.source import Source

TEXT = """\
# ours
deck: Geography   # not
tags: [a]
questions:
  - id: a
    stem: One?
    answer: x   # checked
  - id: b
    stem: Two?
    answer: y
    deck: Other
  - id: c
    stem: Three?
    answer: z
"""
PLAIN = TEXT.replace("   # not", "")


def taken_back(text: str, *ids: str) -> str:
    source = Source("a.yaml", text)
    questions = questions_of(source)
    return without_deck(source, questions, {q.id: replace(q, deck="") for q in questions if q.id in ids})


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_line_of_the_deck_is_taken_out(newline: str) -> None:
    text = PLAIN.replace("\n", newline)
    assert taken_back(text, "a", "c") == text.replace(f"deck: Geography{newline}", "")


def test_others_stay_where_they_are() -> None:
    more = PLAIN + "  - stem: Mine?\n    answer: m\n"
    assert taken_back(more, "a", "c") == more.replace("deck: Geography\n", "") + "    deck: Geography\n"


@pytest.mark.parametrize("ids", [("a",), ("b",), ("missing",)])
def test_the_deck_stays_where_not_most_of_its_questions_leave(ids: tuple[str, ...]) -> None:
    assert taken_back(PLAIN, *ids) == PLAIN


@pytest.mark.parametrize("text", [TEXT, "{deck: G, questions: [{id: a, stem: A?, answer: x}]}\n", ""])
def test_what_cannot_be_taken_out_alone_stays(text: str) -> None:
    assert taken_back(text, "a", "c") == text


def test_each_document_has_its_own() -> None:
    other = "---\ndeck: History\nquestions:\n  - {id: d, stem: Four?, answer: w}\n"
    assert taken_back(PLAIN + other, "a", "c") == PLAIN.replace("deck: Geography\n", "") + other
