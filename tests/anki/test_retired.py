"""A retired question: gone from the normal package, marked in one of its own for those who have it."""

import pytest

NOW = 1_700_000_000_000
HOUR = 3_600_000
QUESTIONS = {
    "a": "{id: a, stem: 'Which a?', options: [x, y], answer: 1, tags: [t]}",
    "c": "{id: c, stem: '{{c1::Gold}} is {{c2::Au}}.'}",
    "k": "{id: k, stem: 'Kept?', answer: yes it is}",
}
BANNER = "This question has been withdrawn. You may suspend or delete it."


@pytest.fixture
def release(folder):
    """Builds the questions, these of them retired; `hours` after the first release."""

    def release(hours: int, *retired: str) -> None:
        lines = [
            text.removesuffix("}") + ", retired: true}" if id_ in retired else text for id_, text in QUESTIONS.items()
        ]
        folder.write("sources/a.yaml", "".join(f"- {line}\n" for line in lines))
        folder.build(now=NOW + hours * HOUR)

    return release


@pytest.fixture
def learner(release, folder, collection, review):
    """A learner who has all questions and has reviewed them."""
    release(0)
    assert collection.import_package(folder.package)["new"] == 3
    for id_ in QUESTIONS:
        review(id_)
    return collection


@pytest.fixture
def retired_package(folder):
    return folder.root / "dist" / "Test.retired.apkg"


def state(collection, id_: str) -> list:
    note = collection.note(id_)
    cards = [(card.id, card.did, card.type, card.queue, card.due, card.ivl, card.reps) for card in note.cards()]
    return [note.id, note.mod, note.tags, note.fields, cards]


def log(new: int = 0, updated: int = 0, duplicate: int = 0) -> dict[str, int]:
    return {"new": new, "updated": updated, "duplicate": duplicate, "conflicting": 0}


def test_the_normal_package_says_nothing_of_a_retired_question(release, folder, learner) -> None:
    before = [state(learner, id_) for id_ in QUESTIONS]
    release(1, "a", "c")
    assert learner.import_package(folder.package) == log(duplicate=1)
    assert [state(learner, id_) for id_ in QUESTIONS] == before


def test_a_new_learner_does_not_get_a_retired_question(release, folder, new_collection) -> None:
    release(0)
    release(1, "a")
    other = new_collection()
    assert other.import_package(folder.package) == log(new=2)
    assert {note["Id"] for note in other.notes()} == {"c", "k"}


def test_its_own_package_marks_it_on_both_sides(release, learner, retired_package, visible) -> None:
    release(1, "a", "c")
    assert learner.import_package(retired_package) == log(updated=2)
    for id_ in ("a", "c"):
        for card in learner.note(id_).cards():
            for side in (card.question(), card.answer()):
                assert side.count('class="notice') == 1 and visible(BANNER) in visible(side)
    assert learner.note("a").tags == ["ankibuild::retired", "t"]
    assert 'class="notice' not in learner.note("k").cards()[0].answer()


def test_reviews_are_kept_and_other_notes_untouched(release, learner, retired_package) -> None:
    before = {id_: state(learner, id_) for id_ in QUESTIONS}
    release(1, "a")
    learner.import_package(retired_package)
    assert [state(learner, id_) for id_ in ("c", "k")] == [before["c"], before["k"]]
    assert state(learner, "a")[4] == before["a"][4] and learner.note("a").cards()[0].reps == 1
    assert learner.col.db.scalar("select count() from revlog") == 3


def test_a_learner_finds_all_of_them_by_the_tag(release, learner, retired_package) -> None:
    release(1, "a", "c")
    learner.import_package(retired_package)
    found = learner.col.find_notes("tag:ankibuild::retired")
    assert {learner.col.get_note(id_)["Id"] for id_ in found} == {"a", "c"}


def test_importing_it_again_changes_nothing(release, learner, retired_package) -> None:
    release(1, "a")
    learner.import_package(retired_package)
    before = state(learner, "a")
    release(2, "a")
    assert learner.import_package(retired_package) == log(duplicate=1)
    assert state(learner, "a") == before


def test_a_question_that_is_taken_back_is_as_it_was(release, folder, learner, retired_package) -> None:
    before = state(learner, "a")
    release(1, "a")
    learner.import_package(retired_package)
    release(2)
    assert learner.import_package(folder.package) == log(updated=1, duplicate=2)
    after = state(learner, "a")
    assert after[1] == NOW // 1000 + 7200 > before[1]
    assert [after[0], *after[2:]] == [before[0], *before[2:]]


def test_a_question_that_is_taken_back_reaches_those_who_skipped_the_retirement(release, folder, learner) -> None:
    release(1, "a")
    release(2)
    assert learner.import_package(folder.package) == log(updated=1, duplicate=2)
    assert learner.note("a")["Notice"] == ""


def test_the_banner_is_in_the_learners_language(release, folder, learner, retired_package) -> None:
    folder.write(
        "ankibuild.yaml",
        "name: Test\ndeck: Test\nnamespace: test-namespace\nlabels: {retired: 'Alt & <überholt> {{x}}'}\n",
    )
    release(1, "a")
    learner.import_package(retired_package)
    assert "Alt &amp; &lt;überholt&gt; " in learner.note("a").cards()[0].question()
    assert "{{x}}" not in learner.note("a")["Notice"]


def test_there_is_no_package_of_retired_questions_without_any(release, retired_package) -> None:
    release(0)
    assert not retired_package.exists()
