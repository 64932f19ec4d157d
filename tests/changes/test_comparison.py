"""What `compare` says an import will do is what an import into real Anki does."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest

from ankibuild.changes import Changes, compare
from ankibuild.package.read import Package

BASE = """\
- id: france
  stem: What is the capital of France?
  options: [Lyon, Paris]
  answer: Paris
  tags: [europe]
- id: gold
  stem: '{{c1::Gold}} is {{c2::Au}}.'
- id: sun
  stem: How far away is the sun?
  answer: 150 million km
"""


def names(changes) -> list[str]:
    return [change.note.name for change in changes]


def test_the_same_sources_change_nothing(versions, agreed) -> None:
    changes = agreed(versions.build(BASE), versions.build(BASE))
    assert changes.is_empty
    assert changes.unchanged == 3


def test_a_new_question_is_a_new_note_with_its_cards(versions, collection, agreed) -> None:
    more = BASE + "- id: tin\n  stem: '{{c1::Tin}} is {{c2::Sn}}.'\n"
    changes = agreed(versions.build(BASE), versions.build(more))
    assert [(new.note.name, new.cards) for new in changes.new] == [("tin", 2)]
    assert len(collection.cards()) == 4 + 2


def test_a_changed_question_is_updated(versions, collection, agreed) -> None:
    new = versions.build
    changes = agreed(new(BASE), new(BASE.replace("the capital", "a city").replace("europe", "eu")))
    (change,) = changes.changed
    assert [text.name for text in change.texts] == ["Stem", "tags"]
    assert "a city" in collection.note("france")["Stem"]
    assert collection.note("france").tags == ["eu"]


def test_an_updated_card_keeps_its_schedule(versions, collection) -> None:
    old, new = versions.build(BASE), versions.build(BASE.replace("How far", "Tell how far"))
    collection.import_package(old.path)
    (card,) = collection.note("sun").cards()
    collection.col.sched.set_due_date([card.id], "7")
    before = collection.col.get_card(card.id)
    assert collection.import_package(new.path) == compare(old, new).log
    after = collection.col.get_card(card.id)
    assert (after.due, after.ivl, after.did) == (before.due, before.ivl, before.did)


def test_a_note_that_the_learner_edited_later_stays_as_it_is(versions, collection) -> None:
    old, new = versions.build(BASE), versions.build(BASE.replace("How far", "Tell how far"))
    collection.import_package(old.path)
    note = collection.note("sun")
    note["Stem"] = "mine"
    collection.col.update_note(note)
    assert collection.import_package(new.path)["updated"] == 0
    assert collection.note("sun")["Stem"] == "mine"


def test_a_note_that_is_no_newer_keeps_the_old_text(versions, collection, agreed) -> None:
    old = versions.build(BASE)
    changes = agreed(old, versions.build_without_new_times(BASE.replace("How far", "Tell how far")))
    assert names(changes.stale) == ["sun"]
    assert changes.changed == ()
    assert "Tell" not in collection.note("sun")["Stem"]


def test_a_note_that_is_newer_with_the_same_text_counts_as_updated(versions, agreed) -> None:
    old = versions.build(BASE)
    versions.build(BASE.replace("How far", "Tell how far"))
    changes = agreed(old, versions.build(BASE))
    (change,) = changes.changed
    assert change.texts == ()


def test_a_note_that_moves_keeps_its_cards_in_the_old_deck(versions, collection, agreed) -> None:
    elsewhere = BASE.replace("- id: gold", "- id: gold\n  deck: Metals").replace("Au}}", "Au}} or {{c3::79}}")
    changes = agreed(versions.build(BASE), versions.build(elsewhere))
    ((note, old, new),) = ((move.note.name, move.old_deck, move.new_deck) for move in changes.moved)
    assert (note, old, new) == ("gold", "Test", "Metals")
    decks = [collection.col.decks.name(card.did) for card in collection.note("gold").cards()]
    assert decks == ["Test", "Test", "Metals"]
    assert [cards.cards for cards in changes.new_cards] == [("c3",)]


def test_a_card_that_is_no_longer_filled_stays_and_is_blank(versions, collection, agreed) -> None:
    changes = agreed(versions.build(BASE), versions.build(BASE.replace("{{c2::Au}}", "Au")))
    assert [(cards.note.name, cards.cards) for cards in changes.blank_cards] == [("gold", ("c2",))]
    (report,) = collection.col.get_empty_cards().notes
    assert [collection.col.get_card(id_).ord for id_ in report.card_ids] == [1]


def test_a_card_that_comes_with_a_note_that_is_no_newer_is_added_blank(versions, collection, agreed) -> None:
    old = versions.build(BASE)
    changes = agreed(old, versions.build_without_new_times(BASE.replace("Au}}", "Au}} or {{c3::79}}")))
    assert [cards.cards for cards in changes.new_cards] == [("c3",)]
    assert [cards.cards for cards in changes.blank_cards] == [("c3",)]
    (report,) = collection.col.get_empty_cards().notes
    assert [collection.col.get_card(id_).ord for id_ in report.card_ids] == [2]


def test_a_question_that_is_gone_stays_with_the_learner(versions, collection, agreed) -> None:
    old, new = versions.build(BASE), versions.build(BASE.split("- id: sun")[0])
    changes = agreed(old, new)
    assert [gone.note.name for gone in changes.gone] == ["sun"]
    assert len(collection.note("sun").cards()) == 1


def test_changes_come_in_the_order_of_the_cards(versions) -> None:
    first, last = versions.build(BASE), versions.build(BASE.replace("is the", "was the").replace("Gold", "Silver"))
    assert names(compare(first, last).changed) == ["france", "gold", "sun"]


@dataclass(frozen=True)
class Question:
    """A question of the random projects; with deletions it is a cloze."""

    id: str
    words: int = 0
    deletions: tuple[int, ...] = ()
    tag: str = "a"
    deck: str = "Test"

    @property
    def source(self) -> str:
        head = f"- id: {self.id}\n  deck: {self.deck}\n  tags: [{self.tag}]\n  stem: 'What is {self.id} {self.words}"
        cloze = "".join(f" {{{{c{number}::x}}}}" for number in self.deletions)
        return f"{head}{cloze}'\n" if cloze else f"{head}?'\n  answer: this\n"


def some(dice: random.Random, count: int) -> list[Question]:
    """Questions, every other one a cloze."""
    return [Question(f"q{dice.randrange(10**6)}", deletions=(1, 2) if n % 2 else ()) for n in range(count)]


def edited(dice: random.Random, questions: list[Question]) -> list[Question]:
    """The questions after one edit of one of them: text, tag, deck, deletions, place, added or taken out."""
    at = dice.randrange(len(questions))
    one = questions[at]
    others = questions[:at] + questions[at + 1 :]
    if one.deletions and dice.random() < 0.4:
        one = replace(one, deletions=tuple(sorted(dice.sample((1, 2, 3, 4), dice.randint(1, 3)))))
    edits = (
        [replace(one, words=dice.randrange(9))],
        [replace(one, tag=dice.choice(("a", "A", "b")))],
        [replace(one, deck=dice.choice(("Test", "Test::Sub", "Other")))],
        [one, *some(dice, 2)],
        [],
    )
    return others[: at // 2] + dice.choice(edits) + others[at // 2 :]


@pytest.mark.parametrize("seed", range(8))
def test_any_edits_do_in_anki_what_was_said(versions, collection, agreed, seed: int) -> None:
    dice = random.Random(seed)
    questions = some(dice, 10)
    old = versions.build("".join(question.source for question in questions))
    for _ in range(12):
        questions = edited(dice, questions)
    sources = "".join(question.source for question in questions)
    new = versions.build_without_new_times(sources) if seed % 2 else versions.build(sources)
    changes = agreed(old, new)
    assert texts_in(collection) == expected_texts(changes, old, new)
    assert decks_in(collection) == expected_decks(old, new)
    assert len(collection.cards()) == cards_of(old) + cards_added(changes)
    assert blank_in(collection) == sum(len(cards.cards) for cards in changes.blank_cards)


def cards_of(package: Package) -> int:
    return sum(len(note.ords) for note in package.notes.values())


def cards_added(changes: Changes) -> int:
    return sum(new.cards for new in changes.new) + sum(len(cards.cards) for cards in changes.new_cards)


def texts_in(collection) -> dict[str, list[str]]:
    return {note.guid: list(note.fields) for note in collection.notes()}


def expected_texts(changes: Changes, old: Package, new: Package) -> dict[str, list[str]]:
    """The fields that learners have after the import, by GUID."""
    newer = {change.note.guid for change in (*changes.new, *changes.changed)}
    texts = {guid: note.fields for guid, note in old.notes.items()}
    texts |= {guid: note.fields for guid, note in new.notes.items() if guid in newer}
    return {guid: list(fields.values()) for guid, fields in texts.items()}


def decks_in(collection) -> dict[tuple[str, int], str]:
    name = collection.col.decks.name
    return {(card.note().guid, card.ord): name(card.did).casefold() for card in collection.cards()}


def expected_decks(old: Package, new: Package) -> dict[tuple[str, int], str]:
    """Where each card is after the import."""
    return {
        (note.guid, ord_): note.deck.casefold()
        for package in (new, old)
        for note in package.notes.values()
        for ord_ in note.ords
    }


def blank_in(collection) -> int:
    return sum(len(note.card_ids) for note in collection.col.get_empty_cards().notes)
