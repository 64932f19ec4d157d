"""What learners get of an author's changes: those that ankibuild makes, and those that it takes care not to make."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lab import EASY, Lab, Learner

ARRIVES, STAYS_OLD = "arrives", "does not arrive"
_REFUSED = "refused"


def text(lab: Lab) -> str:
    return _with_reviews(lab, "corrected", lambda learner: "second" in learner.note("corrected")["Explanation"])


def tags(lab: Lab) -> str:
    return _with_reviews(lab, "retagged", lambda learner: set(learner.note("retagged").tags) == {"vessels", "year2"})


def picture(lab: Lab) -> str:
    def shown(learner: Learner) -> bool:
        return any(name in learner.note("pictured")["Stem"] and "red" in svg for name, svg in learner.media().items())

    return f"{_with_reviews(lab, 'pictured', shown)}, {len(lab.learner('v1', 'v2').media())} files"


def kind(lab: Lab) -> str:
    return _with_reviews(lab, "other-kind", lambda learner: bool(learner.note("other-kind")["Options"]))


def renamed_id(lab: Lab) -> str:
    """With `aka`: the first id is what stands in the note."""
    return f"{len(lab.learner('v1', 'v2').note_ids('old-name'))} note"


def order(lab: Lab) -> str:
    """A question put at the head of the file: which of the new cards is shown first."""
    learner = lab.learner("v1", "v2")
    due = learner.col.db.list("SELECT due FROM cards WHERE type = 0 AND did = ? ORDER BY due, id", _heart(learner))
    first = learner.cards("added")[0][4]
    return f"the new question is due at {due.index(first) + 1} of {len(due)}"


def moved(lab: Lab) -> str:
    learner = lab.learner("v1", "v2")
    return f"the card stays in {learner.deck_of('moved')}"


def removed(lab: Lab) -> str:
    learner = lab.learner("v1", "v2")
    return "stays" if learner.note_ids("removed") else "goes"


def more_gaps(lab: Lab) -> str:
    return _with_reviews(lab, "more-gaps", lambda learner: len(learner.cards("more-gaps")) == 3, cards=2)


def fewer_gaps(lab: Lab) -> str:
    learner = lab.learner("v1", "v2")
    empty = learner.col.get_empty_cards().notes
    blank = sum(len(note.card_ids) for note in empty if note.note_id == learner.note("fewer-gaps").id)
    return f"{len(learner.cards('fewer-gaps'))} cards, {blank} of them blank"


def to_cloze(lab: Lab) -> str:
    learner = lab.learner()
    counts = learner.imports("to-cloze")
    (name,) = {learner.note("becomes-cloze").note_type()["name"]}
    return f"{counts.conflicting} conflict, stays in {name}"


def look(lab: Lab) -> str:
    """Other labels, and nothing else: the templates are updated, the notes are not."""
    learner = lab.learner()
    counts = learner.imports("restyled")
    new = "Antwort" in learner.notetype()["tmpls"][0]["afmt"]
    return f"{ARRIVES if new else STAYS_OLD}, {counts.updated} notes updated, {len(learner.notetypes())} note types"


def description(lab: Lab) -> str:
    deck = lab.learner("v1", "v2").col.decks.by_name("Exam")
    return ARRIVES if "second" in deck["desc"] else STAYS_OLD


def older_package(lab: Lab) -> str:
    """The first release again, after the third."""
    learner = lab.learner("v1", "v2", "v3")
    counts = learner.imports("v1")
    text = learner.note("corrected")["Explanation"]
    return f"{counts.updated} updated, {counts.conflicting} conflicts, {'kept' if 'third' in text else 'lost'}"


def missed_release(lab: Lab) -> str:
    """From the first release to the third."""
    counts = lab.learner().imports("v3")
    return f"{counts.new} new, {counts.updated} updated, {counts.conflicting} conflicts"


def equal_stamp(lab: Lab) -> str:
    learner = lab.learner("v1", "same-mod")
    return ARRIVES if "Corrected" in learner.note("corrected")["Explanation"] else STAYS_OLD


def all_stamped(lab: Lab) -> str:
    learner = lab.learner()
    learner.tags("unchanged", "marked")
    learner.edits("unchanged", "Explanation", "As I would say it.")
    learner.imports("all-stamped")
    note = learner.note("unchanged")
    edit = "kept" if "I would" in note["Explanation"] else "lost"
    return f"edit {edit}, tag {'kept' if note.has_tag('marked') else 'lost'}"


def guid_twice(lab: Lab) -> str:
    learner = lab.learner("twice")
    guid = learner.note("corrected").guid
    return f"{learner.col.db.scalar('SELECT count() FROM notes WHERE guid = ?', guid)} notes"


def suspended_in_package(lab: Lab) -> str:
    return _suspended(lab.learner("suspended"))


def field_added(lab: Lab) -> str:
    return _conflict(lab.learner(), "field-added")


def template_added(lab: Lab) -> str:
    return _conflict(lab.learner(), "template-added")


def field_renamed(lab: Lab) -> str:
    return _conflict(lab.learner(), "field-renamed")


def field_renamed_without_ids(lab: Lab) -> str:
    return _conflict(lab.learner("no-ids"), "no-ids-field-renamed")


def picture_of_one_name(lab: Lab) -> str:
    """Other bytes under the same name: with the same stamp, and with a later one."""
    learner = lab.learner("v1", "same-picture-name")
    same = "new picture" if _picture_is_new(learner) else "old picture"
    learner.imports("same-picture-name-stamped")
    return f"{same}; stamped: {'new picture' if _picture_is_new(learner) else 'old picture'}"


def static_file(lab: Lab) -> str:
    """A file whose name begins with an underscore, as fonts and scripts of templates have it."""
    learner = lab.learner("static-file", "static-file-changed")
    return f"{learner.media()['_font.txt']} file"


def clock_an_hour_ahead(lab: Lab) -> str:
    return _tried(lab, "an-hour-ahead")


def clock_a_year_ahead(lab: Lab) -> str:
    return _tried(lab, "a-year-ahead")


def edit_while_the_clock_was_ahead(lab: Lab) -> str:
    """A release stamped a year ahead, a learner's edit after its import, and the same release once more."""
    learner = lab.learner()
    if _imports(learner, "a-year-ahead") == _REFUSED:
        return _REFUSED
    learner.edits("corrected", "Explanation", "As I would say it.")
    learner.imports("a-year-ahead")
    return "kept" if "I would" in learner.note("corrected")["Explanation"] else "lost"


CHANGES: Mapping[str, Callable[[Lab], str]] = {
    experiment.__name__.replace("_", "-"): experiment
    for experiment in (
        text,
        tags,
        picture,
        kind,
        renamed_id,
        order,
        moved,
        removed,
        more_gaps,
        fewer_gaps,
        to_cloze,
        look,
        description,
        older_package,
        missed_release,
        equal_stamp,
        all_stamped,
        guid_twice,
        suspended_in_package,
        field_added,
        template_added,
        field_renamed,
        field_renamed_without_ids,
        picture_of_one_name,
        static_file,
        clock_an_hour_ahead,
        clock_a_year_ahead,
        edit_while_the_clock_was_ahead,
    )
}


def _with_reviews(lab: Lab, question: str, arrived: Callable[[Learner], bool], cards: int = 1) -> str:
    """Imports the second release after a review: whether the change arrives, and the review stays."""
    learner = lab.learner()
    learner.reviews(question, EASY)
    before = learner.cards(question), learner.reviews_of(question)
    learner.imports("v2")
    kept = (learner.cards(question)[:cards], learner.reviews_of(question)) == before
    return f"{ARRIVES if arrived(learner) else STAYS_OLD}, reviews {'kept' if kept else 'lost'}"


def _conflict(learner: Learner, release: str) -> str:
    counts = learner.imports(release)
    fields = learner.note("corrected").fields
    word = ARRIVES if any("second" in field for field in fields) else STAYS_OLD
    return f"{word}, {len(learner.notetypes())} note types" + (", conflicts" if counts.conflicting else "")


def _suspended(learner: Learner) -> str:
    return "suspended" if learner.card("added").queue == -1 else "not suspended"


def _picture_is_new(learner: Learner) -> bool:
    stem = learner.note("pictured")["Stem"]
    return any(name in stem and '"9"' in svg for name, svg in learner.media().items())


def _heart(learner: Learner) -> int:
    return int(learner.col.decks.id("Exam::Heart"))


def _tried(lab: Lab, release: str) -> str:
    """Whether an import works at all."""
    learner = lab.learner()
    refused = _imports(learner, release)
    return refused or (ARRIVES if learner.note_ids("added") else STAYS_OLD)


def _imports(learner: Learner, release: str) -> str:
    """Imports a release; says if Anki refuses it."""
    try:
        learner.imports(release)
    except Exception as error:
        return _REFUSED if "timestamps in the future" in str(error) else f"fails: {error}"
    return ""
