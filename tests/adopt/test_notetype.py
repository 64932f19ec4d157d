"""The adopted note type as data."""

from __future__ import annotations

import pytest

from ankibuild.adopt.notetype import AdoptedNoteType, is_part, key_of, option_number
from ankibuild.notetypes import CLOZE, QUESTION, Template


@pytest.mark.parametrize(("part", "number"), [("option-1", 1), ("option-12", 12), ("option-0", 0), ("options", 0)])
def test_an_option_is_named_by_its_number(part: str, number: int) -> None:
    assert option_number(part) == number


def test_parts_are_known() -> None:
    assert is_part("stem") and is_part("option-3") and not is_part("steam")


def test_no_adopted_note_type_is_taken_for_ours() -> None:
    assert {key_of("question"), key_of("cloze")}.isdisjoint({QUESTION, CLOZE})


def test_deletions_count_only_in_a_cloze_note_type() -> None:
    templates = (Template("Card", 0, "{{cloze:Text}}", ""),)
    made = [AdoptedNoteType("k", 1, "n", (("Text", 0),), templates, "", cloze=cloze) for cloze in (True, False)]
    assert [notetype.cloze_fields for notetype in made] == [{"Text"}, frozenset()]
    assert [notetype.is_cloze for notetype in made] == [True, False]
