"""One learner from the first release to the third, and back: every note and card is compared before and after.

A step gives Anki's own counts, how much there is then, and what the import changed, question by question.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lab import GOOD, Lab, Learner

_NOTE = "mid, tags, flds"
_PARTS = ("note type", "tags", "fields")


def story(lab: Lab) -> dict[str, str]:
    """What each import did, by step."""
    learner = lab.empty()
    told = {"1-first-import": _step(learner, "v1")}
    _work(learner)
    told["2-second-release"] = _step(learner, "v2")
    told["3-third-release"] = _step(learner, "v3")
    told["4-first-release-again"] = _step(learner, "v1")
    return told


def _work(learner: Learner) -> None:
    """All that a learner may do, on questions that the next release changes and on others."""
    for question in ("corrected", "unchanged", "moved", "more-gaps"):
        learner.reviews(question, GOOD)
        learner.reviews(question)
    learner.edits("unchanged", "Explanation", "As I would say it.")
    learner.tags("retagged", "marked")
    learner.tags("unchanged", "leech")
    learner.col.set_user_flag_for_cards(2, [learner.card("pictured").id])
    learner.col.sched.suspend_cards([learner.card("other-kind").id])
    learner.col.sched.bury_cards([learner.card("old-name").id])
    learner.col.remove_notes([learner.note(question).id for question in ("same-gaps", "removed")])
    learner.col.set_deck([learner.card("moved").id], learner.col.decks.id("My own deck"))
    notetype = learner.notetype()
    notetype["css"] += "/* mine */"
    learner.col.models.update_dict(notetype)


def _step(learner: Learner, release: str) -> str:
    before = _notes(learner), _cards(learner)
    counts = learner.imports(release)
    after = _notes(learner), _cards(learner)
    log = ", ".join(f"{count} {name}" for name, count in counts._asdict().items() if count)
    size = f"{len(after[0])} notes, {len(after[1])} cards, {len(learner.notetypes())} note types"
    styled = "own style" if "mine" in learner.notetype()["css"] else "our style"
    notes = [f"{name} ({what})" for name, row in before[0].items() if (what := _differs(row, after[0].get(name)))]
    cards = [str(key) for key, row in before[1].items() if after[1].get(key) != row]
    new = sorted(name for name in after[0] if name not in before[0])
    changed = f"changed: {', '.join(notes) or 'none'}; cards changed: {', '.join(cards) or 'none'}"
    return f"{log}; {size}; {styled}; {changed}; new: {', '.join(new) or 'none'}"


def _differs(row: list[Any], now: list[Any] | None) -> str:
    if now is None:
        return "gone"
    return " and ".join(part for index, part in enumerate(_PARTS) if row[index] != now[index])


def _notes(learner: Learner) -> Mapping[str, list[Any]]:
    """Every note by the id of its question."""
    ids = {note_id: learner.col.get_note(note_id)["Id"] for note_id in learner.col.db.list("SELECT id FROM notes")}
    assert len(set(ids.values())) == len(ids), "a note is there twice"
    return {
        name: learner.col.db.first(f"SELECT {_NOTE} FROM notes WHERE id = ?", note_id)
        for note_id, name in sorted(ids.items(), key=lambda item: item[1])
    }


def _cards(learner: Learner) -> Mapping[str, list[Any]]:
    """Every card, with deck, schedule, flags and the number of its reviews, by question and number."""
    return {
        f"{name} {ord_ + 1}": [*card, learner.reviews_of(name)]
        for name in _notes(learner)
        for ord_, card in enumerate(learner.cards(name))
    }
