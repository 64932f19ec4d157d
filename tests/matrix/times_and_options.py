"""When a correction is passed over, what helps then, what the options of Anki's import dialog do, and what syncs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from authors_work import ARRIVES, STAYS_OLD
from lab import Lab, Learner
from moments import FIRST, SECOND

IF_NEWER, ALWAYS, NEVER = 0, 1, 2
_NEW, _UPDATED = FIRST // 1000, SECOND // 1000
_TRICKS = ("usn", "cards", "flags-and-data", "collection-time", "notetype-time", "anki21")


def stamp_of_a_new_note(lab: Lab) -> str:
    return "ours" if lab.learner().note("corrected").mod == _NEW else "that of the import"


def stamp_of_an_updated_note(lab: Lab) -> str:
    """Of a note that the second release corrected."""
    mod = lab.learner("v1", "v2").note("corrected").mod
    return "ours" if mod == _UPDATED else "that of the import"


def stamp_of_a_notetype(lab: Lab) -> str:
    mod = lab.learner("v1", "v2").notetype()["mod"]
    return "ours" if mod == _UPDATED else "that of the import"


def built_before_the_last_import(lab: Lab) -> str:
    """The third correction was made before the learner imported the second release, and comes with the next one."""
    return _third(lab.learner("v1", "v2", "v3-draft"))


def missed_one(lab: Lab) -> str:
    """The learner never imported the second release."""
    return _third(lab.learner("v1", "v3-draft"))


def built_after_the_last_import(lab: Lab) -> str:
    return _third(lab.learner("v1", "v2", "v3"))


def catch_up(lab: Lab) -> str:
    """The same, then the catch-up package: what it brings, and what it costs."""
    learner = lab.learner("v1", "v2", "v3-draft")
    for question in ("corrected", "unchanged"):
        learner.reviews(question)
        learner.edits(question, "Hint", "My hint")
    before = [learner.cards(question) for question in ("corrected", "unchanged")]
    learner.imports("catch-up")
    reviews = "kept" if before == [learner.cards(question) for question in ("corrected", "unchanged")] else "lost"
    edits = ["kept" if learner.note(question)["Hint"] else "lost" for question in ("corrected", "unchanged")]
    return f"{_third(learner)}, reviews {reviews}, edit {edits[0]} there, {edits[1]} on other notes"


def normal_after_catch_up(lab: Lab) -> str:
    """The normal package once more, after the catch-up package."""
    learner = lab.learner("v1", "v2", "v3-draft", "catch-up")
    return f"{learner.imports('v3-draft').updated} updated"


def tricks(lab: Lab) -> str:
    """Details of the package that might have made Anki take the correction, if `mod` does not: those that did."""
    worked = [name for name in _TRICKS if _third(lab.learner("v1", "v2", f"trick-{name}")) == ARRIVES]
    return "all work" if len(worked) == len(_TRICKS) else ", ".join(worked) or "none works"


def undone_first(lab: Lab) -> str:
    """The learner undoes the import of the second release and imports the third."""
    learner = lab.learner("v1", "v2")
    try:
        learner.col.undo()
    except Exception:
        return "cannot be undone"
    if "first" not in learner.note("corrected")["Explanation"]:
        return "cannot be undone"
    learner.imports("v3-draft")
    return _third(learner)


def always(lab: Lab) -> str:
    """*Update notes: always*: what happens to the late correction, and to notes that the learner edited or did not."""
    learner = lab.learner("v1", "v2")
    learner.edits("unchanged", "Explanation", "As I would say it.")
    learner.tags("retagged", "marked")
    updated = learner.imports("v3-draft", update_notes=ALWAYS).updated
    lost = "kept" if "I would" in learner.note("unchanged")["Explanation"] else "lost"
    tag = "kept" if learner.note("retagged").has_tag("marked") else "lost"
    return f"correction {_third(learner)}, an edit is {lost}, a tag is {tag}, {updated} updated"


def always_on_untouched_notes(lab: Lab) -> str:
    """The same release once more: notes that neither the author nor the learner touched."""
    return f"{lab.learner('v1').imports('v1', update_notes=ALWAYS).updated} updated"


def never(lab: Lab) -> str:
    counts = lab.learner().imports("v2", update_notes=NEVER)
    return f"{counts.new} new, {counts.updated} updated"


def notetypes_never(lab: Lab) -> str:
    learner = lab.learner()
    counts = learner.imports("v2", update_notetypes=NEVER)
    old = "Antwort" not in learner.notetype()["tmpls"][0]["afmt"]
    return f"{counts.updated} updated, look {'stays' if old else 'changes'}"


def progress_ticked(lab: Lab) -> str:
    """*Import any learning progress*: the learner's own, and new cards that come suspended."""
    learner = lab.learner()
    learner.reviews("corrected")
    before = learner.cards("corrected"), learner.reviews_of("corrected")
    learner.imports("suspended", with_scheduling=True)
    kept = (learner.cards("corrected"), learner.reviews_of("corrected")) == before
    return f"own progress {'kept' if kept else 'lost'}, {_queue(learner)}"


def merge_ticked(lab: Lab) -> str:
    """*Merge note types* where they are the same: what is updated, and whose time the note type has then."""
    learner = lab.learner()
    counts = learner.imports("v2", merge_notetypes=True)
    ours = learner.notetype()["mod"] == _UPDATED
    learner.imports("restyled-again")
    old = "Antwort" in learner.notetype()["tmpls"][0]["afmt"]
    time = "ours" if ours else "that of the import"
    return f"{counts.updated} updated, note type's time is {time}, next look {STAYS_OLD if old else ARRIVES}"


def merge_and_cloze(lab: Lab) -> str:
    """*Merge note types* where a question became a cloze."""
    try:
        lab.learner().imports("to-cloze", merge_notetypes=True)
    except Exception as error:
        return "the whole import fails" if "Cloze note" in str(error) else f"fails: {error}"
    return "works"


def merge_and_field_of_ours(lab: Lab) -> str:
    """*Merge note types* where the package has one more field."""
    learner = lab.learner()
    learner.imports("field-added", merge_notetypes=True)
    word = ARRIVES if "second" in learner.note("corrected")["Explanation"] else STAYS_OLD
    return f"{word}, {len(learner.notetypes())} note types"


def merge_and_full_sync(lab: Lab) -> str:
    """*Merge note types*, where all is the same and where the learner took a field out of ours."""
    same = _changes_schema(lab.learner(), "v2", merge_notetypes=True)
    learner = lab.learner()
    notetype = learner.notetype()
    learner.col.models.remove_field(notetype, notetype["flds"][-1])
    learner.col.models.update_dict(notetype)
    merged = _changes_schema(learner, "v2", merge_notetypes=True)
    return f"same types: {'asked for' if same else 'no'}; a field less: {'asked for' if merged else 'no'}"


def presets_ticked(lab: Lab) -> str:
    """*Import any deck presets*, an option since 23.12."""
    learner = lab.learner()
    before = learner.col.decks.config_dict_for_deck_id(learner.col.decks.id("Exam::Heart"))
    try:
        learner.imports("v2", with_deck_configs=True)
    except ValueError:
        return "no such option"
    after = learner.col.decks.config_dict_for_deck_id(learner.col.decks.id("Exam::Heart"))
    return "kept" if before == after else "lost"


def defaults(lab: Lab) -> str:
    """What Anki's dialog proposes to somebody who never changed it."""
    presets = lab.learner().col._backend.get_import_anki_package_presets()
    ticked = [
        name for name in ("merge_notetypes", "with_scheduling", "with_deck_configs") if getattr(presets, name, False)
    ]
    words = {IF_NEWER: "if newer", ALWAYS: "always", NEVER: "never"}
    return f"notes {words[presets.update_notes]}, ticked: {', '.join(ticked) or 'nothing'}"


def full_sync(lab: Lab) -> str:
    """Which imports make Anki ask for a one-way sync: those that change its schema."""
    learner = lab.empty()
    releases = ("v1", "v2", "restyled", "v3", "to-cloze", "field-added")
    return ", ".join(name for name in releases if _changes_schema(learner, name)) or "none"


TIMES: Mapping[str, Callable[[Lab], str]] = {
    experiment.__name__.replace("_", "-"): experiment
    for experiment in (
        stamp_of_a_new_note,
        stamp_of_an_updated_note,
        stamp_of_a_notetype,
        built_before_the_last_import,
        missed_one,
        built_after_the_last_import,
        catch_up,
        normal_after_catch_up,
        tricks,
        undone_first,
        full_sync,
    )
}
OPTIONS: Mapping[str, Callable[[Lab], str]] = {
    experiment.__name__.replace("_", "-"): experiment
    for experiment in (
        defaults,
        always,
        always_on_untouched_notes,
        never,
        notetypes_never,
        progress_ticked,
        merge_ticked,
        merge_and_cloze,
        merge_and_field_of_ours,
        merge_and_full_sync,
        presets_ticked,
    )
}


def _third(learner: Learner) -> str:
    return ARRIVES if "third" in learner.note("corrected")["Explanation"] else STAYS_OLD


def _queue(learner: Learner) -> str:
    return "new cards suspended" if learner.card("added").queue == -1 else "new cards not suspended"


def _changes_schema(learner: Learner, release: str, **options: Any) -> bool:
    def schema() -> Any:
        return learner.col.db.scalar("SELECT scm FROM col")

    before = schema()
    learner.imports(release, **options)
    return schema() != before
