"""An id that cannot last."""

from __future__ import annotations

import pytest

from ankibuild.checks.bad_id import check
from ankibuild.model import Origin, Question
from ankibuild.source import Source, Span


@pytest.mark.parametrize("word", ["two words", "tab\tbed", "line\nbroken", "no\xa0break", "~derived"])
def test_an_id_is_one_word_without_a_tilde(word: str) -> None:
    assert [found.facts["name"] for found in check(Question("x", id=word))] == ["id"]
    assert [found.facts["name"] for found in check(Question("x", id="a", aka=("b", word)))] == ["aka"]


@pytest.mark.parametrize("word", ["", "a", "a-b_c.d", "a~b", "ä", "1", "a:b"])
def test_any_other_word_is_an_id(word: str) -> None:
    assert list(check(Question("x", id=word, aka=(word,)))) == []


def test_a_guid_may_begin_with_a_tilde_but_has_no_spaces() -> None:
    assert list(check(Question("x", guid="~a#b"))) == []
    assert [found.facts["name"] for found in check(Question("x", guid="a b"))] == ["guid"]


def test_each_bad_id_is_shown_at_its_place() -> None:
    source = Source("a.yaml", "0123456789")
    parts = {name: Span(source, at, at + 1) for at, name in enumerate(("id", "aka.0", "aka.1"))}
    question = Question("x", id="a b", aka=("good", "c d"), origin=Origin(Span(source, 9, 10), parts))
    assert [found.location for found in check(question)] == ["a.yaml:1:1", "a.yaml:1:3"]
