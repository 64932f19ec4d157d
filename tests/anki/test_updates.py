"""A deck that is built and imported again: what changed arrives, what did not is left alone."""

import json
from pathlib import Path

import pytest

NOW = 1_700_000_000_000
LATER = NOW + 3_600_000
QUESTIONS = {
    "a": "{id: a, stem: 'Which a?', answer: 'Answer a', tags: [old]}",
    "b": "{id: b, stem: 'Which b?', options: [x, y], answer: 1}",
    "c": "{id: c, stem: '{{c1::Gold}} is {{c2::Au}}.'}",
    "p": "{id: p, stem: 'Look: ![](p.png)', answer: x}",
}


@pytest.fixture
def release(folder, collection):
    """Builds the questions, some of them changed, and imports; gives Anki's log."""
    folder.write("sources/p.png", b"first picture")

    def release(now: int = LATER, **changed: str) -> dict[str, int]:
        lines = [f"- {text}\n" for text in (QUESTIONS | changed).values() if text]
        folder.write("sources/a.yaml", "".join(lines))
        folder.build(now=now)
        return collection.import_package(folder.package)

    assert release(NOW) == {"new": 4, "updated": 0, "duplicate": 0, "conflicting": 0}
    return release


def log(new: int = 0, updated: int = 0, duplicate: int = 0, conflicting: int = 0) -> dict[str, int]:
    return {"new": new, "updated": updated, "duplicate": duplicate, "conflicting": conflicting}


def schedule(card) -> tuple:
    return card.id, card.did, card.type, card.queue, card.due, card.ivl, card.reps, card.factor


def edit_as_learner(collection, question_id: str, field: str, text: str) -> None:
    note = collection.note(question_id)
    note[field] = text
    note.tags += ["marked", "my-own"]
    collection.col.update_note(note)


def test_an_edited_question_is_the_only_one_that_is_updated(release, collection) -> None:
    before = {note["Id"]: (note.mod, note.fields) for note in collection.notes()}
    assert release(b="{id: b, stem: 'Which b, really?', options: [x, y], answer: 2}") == log(updated=1, duplicate=3)
    after = {note["Id"]: (note.mod, note.fields) for note in collection.notes()}
    assert {id_ for id_ in before if before[id_] != after[id_]} == {"b"}
    assert (collection.note("b")["Stem"], collection.note("b")["Answer"]) == ("Which b, really?", "y")
    assert collection.note("b").mod == LATER // 1000


@pytest.mark.parametrize(
    "changed",
    [
        {"a": "{id: a, stem: 'Which a?', answer: 'Another', tags: [old]}"},
        {"a": "{id: a, stem: 'Which a?', answer: 'Answer a', tags: [new]}"},
        {"a": "{id: a, stem: 'Which a?', answer: 'Answer a', tags: [old], explanation: Why.}"},
        {"a": "{id: a, stem: 'Which a?', answer: 'Answer a', tags: [old], source: 'https://example.org'}"},
        {"a": "{id: a, stem: 'Which a?', options: [x, 'Answer a'], answer: B, tags: [old]}"},
        {"b": "{id: b, stem: 'Which b?', options: [y, x], answer: 2}"},
        {"b": "{id: b, stem: 'Which b?', options: [{text: x, why: Why.}, y], answer: 1}"},
        {"b": "{id: b, stem: 'Which b?', options: [x, y], answer: 1, shuffle: false}"},
        {"c": "{id: c, stem: '{{c1::Gold}} is {{c2::the Au}}.'}"},
    ],
    ids=str,
)
def test_every_kind_of_edit_updates_its_note(release, collection, changed: dict[str, str]) -> None:
    assert release(**changed) == log(updated=1, duplicate=3)


def test_reviews_of_an_edited_question_are_kept(release, collection, review) -> None:
    reviewed = review("a")
    assert reviewed.reps == 1
    assert release(a="{id: a, stem: 'Which a, really?', answer: 'Answer a', tags: [old]}") == log(
        updated=1, duplicate=3
    )
    (card,) = collection.note("a").cards()
    assert schedule(card) == schedule(reviewed)
    assert "Which a, really?" in card.question()
    assert collection.col.db.scalar("select count() from revlog where cid = ?", card.id) == 1


def test_a_learners_tags_and_edits_of_unchanged_notes_are_kept(release, collection) -> None:
    edit_as_learner(collection, "b", "Explanation", "My own words.")
    before = collection.note("b")
    assert release(a="{id: a, stem: 'Which a, really?', answer: x}") == log(updated=1, duplicate=3)
    after = collection.note("b")
    assert (after.fields, after.tags, after.mod) == (before.fields, before.tags, before.mod)
    assert after["Explanation"] == "My own words." and {"marked", "my-own"} <= set(after.tags)


def test_a_suspended_card_stays_suspended(release, collection) -> None:
    (card,) = collection.note("a").cards()
    collection.col.sched.suspend_cards([card.id])
    release(a="{id: a, stem: 'Which a, really?', answer: x}")
    assert collection.note("a").cards()[0].queue == -1


def test_a_reverted_edit_reaches_those_who_have_the_edit(release, collection) -> None:
    release(a="{id: a, stem: 'A wrong turn?', answer: 'Answer a', tags: [old]}")
    assert release(LATER + 1) == log(updated=1, duplicate=3)
    assert collection.note("a")["Stem"] == "Which a?"


@pytest.mark.parametrize("now", [NOW, NOW + 1, NOW - 86_400_000])
def test_an_edit_within_one_second_or_by_a_wrong_clock_arrives(release, collection, now: int) -> None:
    assert release(now, a="{id: a, stem: 'What a?', answer: x}") == log(updated=1, duplicate=3)
    assert collection.note("a")["Stem"] == "What a?"


def test_an_added_question_is_the_only_new_one(release, collection) -> None:
    assert release(new="{id: new, stem: New?, answer: x}") == log(new=1, duplicate=4)
    assert collection.note("new")["Stem"] == "New?"


def test_a_question_that_is_gone_is_left_alone(release, collection) -> None:
    assert release(a="") == log(duplicate=3)
    assert collection.note("a")["Stem"] == "Which a?"


def test_a_question_that_comes_back_is_the_same_note(release, collection, review) -> None:
    reviewed = review("a")
    release(a="")
    assert release(LATER + 60_000) == log(duplicate=4)
    assert schedule(collection.note("a").cards()[0]) == schedule(reviewed)


@pytest.mark.parametrize("place", ["deck: Elsewhere::Deeper, ", "deck: '::Sub', "])
def test_a_question_that_moves_to_another_deck_stays_where_a_learner_has_it(
    release, collection, review, place: str
) -> None:
    reviewed = review("a")
    assert release(a=QUESTIONS["a"].replace("stem:", f"{place}stem:")) == log(duplicate=4)
    assert schedule(collection.note("a").cards()[0]) == schedule(reviewed)


def test_a_question_that_moves_to_another_deck_is_there_for_new_learners(release, folder, new_collection) -> None:
    release(a=QUESTIONS["a"].replace("stem:", "deck: '::Sub', stem:"))
    other = new_collection()
    other.import_package(folder.package)
    assert other.col.decks.name(other.note("a").cards()[0].did) == "Test::Sub"


def test_files_may_be_moved_and_renamed(release, folder, collection) -> None:
    for name in ("a.yaml", "p.png"):
        path = folder.root / "sources" / name
        folder.write(f"sources/deeper/{name}", path.read_bytes())
        path.unlink()
    folder.build(now=LATER)
    assert collection.import_package(folder.package) == log(duplicate=4)


def test_an_id_may_be_renamed_if_the_former_is_told(release, collection, review) -> None:
    reviewed = review("a")
    assert release(a=QUESTIONS["a"].replace("id: a", "id: new-name, aka: [a]")) == log(duplicate=4)
    assert schedule(collection.note("a").cards()[0]) == schedule(reviewed)


def test_other_labels_change_the_cards_and_no_note(release, folder, collection, review) -> None:
    reviewed = review("b")
    before = {notetype.id for notetype in collection.col.models.all_names_and_ids()}
    folder.write("ankibuild.yaml", "name: Test\nnamespace: test-namespace\nlabels: {answer: Antwort}\n")
    assert release() == log(duplicate=4)
    (card,) = collection.note("b").cards()
    assert "Antwort" in card.answer() and schedule(card) == schedule(reviewed)
    assert {notetype.id for notetype in collection.col.models.all_names_and_ids()} == before


def test_another_name_of_the_project_renames_the_note_types(release, folder, collection) -> None:
    folder.write("ankibuild.yaml", "name: Other\ndeck: Test\nnamespace: test-namespace\n")
    folder.build(now=LATER)
    assert collection.import_package(folder.root / "dist" / "Other.apkg") == log(duplicate=4)
    assert collection.note("a").note_type()["name"] == "Other"


def test_another_kind_is_the_same_note(release, collection, review) -> None:
    reviewed = review("b")
    assert release(b="{id: b, stem: 'Which b?', answer: true}") == log(updated=1, duplicate=3)
    assert release(LATER + 1, b="{id: b, stem: 'Which b?', options: [x, y, z], answer: [1, 2]}")["updated"] == 1
    assert schedule(collection.note("b").cards()[0]) == schedule(reviewed)


def test_a_new_deletion_of_a_cloze_is_a_new_card_and_the_others_keep_their_reviews(release, collection, review) -> None:
    reviewed = review("c")
    assert release(c="{id: c, stem: '{{c1::Gold}} is {{c2::Au}}, {{c3::79}}.'}") == log(updated=1, duplicate=3)
    cards = collection.note("c").cards()
    assert [card.ord for card in cards] == [0, 1, 2]
    assert schedule(cards[0]) == schedule(reviewed)


def test_a_changed_picture_arrives(release, folder, collection) -> None:
    first = collection.note("p")["Stem"]
    folder.write("sources/p.png", b"second picture")
    assert release() == log(updated=1, duplicate=3)
    assert collection.note("p")["Stem"] != first
    found = collection.col.media.check()
    assert list(found.missing) == []
    shown = [path for path in Path(collection.col.media.dir()).iterdir() if path.name in collection.note("p")["Stem"]]
    assert [path.read_bytes() for path in shown] == [b"second picture"]


def test_the_same_picture_under_another_path_changes_nothing_but_its_question(release, folder) -> None:
    folder.write("sources/p.png", b"first picture")
    assert release() == log(duplicate=4)


PACKAGES = """\
    name: Test
    namespace: test-namespace
    packages:
      - {name: one, tags: [one]}
      - {name: two, tags: [two]}
    """


def test_two_packages_of_a_project_share_a_note(folder, collection, review) -> None:
    folder.write("ankibuild.yaml", PACKAGES)
    folder.write(
        "sources/a.yaml",
        "- {id: a, stem: A, answer: x, tags: [one, two]}\n- {id: b, stem: B, answer: x, tags: [two]}\n",
    )
    one, two = folder.build().packages
    assert collection.import_package(one.path) == log(new=1)
    reviewed = review("a")
    assert collection.import_package(two.path) == log(new=1, duplicate=1)
    assert schedule(collection.note("a").cards()[0]) == schedule(reviewed)
    assert collection.import_package(one.path) == log(duplicate=1)


def test_two_projects_may_use_the_same_ids_and_names(folder, collection, tmp_path) -> None:
    folder.write("sources/a.yaml", "- {id: q1, stem: Ours, answer: x}\n")
    folder.build()
    collection.import_package(folder.package)
    folder.write("ankibuild.yaml", "name: Test\ndeck: Test\nnamespace: another\n")
    folder.write("sources/a.yaml", "- {id: q1, stem: Theirs, answer: x}\n")
    (folder.root / "ankibuild.lock").unlink()
    folder.package.unlink()
    folder.build(now=LATER)
    assert collection.import_package(folder.package) == log(new=1)
    assert sorted(note["Stem"] for note in collection.notes()) == ["Ours", "Theirs"]


def test_a_deck_that_was_adopted_by_its_guid_is_updated(release, folder, collection) -> None:
    guid = collection.note("a").guid
    lock = (folder.root / "ankibuild.lock").read_text()
    assert guid in lock
    folder.write("ankibuild.yaml", "name: Test\nnamespace: test-namespace\n")
    assert release(a=f"{{id: other, guid: {json.dumps(guid)}, stem: 'Adopted?', answer: x}}") == log(
        updated=1, duplicate=3
    )
    assert collection.note("other")["Stem"] == "Adopted?"
