"""What the fields of note types are for."""

from __future__ import annotations

import time

import pytest

from ankibuild.readers.anki_notes import notetypes
from ankibuild.readers.anki_notes.notetypes import fields_of, layout_for


@pytest.mark.parametrize(
    ("names", "stem", "answers", "explanation"),
    [
        (("Front", "Back"), 0, (1,), ()),
        (("Front", "Back", "Add Reverse"), 0, (1,), ()),
        (("Word", "Meaning", "Example"), 0, (1,), (2,)),
        (("", "", ""), 0, (1,), (2,)),
        (("Frage", "Antwort", "Zusatz"), 0, (1,), (2,)),
        (("Front", "Back", "Explanation", "Mnemonic"), 0, (1,), (2, 3)),
    ],
)
def test_names_or_places_say_what_is_asked(
    names: tuple[str, ...], stem: int, answers: tuple[int, ...], explanation: tuple[int, ...]
) -> None:
    layout = layout_for(names)
    assert (layout.stem, layout.answers, layout.fields["explanation"]) == (stem, answers, explanation)


def test_options_are_found_by_their_names() -> None:
    assert len(layout_for(notetypes.ALL_IN_ONE).options) == 5
    assert len(layout_for(("Question", "Option1", "Option2", "Option3", "Correct")).options) == 3


def test_note_types_that_hide_parts_of_pictures_are_known() -> None:
    assert notetypes.is_occlusion("Image Occlusion", ("Occlusion", "Image"))
    assert notetypes.is_occlusion("IO", ("ID", "Image", "Question Mask"))
    assert not notetypes.is_occlusion("Basic", ("Front", "Back"))


def test_cards_that_type_or_turn_round() -> None:
    assert notetypes.is_typed(("{{Front}} {{type:Back}}",))
    assert not notetypes.is_typed(())
    assert notetypes.has_reverse(("a", "b"), ("Front", "Back"))
    assert not notetypes.has_reverse(("a", "b"), ("Front", "Back", "Add Reverse"))
    assert notetypes.reverse_field(("Front", "Back", "Add Reverse")) == 2


def test_deletions_are_known() -> None:
    assert notetypes.has_deletion("a {{c12::b}}")
    assert not notetypes.has_deletion("{{Front}}")


def test_all_in_one_needs_all_its_fields() -> None:
    assert notetypes.is_all_in_one("AllInOne (kprim, mc, sc)", 11)
    assert not notetypes.is_all_in_one("AllInOne (kprim, mc, sc)", 9)


FRONT = "<b>{{ru}}</b> {{tts ru_RU voices=x:ru}} {{#Hint}}{{hint:Hint}}{{/Hint}}{{^uz}}{{id}}{{/uz}}"


def test_a_side_shows_the_fields_that_its_template_names() -> None:
    assert fields_of(FRONT, frozenset({"ru", "uz", "id"})) == ("ru",)
    assert fields_of(FRONT, frozenset({"ru", "id"})) == ("ru", "id")
    assert fields_of("{{FrontSide}}<hr>{{uz}}{{type:ru}}", frozenset({"uz"})) == ("FrontSide", "uz")


def test_where_names_say_nothing_the_sides_say_what_is_asked() -> None:
    layout = layout_for(("id", "ru", "uz", "topic"), ("ru", "topic"), ("ru", "uz"))
    assert (layout.stem, layout.answers, layout.fields["front"]) == (1, (2,), (3,))
    assert layout.fields["explanation"] == (0,)


@pytest.mark.parametrize("piece", ["{{", "{{#a}}", "{{a:", "}}", "{{/a}}", "{{a:b}}"])
def test_broken_templates_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    fields_of(piece * 20_000, frozenset())
    assert time.perf_counter() - started < 60
