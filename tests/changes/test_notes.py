"""Notes: which are refused, what counts as a difference, and how they are called."""

from __future__ import annotations

import pytest

from ankibuild.changes import compare, gone_notes
from ankibuild.changes.notes import name_of
from ankibuild.changes.plain import readable


def test_a_note_that_comes_back_in_another_note_type_is_refused(handmade, collection, agreed) -> None:
    old = handmade.package(handmade.model(), {"one": ["Front", "Back"]}, mod=1)
    other = handmade.model(("Front", "More"), id=1_500_000_000_001, name="Other", front="{{Front}}")
    changes = agreed(old, handmade.package(other, {"one": ["New", "Much"]}, mod=2))
    (change,) = changes.conflicting
    assert [(text.name, text.old, text.new) for text in change.fields] == [
        ("Front", "Front", "New"),
        ("More", "", "Much"),
        ("Back", "Back", ""),
    ]
    assert collection.notes()[0].fields == ["Front", "Back"]


def test_a_note_between_two_note_types_that_both_packages_have_is_refused(handmade, agreed) -> None:
    one, two = handmade.model(), handmade.model(id=1_500_000_000_001, name="Other")
    old = handmade.package(one, {"one": ["Front", "Back"]}, mod=1, more=[two])
    changes = agreed(old, handmade.package(two, {"one": ["Front", "Back"]}, mod=2, more=[one]))
    assert [(change.note.name, change.texts) for change in changes.conflicting] == [("Front", ())]


@pytest.mark.parametrize(
    "more",
    [
        {"fields": ("Front", "Back", "More")},
        {"templates": ("Card 1", "Card 2")},
        {"fields": (("Front", 7), ("Back", 9))},
        {"templates": (("Card 1", 7),)},
    ],
)
def test_a_note_whose_note_type_has_another_shape_is_refused(handmade, agreed, more: dict[str, tuple]) -> None:
    """Ids of fields and templates count where both sides have one: here those of the old are others, or none."""
    pinned = {"fields": (("Front", 7), ("Back", 8)), "templates": (("Card 1", 8),)}
    old = handmade.package(handmade.model(**pinned), {"one": ["a", "b"]}, mod=1)
    changed = handmade.model(**(pinned | more))
    filled = {"one": ["a", "b", "c"][: len(changed.fields)]}
    changes = agreed(old, handmade.package(changed, filled, mod=1))
    assert [change.note.name for change in changes.conflicting] == ["a"]


def test_a_note_whose_fields_have_other_names_but_the_same_ids_is_updated(handmade, collection, agreed) -> None:
    old = handmade.package(handmade.model((("Front", 7), ("Back", 8))), {"one": ["a", "b"]}, mod=1)
    renamed = handmade.model((("Front", 7), ("Rear", 8)))
    (change,) = agreed(old, handmade.package(renamed, {"one": ["a", "c"]}, mod=2)).changed
    assert [(text.name, text.old, text.new) for text in change.fields] == [("Rear", "b", "c")]
    assert collection.notes()[0].fields == ["a", "c"]


def test_names_count_where_one_side_has_no_ids(handmade, agreed) -> None:
    old = handmade.package(handmade.model(), {"one": ["a", "b"]}, mod=1)
    pinned = handmade.model((("Front", 7), ("Back", 8)))
    assert len(agreed(old, handmade.package(pinned, {"one": ["a", "c"]}, mod=2)).changed) == 1


def test_a_tag_in_another_case_is_the_same_tag(versions, collection, agreed) -> None:
    source = "- id: a\n  stem: A\n  answer: x\n  tags: [{}]\n"
    changes = agreed(versions.build(source.format("Bones")), versions.build(source.format("bones")))
    assert [change.texts for change in changes.changed] == [()]
    assert collection.note("a").tags == ["Bones"]


def test_composed_and_decomposed_characters_are_the_same(handmade, collection, agreed) -> None:
    old = handmade.package(handmade.model(), {"one": ["cafe\u0301", "b"]}, mod=1)
    changes = agreed(old, handmade.package(handmade.model(), {"one": ["caf\u00e9", "b"]}, mod=1))
    assert changes.unchanged == 1
    assert collection.notes()[0].fields == ["caf\u00e9", "b"]


@pytest.mark.parametrize(
    ("fields", "name", "text"),
    [
        (["<b>What</b>?", "x"], "What?", "What?"),
        (["word " * 30, "x"], "word word word word word word word word word word word word word word…", None),
        (["", "x"], "one", "one"),
        (['<img src="pic.png">', "x"], "pic.png", "pic.png"),
    ],
)
def test_a_note_without_an_id_is_called_by_its_first_field(handmade, fields, name: str, text: str | None) -> None:
    (note,) = handmade.package(handmade.model(), {"one": fields}, mod=1).notes.values()
    assert (name_of(note).name, name_of(note).text) == (name, text or name)


def test_a_note_with_an_id_is_called_by_it(handmade) -> None:
    (note,) = handmade.package(handmade.model(("Front", "Id")), {"one": ["Why?", "why"]}, mod=1).notes.values()
    assert (name_of(note).name, name_of(note).text) == ("why", "Why?")


def test_a_note_that_another_package_holds_is_not_gone(handmade) -> None:
    model = handmade.model()
    old = [handmade.package(model, {"a": ["A", ""], "b": ["B", ""]}, mod=1)]
    new = [handmade.package(model, {"c": ["C", ""]}, mod=1), handmade.package(model, {"a": ["A", ""]}, mod=1)]
    assert [note.name for note in gone_notes(old, new)] == ["B"]
    assert [gone.note.name for gone in compare(old[0], new[0]).gone] == ["A", "B"]


def test_what_changed_in_pairs_orders_and_gaps_is_read_as_text(versions) -> None:
    source = """\
        - {id: a, stem: Match., case: A passage., pairs: [[Gold, Au], [Iron, Fe], {right: Ag}]}
        - {id: b, stem: Sort., order: [Egg, Larva]}
        - {id: c, stem: 'It is [[1]].', gaps: [{options: [hot, cold], answer: hot}]}
        """
    later = source.replace("right: Ag", "right: Pb").replace("A passage", "Another")
    later = later.replace("[Egg, Larva]", "[Larva, Egg]").replace("answer: hot", "answer: cold")
    old, new = versions.build(source), versions.build(later)
    changed = {change.note.name: change.texts for change in compare(old, new).changed}
    texts = {(name, text.name): (readable(text.old), readable(text.new)) for name in changed for text in changed[name]}
    assert texts == {
        ("a", "Case"): ("A passage.", "Another."),
        ("a", "Stem"): ("Match. • Gold • Iron • Ag • Au • Fe", "Match. • Gold • Iron • Au • Fe • Pb"),
        ("b", "Answer"): ("• Egg • Larva", "• Larva • Egg"),
        ("c", "Answer"): ("It is hot.", "It is cold."),
    }
