"""What becomes of a learner's own work on a note, its cards and decks, when a release is imported.

Each experiment is asked twice: about a note that the release leaves alone, and about one that it updates. It gives
one word or phrase, which expected.toml holds for every version of Anki.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lab import EASY, GOOD, Lab, Learner
from moments import DAY, SECOND

KEPT, LOST = "kept", "lost"
_OURS = {"unchanged": "It is the only valve of the heart with two cusps.", "corrected": "The second explanation."}
Experiment = Callable[[Lab, str], str]


def reviews(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.reviews(question, GOOD)
    learner.reviews(question, EASY)
    learner.col.sched.set_due_date([learner.card(question).id], "30")
    return _cards_after(learner, question)


def flag(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.col.set_user_flag_for_cards(3, [learner.card(question).id])
    return _cards_after(learner, question)


def suspended(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.col.sched.suspend_cards([learner.card(question).id])
    return _cards_after(learner, question)


def buried(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.col.sched.bury_cards([learner.card(question).id])
    return _cards_after(learner, question)


def other_deck(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.col.set_deck([learner.card(question).id], learner.col.decks.id("My own deck"))
    return _cards_after(learner, question)


def filtered_deck(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.reviews(question)
    deck = learner.col.decks.new_filtered("Cramming")
    deck_settings = learner.col.decks.get(deck)
    deck_settings["terms"] = [["deck:Exam", 100, 0]]
    learner.col.decks.save(deck_settings)
    learner.col.sched.rebuild_filtered_deck(deck)
    assert learner.deck_of(question) == "Cramming"
    return _cards_after(learner, question)


def tags(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.tags(question, "marked", "hard")
    learner.imports("v2")
    return KEPT if {"marked", "hard"} <= set(learner.note(question).tags) else LOST


def earlier_edit(lab: Lab, question: str) -> str:
    return _explanation(lab, question, 0)


def later_edit(lab: Lab, question: str) -> str:
    return _explanation(lab, question, SECOND + DAY)


def empty_field(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.edits(question, "Spare 7", "Words of my own")
    learner.imports("v2")
    return KEPT if learner.note(question)["Spare 7"] else LOST


def deleted(lab: Lab, question: str) -> str:
    learner = lab.learner()
    learner.reviews(question)
    learner.col.remove_notes([learner.note(question).id])
    learner.imports("v2")
    if not learner.note_ids(question):
        return "stays deleted"
    return "comes back as new" if learner.card(question).type == 0 else "comes back as it was"


def copied(lab: Lab, question: str) -> str:
    """Anki's *Create Copy*: a note of the learner's own with the same fields."""
    learner = lab.learner()
    original = learner.note(question)
    copy = learner.col.new_note(original.note_type())
    copy.fields = list(original.fields)
    learner.col.add_note(copy, learner.col.decks.id("Exam::Heart"))
    learner.imports("v2")
    same = learner.col.get_note(copy.id).fields == original.fields
    return "stays as it was" if same and len(learner.note_ids(question)) == 2 else "changed"


def other_notetype(lab: Lab, question: str) -> str:
    """Browse → Notes → Change Note Type, to Anki's Basic."""
    learner = lab.learner()
    note, basic = learner.note(question), learner.col.models.by_name("Basic")
    learner.col.models.change(note.note_type(), [note.id], basic, {0: 0, 3: 1}, {0: 0})
    before = learner.col.get_note(note.id)
    counts = learner.imports("v2")
    kept = learner.col.get_note(note.id).fields == before.fields
    count = learner.col.db.scalar("SELECT count() FROM notes WHERE guid = ?", before.guid)
    return f"{KEPT if kept else LOST}, {count} note" + (", no correction" if counts.updated < 6 else "")


PER_NOTE: Mapping[str, Experiment] = {
    experiment.__name__.replace("_", "-"): experiment
    for experiment in (
        reviews,
        flag,
        suspended,
        buried,
        other_deck,
        filtered_deck,
        tags,
        earlier_edit,
        later_edit,
        empty_field,
        deleted,
        copied,
        other_notetype,
    )
}


def _cards_after(learner: Learner, question: str) -> str:
    before = learner.cards(question), learner.reviews_of(question)
    learner.imports("v2")
    return KEPT if (learner.cards(question), learner.reviews_of(question)) == before else LOST


def _explanation(lab: Lab, question: str, day: int) -> str:
    learner = lab.learner()
    learner.edits(question, "Explanation", "As I would say it.")
    learner.today = max(learner.today, day)
    learner.imports("v2")
    text = learner.note(question)["Explanation"]
    if text == "As I would say it.":
        return KEPT
    return LOST if _OURS[question] in text else f"unexpected: {text}"
