"""A learner with a real collection: what they do in it, and what it holds, as rows that can be compared.

Anki has no clock that can be set, so a note's time of change is put right after each edit.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from .seen import Seen, of_note


class Log(NamedTuple):
    """Which notes Anki says are new, updated, left alone and in conflict, by the first id of their question."""

    new: frozenset[str]
    updated: frozenset[str]
    duplicate: frozenset[str]
    conflicting: frozenset[str]


class State(NamedTuple):
    """All notes and cards, complete rows: notes by first id, cards by first id and number; and all reviews."""

    notes: dict[str, tuple[Any, ...]]
    cards: dict[tuple[str, int], tuple[Any, ...]]
    reviews: frozenset[tuple[Any, ...]]


class Learner:
    """What happens in one collection."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.col = Collection(str(folder / "collection.anki2"))
        self.own_deck = self.col.decks.id("My own deck")

    def imports(self, package: Path) -> Log:
        """Imports with Anki's default options."""
        request = ImportAnkiPackageRequest(package_path=str(package), options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        self.col.models._clear_cache()
        return Log(*(frozenset(self._ids(getattr(log, name))) for name in Log._fields))

    def _ids(self, logged: Any) -> list[str]:
        names = [self.col.get_note(entry.id.nid)["Id"] for entry in logged]
        assert len(set(names)) == len(names), "a note is logged twice"
        return names

    def state(self) -> State:
        """What the collection holds now."""
        db = self.col.db
        ids = {note_id: self.col.get_note(note_id)["Id"] for note_id in db.list("SELECT id FROM notes")}
        assert len(set(ids.values())) == len(ids), "a question is there twice"
        notes = {ids[row[0]]: tuple(row) for row in db.all("SELECT * FROM notes")}
        cards = {(ids[row[1]], row[3]): tuple(row) for row in db.all("SELECT * FROM cards")}
        return State(notes, cards, frozenset(tuple(row) for row in db.all("SELECT * FROM revlog")))

    def mod(self, name: str) -> int:
        return int(self.note(name).mod)

    def note(self, name: str) -> Any:
        (note_id,) = self.col.find_notes(f'"Id:{name}"')
        return self.col.get_note(note_id)

    def sees(self, name: str) -> Seen:
        return of_note(self.note(name), Path(self.col.media.dir()))

    def deck_of(self, name: str, ord_: int) -> str:
        (card,) = [card for card in self.note(name).cards() if card.ord == ord_]
        return str(self.col.decks.name(card.did))

    def does(self, what: str, name: str, now: int, rng: random.Random) -> None:
        """Does one of ACTIONS with a note, at a time in epoch milliseconds."""
        note = self.note(name)
        ACTIONS[what](self, note, rng)
        self.col.db.execute("UPDATE notes SET mod = ? WHERE id = ? AND mod != ?", now // 1000, note.id, note.mod)

    def close(self) -> None:
        self.col.close()


def _review(learner: Learner, note: Any, rng: random.Random) -> None:
    card = rng.choice(note.cards())
    card.start_timer()
    learner.col.sched.answerCard(card, rng.randint(1, 4))


def _suspend(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.sched.suspend_cards([rng.choice(note.cards()).id])


def _bury(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.sched.bury_cards([rng.choice(note.cards()).id])


def _flag(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.set_user_flag_for_cards(rng.randint(1, 4), [rng.choice(note.cards()).id])


def _move(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.set_deck([card.id for card in note.cards()], learner.own_deck)


def _due(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.sched.set_due_date([rng.choice(note.cards()).id], str(rng.randint(1, 300)))


def _edit(learner: Learner, note: Any, rng: random.Random) -> None:
    note["Explanation"] = f"In my own words {rng.randint(0, 10**9)}"
    learner.col.update_note(note)


def _tag(learner: Learner, note: Any, rng: random.Random) -> None:
    note.tags = [*note.tags, rng.choice(("marked", "leech", "hard"))]
    learner.col.update_note(note)


def _jot(learner: Learner, note: Any, rng: random.Random) -> None:
    note["Spare 8"] = f"My note {rng.randint(0, 10**9)}"
    learner.col.update_note(note)


def _delete(learner: Learner, note: Any, rng: random.Random) -> None:
    learner.col.remove_notes([note.id])


ACTIONS: dict[str, Callable[[Learner, Any, random.Random], None]] = {
    "review": _review,
    "suspend": _suspend,
    "bury": _bury,
    "flag": _flag,
    "move": _move,
    "due": _due,
    "edit": _edit,
    "tag": _tag,
    "jot": _jot,
    "delete": _delete,
}
WEIGHTS = {"review": 10, "edit": 3, "tag": 3, "jot": 2, "delete": 1}
"""How often each is done, beside once."""
