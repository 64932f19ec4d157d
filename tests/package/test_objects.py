"""The objects handed to genanki and taken from it."""

import genanki
import pytest

from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.labels import LABELS
from ankibuild.note import MediaFile
from ankibuild.notetypes import FIELDS, TEMPLATES, Template, note_types
from ankibuild.package import BuiltDeck, BuiltModel, BuiltNote, Description
from ankibuild.package.objects import AdoptedModel, media_of

NOTETYPES = note_types("test-namespace", "Test", LABELS)


@pytest.mark.parametrize(("key", "kind"), [("question", genanki.Model.FRONT_BACK), ("cloze", genanki.Model.CLOZE)])
def test_a_model_is_genankis_with_our_ids(key: str, kind: int) -> None:
    notetype = NOTETYPES[key]
    model = BuiltModel(notetype, 1_600_000_000)
    assert isinstance(model, genanki.Model)
    assert (model.model_id, model.name, model.css) == (notetype.id, notetype.name, notetype.css)
    assert (model.model_type, model.mod) == (kind, 1_600_000_000)
    assert [(field["name"], field["id"]) for field in model.fields] == list(notetype.fields)


def test_a_model_has_every_template_with_its_sides_and_id() -> None:
    notetype = NOTETYPES["question"]
    templates = BuiltModel(notetype, 1).templates
    assert [template["name"] for template in templates] == list(TEMPLATES)
    sides = [(template["id"], template["qfmt"], template["afmt"]) for template in templates]
    assert sides == [(template.id, template.front, template.back) for template in notetype.templates]


def test_a_note_is_genankis_with_our_ids_and_times(stamped) -> None:
    model = BuiltModel(NOTETYPES["question"], 1)
    note = BuiltNote(stamped(7, stem="<b>Which</b>?", ords=(0, 2)), model, 300)
    assert isinstance(note, genanki.Note) and note.model is model
    assert (note.note_id, note.mod, note.guid, note.due) == (1_700_000_000_007, 1_650_000_007, "guid-7", 300)
    assert (note.tags, note.sort_field, [card.ord for card in note.cards]) == (["b", "a"], "Which?", [0, 2])
    assert note.fields == ["<b>Which</b>?", *[""] * (len(FIELDS) - 1)]


def test_decks_are_sorted_by_name_with_those_above_them(stamped, decks_of) -> None:
    decks = decks_of(stamped(1, "Test::c"), stamped(2, "Test::a::b"))
    assert [deck.name for deck in decks] == ["Test", "Test::a", "Test::a::b", "Test::c"]
    assert [deck.deck_id for deck in decks] == [1_700_000_000_000 + index for index in range(4)]
    assert all(isinstance(deck, BuiltDeck) and isinstance(deck, genanki.Deck) for deck in decks)


def test_each_note_is_in_its_own_deck_in_source_order(stamped, decks_of) -> None:
    decks = decks_of(stamped(2, "Test::a"), stamped(3), stamped(1, "Test::a"))
    assert [(deck.name, [note.guid for note in deck.notes]) for deck in decks] == [
        ("Test", ["guid-3"]),
        ("Test::a", ["guid-2", "guid-1"]),
    ]


def test_notes_of_one_type_share_the_model_with_the_time_of_the_lock(stamped, decks_of) -> None:
    decks = decks_of(stamped(1), stamped(2, "Test::a"), stamped(3, notetype="cloze"))
    one, two, cloze = [note.model for guid in "123" for deck in decks for note in deck.notes if note.guid[-1] == guid]
    assert one is two and one is not cloze
    assert (one.mod, cloze.mod) == (1_600_000_000, 1_600_000_001)


def test_only_the_described_deck_has_a_description(stamped, decks_of) -> None:
    decks = decks_of(stamped(1, "Test::a"), Test="<b>About</b>", Elsewhere="nothing")
    assert [(deck.name, deck.description) for deck in decks] == [("Test", "<b>About</b>"), ("Test::a", "")]


def test_a_deck_knows_the_media_of_its_notes_and_of_its_description(stamped, decks_of, media) -> None:
    picture, logo = media("picture.png"), media("_logo.png")
    (deck,) = decks_of(stamped(1, media=(picture,)), stamped(2, media=(picture,)))
    assert set(deck.media) == {picture}
    assert BuiltDeck(1, "Test", Description("", (logo,))).media == [logo]


def test_media_are_listed_once_and_by_name(stamped, decks_of, media) -> None:
    b, a = media("b.png"), media("a.png")
    decks = decks_of(stamped(1, media=(b, a)), stamped(2, "Test::a", media=(b,)))
    assert media_of(decks) == [a, b]


def test_a_deck_of_genankis_own_has_no_media_that_we_know(plain_deck) -> None:
    assert media_of([plain_deck("x")]) == []


def test_a_deck_of_genankis_own_may_be_given_media(plain_deck, media) -> None:
    deck, picture = plain_deck("x"), media("a.png")
    deck.media = [picture]
    assert media_of([deck]) == [MediaFile(*picture)]


def adopted(**more) -> AdoptedNoteType:
    template = Template("Card 1", 0, "{{Front}}", "{{Back}}")
    fields = (("Front", 5), ("Back", 0))
    return AdoptedNoteType("theirs", 1_500_000_000_000, "Theirs", fields, (template,), ".card {}", **more)


def test_the_model_of_an_adopted_note_type_pins_only_the_ids_that_it_had() -> None:
    model = AdoptedModel(adopted(sort=1), 1_600_000_000)
    assert [field.get("id") for field in model.fields] == [5, None]
    assert "id" not in model.templates[0]
    assert (model.model_id, model.name, model.mod) == (1_500_000_000_000, "Theirs", 1_600_000_000)
    assert (model.sort_field_index, model.model_type) == (1, genanki.Model.FRONT_BACK)


@pytest.mark.parametrize("latex", [("before", "after"), ("before", ""), ("", "after")])
def test_the_model_of_an_adopted_note_type_keeps_its_latex(latex: tuple[str, str]) -> None:
    model = AdoptedModel(adopted(latex=latex), 1)
    assert (model.latex_pre, model.latex_post) == latex


def test_without_latex_of_its_own_an_adopted_note_type_has_ankis() -> None:
    assert AdoptedModel(adopted(), 1).latex_pre == genanki.Model.DEFAULT_LATEX_PRE


def test_what_a_card_needs_is_told_as_anki_tells_it() -> None:
    model = BuiltModel(NOTETYPES["question"], 1)
    names = [field["name"] for field in model.fields]
    needs = {ord_: (kind, [names[index] for index in fields]) for ord_, kind, fields in model._req}
    assert needs[0][0] == "any" and "Stem" in needs[0][1]
    assert needs[1] == ("any", ["Reverse"])
    assert [needs[number] for number in range(2, 6)] == [("any", [f"Spare {number}"]) for number in range(1, 5)]
