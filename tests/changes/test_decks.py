"""Decks: known by name, made where they are missing, never removed."""

from __future__ import annotations

from ankibuild.changes import compare

SOURCE = "- {id: a, stem: A, answer: x, deck: Bio::Cell}\n- {id: b, stem: B, answer: x, deck: Bio::Cell}\n"


def told(changes) -> list[tuple[str, str, int, str]]:
    return [(deck.name, deck.fate.value, deck.notes, deck.successor) for deck in changes.decks]


def sizes_in(collection) -> dict[str, int]:
    """The decks of a collection with the number of cards that each holds itself."""
    decks = collection.col.decks
    return {
        deck.name: len(collection.col.find_cards(f"did:{deck.id}"))
        for deck in decks.all_names_and_ids()
        if deck.name != "Default"
    }


def test_a_deck_that_gets_another_name_is_made_and_the_cards_stay(versions, collection, agreed) -> None:
    changes = agreed(versions.build(SOURCE), versions.build(SOURCE.replace("Bio::", "Biology::")))
    assert told(changes) == [
        ("Bio::Cell", "renamed", 2, "Biology::Cell"),
        ("Biology", "new", 0, ""),
        ("Biology::Cell", "new", 2, ""),
    ]
    assert sizes_in(collection) == {"Bio": 0, "Bio::Cell": 2, "Biology": 0, "Biology::Cell": 0}


def test_a_learner_who_renames_the_deck_first_keeps_the_cards_together(versions, collection) -> None:
    collection.import_package(versions.build(SOURCE).path)
    collection.col.decks.rename(collection.col.decks.by_name("Bio"), "Biology")
    more = SOURCE.replace("Bio::", "Biology::") + "- {id: c, stem: C, answer: x, deck: Biology::Cell}\n"
    collection.import_package(versions.build(more).path)
    assert sizes_in(collection) == {"Biology": 0, "Biology::Cell": 3}


def test_a_deck_whose_notes_go_different_ways_is_left(versions, collection, agreed) -> None:
    split = SOURCE.replace("deck: Bio::Cell}\n- {id: b", "deck: Bio::Wall}\n- {id: b").replace(
        "B, answer: x, deck: Bio::Cell", "B, answer: x, deck: Bio::Core"
    )
    changes = agreed(versions.build(SOURCE), versions.build(split))
    assert told(changes) == [("Bio::Cell", "left", 2, ""), ("Bio::Core", "new", 1, ""), ("Bio::Wall", "new", 1, "")]
    assert sizes_in(collection)["Bio::Cell"] == 2


def test_a_deck_whose_notes_go_to_a_deck_that_was_there_is_left(versions) -> None:
    both = SOURCE + "- {id: c, stem: C, answer: x, deck: Bio::Core}\n"
    changes = compare(versions.build(both), versions.build(both.replace("Cell", "Core")))
    assert told(changes) == [("Bio::Cell", "left", 2, "")]


def test_a_deck_whose_notes_are_gone_is_left(versions, collection, agreed) -> None:
    other = "- {id: c, stem: C, answer: x, deck: Bio}\n"
    assert told(agreed(versions.build(SOURCE), versions.build(other))) == [("Bio::Cell", "left", 2, "")]
    assert sizes_in(collection) == {"Bio": 1, "Bio::Cell": 2}


def test_a_name_in_another_case_is_the_same_deck(versions, collection, agreed) -> None:
    changes = agreed(versions.build(SOURCE), versions.build(SOURCE.replace("Bio::", "BIO::")))
    assert changes.decks == changes.moved == ()
    assert sizes_in(collection) == {"Bio": 0, "Bio::Cell": 2}


def test_a_description_is_replaced(versions, collection, agreed) -> None:
    own = "- {id: a, stem: A, answer: x}\n"
    old = versions.build(own, "description: What was.\n")
    changes = agreed(old, versions.build(own, "description: What is.\n"))
    assert told(changes) == [("Test", "described", 1, "")]
    assert "What is." in collection.col.decks.by_name("Test")["desc"]


def test_a_description_that_was_taken_out_stays(versions, collection, agreed) -> None:
    own = "- {id: a, stem: A, answer: x}\n"
    changes = agreed(versions.build(own, "description: What was.\n"), versions.build(own))
    assert changes.decks == ()
    assert "What was." in collection.col.decks.by_name("Test")["desc"]
