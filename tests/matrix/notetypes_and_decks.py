"""What becomes of a learner's changes to our note types and decks.

Experiments on note types are asked about a release whose templates are the same and about one that changed them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lab import Lab, Learner

KEPT, LOST = "kept", "lost"
_ARRIVES = {True: "arrives", False: "does not arrive"}
_OWN = "/* mine */"


def _styling(notetype: dict[str, Any]) -> None:
    notetype["css"] += _OWN


def _template_text(notetype: dict[str, Any]) -> None:
    notetype["tmpls"][0]["afmt"] += _OWN


def _font_of_a_field(notetype: dict[str, Any]) -> None:
    notetype["flds"][0]["font"] = _OWN


def _name_of_the_type(notetype: dict[str, Any]) -> None:
    notetype["name"] = f"Matrix {_OWN}"


def _deck_override(notetype: dict[str, Any]) -> None:
    notetype["tmpls"][0]["did"] = 1


def _name_of_a_field(notetype: dict[str, Any]) -> None:
    notetype["flds"][3]["name"] = "Why"
    for template in notetype["tmpls"]:
        for side in ("qfmt", "afmt"):
            template[side] = template[side].replace("Explanation}}", "Why}}")


def _name_of_a_template(notetype: dict[str, Any]) -> None:
    notetype["tmpls"][0]["name"] = "My card"


SETTINGS: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "own-styling": _styling,
    "own-template-text": _template_text,
    "own-font": _font_of_a_field,
    "own-type-name": _name_of_the_type,
    "own-deck-override": _deck_override,
    "own-field-name": _name_of_a_field,
    "own-template-name": _name_of_a_template,
}


def setting(lab: Lab, name: str, release: str) -> str:
    """Whether a learner's change to the note type is still there after an import."""
    learner = lab.learner()
    notetype = learner.notetype()
    SETTINGS[name](notetype)
    learner.col.models.update_dict(notetype)
    own = _described(learner.notetype())
    counts = learner.imports(release)
    word = KEPT if _described(learner.notetype()) == own else LOST
    return word + _consequences(learner, counts.conflicting)


def _described(notetype: dict[str, Any]) -> tuple[Any, ...]:
    fields = [(field["name"], field["font"]) for field in notetype["flds"]]
    template = notetype["tmpls"][0]
    own = _OWN in notetype["css"], _OWN in template["afmt"], _OWN in notetype["name"]
    return fields, template["name"], template["did"], own


def _consequences(learner: Learner, conflicting: int) -> str:
    """What else came of it: two note types are ours, a third one is Anki's answer to a conflict."""
    return ", conflicts, another note type" if conflicting and len(learner.notetypes()) > 2 else ""


def _add_field(learner: Learner, notetype: dict[str, Any]) -> None:
    learner.col.models.add_field(notetype, learner.col.models.new_field("My notes"))


def _add_template(learner: Learner, notetype: dict[str, Any]) -> None:
    template = learner.col.models.new_template("My card")
    template["qfmt"], template["afmt"] = "{{Answer}} (what was asked?)", "{{Stem}}"
    learner.col.models.add_template(notetype, template)


def _remove_field(learner: Learner, notetype: dict[str, Any]) -> None:
    learner.col.models.remove_field(notetype, notetype["flds"][-1])


def _remove_template(learner: Learner, notetype: dict[str, Any]) -> None:
    learner.col.models.remove_template(notetype, notetype["tmpls"][-1])


def _move_field(learner: Learner, notetype: dict[str, Any]) -> None:
    learner.col.models.reposition_field(notetype, notetype["flds"][-1], 3)


STRUCTURE: Mapping[str, Callable[[Learner, dict[str, Any]], None]] = {
    "own-field": _add_field,
    "own-template": _add_template,
    "removed-field": _remove_field,
    "removed-template": _remove_template,
    "moved-field": _move_field,
}


def structure(lab: Lab, name: str, **options: Any) -> str:
    """What an import does after the learner changed which fields or templates there are."""
    learner = lab.learner()
    notetype = learner.notetype()
    STRUCTURE[name](learner, notetype)
    learner.col.models.update_dict(notetype)
    before = _parts(learner.notetype())
    learner.imports("v2", **options)
    corrected = "second" in learner.note("corrected")["Explanation"]
    kept = _parts(learner.notetype("corrected")) == before
    question = "a" if learner.note_ids("added") else "no"
    learner.imports("v3", **options)
    again = "third" in learner.note("corrected")["Explanation"]
    return (
        f"{KEPT if kept else LOST}; first correction {_ARRIVES[corrected]}, second {_ARRIVES[again]}; "
        f"{question} new question; {len(learner.notetypes())} note types"
    )


def merged_later(lab: Lab) -> str:
    """A field of the learner's own, an import that makes a second note type, then *Merge note types*."""
    learner = lab.learner()
    notetype = learner.notetype()
    _add_field(learner, notetype)
    learner.col.models.update_dict(notetype)
    learner.imports("v2")
    learner.imports("v2", merge_notetypes=True)
    missed = "second" in learner.note("corrected")["Explanation"]
    learner.imports("v3", merge_notetypes=True)
    again = "third" in learner.note("corrected")["Explanation"]
    return (
        f"{len(learner.notetypes())} note types; the missed correction {_ARRIVES[missed]}, the next {_ARRIVES[again]}"
    )


def text_in_own_field(lab: Lab, question: str, **options: Any) -> str:
    """What the learner wrote into a field of their own."""
    learner = lab.learner()
    notetype = learner.notetype()
    _add_field(learner, notetype)
    learner.col.models.update_dict(notetype)
    learner.edits(question, "My notes", "Words of my own")
    learner.imports("v2", **options)
    return KEPT if learner.note(question)["My notes"] else LOST


def _parts(notetype: dict[str, Any]) -> list[str]:
    return [part["name"] for part in (*notetype["flds"], *notetype["tmpls"])]


def deck_options(lab: Lab) -> str:
    learner = lab.learner()
    decks = learner.col.decks
    preset = decks.add_config("My preset")
    preset["new"]["perDay"] = 77
    decks.update_config(preset)
    deck = decks.by_name("Exam::Heart")
    deck["conf"] = preset["id"]
    decks.save(deck)
    learner.imports("v2")
    decks = learner.col.decks
    found = decks.config_dict_for_deck_id(decks.id("Exam::Heart"))
    return KEPT if (found["name"], found["new"]["perDay"]) == ("My preset", 77) else LOST


def deck_description(lab: Lab) -> str:
    """Of the deck that we describe, and of one that we do not."""
    learner = lab.learner()
    for name in ("Exam", "Exam::Heart"):
        deck = learner.col.decks.by_name(name)
        deck["desc"] = "My description"
        learner.col.decks.save(deck)
    learner.imports("v2")
    words = [KEPT if "My" in learner.col.decks.by_name(name)["desc"] else LOST for name in ("Exam", "Exam::Heart")]
    return f"{words[0]} where we have one, {words[1]} where we have none"


def deck_renamed(lab: Lab) -> str:
    learner = lab.learner()
    learner.col.decks.rename(learner.col.decks.id("Exam::Heart"), "Cardiology")
    learner.imports("v2")
    where = f"old cards in {learner.deck_of('unchanged')}, new ones in {learner.deck_of('added')}"
    return where + ("" if "Exam::Heart" in learner.decks() else ", no deck comes back")


def deck_deleted(lab: Lab) -> str:
    learner = lab.learner()
    learner.reviews("unchanged")
    learner.col.decks.remove([learner.col.decks.id("Exam::Heart")])
    learner.imports("v2")
    return "comes back, its cards as new" if learner.card("unchanged").type == 0 else "comes back as it was"


def deleted_card(lab: Lab) -> str:
    """One card of a note with two, which add-ons can delete; Anki itself deletes whole notes."""
    learner = lab.learner()
    card = learner.card("same-gaps", 1)
    learner.col.remove_cards_and_orphaned_notes([card.id])
    learner.imports("v2")
    return "comes back as new" if len(learner.cards("same-gaps")) == 2 else "stays deleted"


DECKS: Mapping[str, Callable[[Lab], str]] = {
    experiment.__name__.replace("_", "-"): experiment
    for experiment in (deck_options, deck_description, deck_renamed, deck_deleted, deleted_card)
}
