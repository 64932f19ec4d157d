"""A character that no card can show."""

from __future__ import annotations

import pytest

from ankibuild.checks.control_character_in_text import check
from ankibuild.model import Gap, Option, Pair, Question

TEXTS = (
    "id",
    "guid",
    "name",
    "case",
    "stem",
    "answer",
    "explanation",
    "article",
    "hint",
    "reference",
    "source",
    "deck",
)


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_looked_through(name: str) -> None:
    assert len(list(check(Question(**({"stem": "x"} | {name: "a\x1fb"}))))) == 1


@pytest.mark.parametrize(
    "question",
    [
        Question("x", options=(Option("a\x1f"),)),
        Question("x", options=(Option("a", why="\x1f"),)),
        Question("x", aka=("a", "b\x1f")),
        Question("x", pairs=(Pair("a\x1f", "b"),)),
        Question("x", pairs=(Pair("a", "b\x1f"),)),
        Question("x", order=("a", "b\x1f")),
        Question("x", gaps=(Gap((Option("a\x1f"),)),)),
        Question("x", gaps=(Gap((Option("a", why="\x1f"),)),)),
        Question("x", tags=("a", "b\x1f")),
    ],
)
def test_every_part_is_looked_through(question: Question) -> None:
    assert len(list(check(question))) == 1


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\ud800", "\udfff"])
def test_the_character_is_named(character: str) -> None:
    (found,) = check(Question(f"a{character}b{character}"))
    assert found.facts["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize("text", ["tab\t", "line\nbreak\r\n", "\x85", "\u2028", "é🙂", "\ue000", "a\u202eb"])
def test_all_else_can_be_shown(text: str) -> None:
    assert list(check(Question(text, options=(Option(text, why=text),)))) == []
