"""Ids and times: a note's `mod` rises when, and only when, its content changes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.lock import DeckEntry, Lock, NotetypeEntry
from ankibuild.identity.stamp import catch_up, stamp, stamp_decks, stamp_notetypes
from ankibuild.model import Question

NOW = 1_700_000_000_000
LATER = NOW + 60_000
EMPTY = Lock("test-namespace")


@pytest.fixture(scope="session")
def build(notes_of):
    """Stamps questions; gives the stamped notes and the lock."""

    def build(questions: list[Question], lock: Lock = EMPTY, now: int = NOW):
        return stamp(notes_of(questions, lock.notes.values()), lock, now)

    return build


def asked(id_: str, stem: str = "Which?", **more) -> Question:
    return Question(stem=stem, answer="This", id=id_, **more)


def test_new_notes_get_ids_like_epoch_milliseconds_in_source_order(build) -> None:
    stamped, _ = build([asked("c"), asked("a"), asked("b")])
    assert [item.note_id for item in stamped] == [NOW, NOW + 1, NOW + 2]
    assert [item.note.id for item in stamped] == ["c", "a", "b"]


def test_a_new_note_gets_the_time_of_its_build_in_seconds(build) -> None:
    (stamped,), lock = build([asked("a")], now=NOW + 1999)
    assert stamped.mod == lock.notes[stamped.note.guid].mod == NOW // 1000 + 1


def test_an_unchanged_note_keeps_everything(build) -> None:
    stamped, lock = build([asked("a")])
    assert build([asked("a")], lock, LATER) == (stamped, lock)


def test_a_changed_note_keeps_its_id_and_gets_the_time_of_the_build(build) -> None:
    (before,), lock = build([asked("a")])
    (after,), lock = build([asked("a", "What?")], lock, LATER)
    assert (after.note_id, after.mod) == (before.note_id, LATER // 1000)
    assert lock.notes[after.note.guid].content == after.note.content


def test_only_the_changed_note_is_stamped(build) -> None:
    before, lock = build([asked("a"), asked("b"), asked("c")])
    after, _ = build([asked("a"), asked("b", "What?"), asked("c")], lock, LATER)
    assert [old.mod != new.mod for old, new in zip(before, after, strict=True)] == [False, True, False]


@pytest.mark.parametrize("now", [NOW, NOW + 1, NOW - 86_400_000, 1])
def test_mod_rises_within_one_second_and_with_a_clock_that_went_back(build, now: int) -> None:
    (before,), lock = build([asked("a")])
    (after,), _ = build([asked("a", "What?")], lock, now)
    assert after.mod == before.mod + 1


def test_a_reverted_change_is_a_change(build) -> None:
    _, lock = build([asked("a")])
    (changed,), lock = build([asked("a", "What?")], lock, LATER)
    (reverted,), _ = build([asked("a")], lock, LATER)
    assert reverted.mod == changed.mod + 1


def test_what_only_renders_differently_stays_as_it_was_handed_out(build, notes_of) -> None:
    (before,), lock = build([asked("a")])
    (note,) = notes_of([asked("a")])
    (after,), new_lock = stamp([replace(note, rendered="other", fields=("other",))], lock, LATER)
    assert (after.mod, after.note.fields, new_lock) == (before.mod, ("other",), lock)


def test_another_place_or_order_changes_nothing(build) -> None:
    before, lock = build([asked("a"), asked("b")])
    after, new_lock = build([asked("b", deck="Elsewhere"), asked("a")], lock, LATER)
    assert {(n.note.id, n.note_id, n.mod) for n in after} == {(n.note.id, n.note_id, n.mod) for n in before}
    assert new_lock == lock


def test_a_note_that_is_gone_is_remembered_and_comes_back_as_it_was(build) -> None:
    both, lock = build([asked("a"), asked("b")])
    _, lock = build([asked("b")], lock, LATER)
    again, _ = build([asked("a"), asked("b")], lock, LATER + 60_000)
    assert again == both


def test_a_note_id_is_never_given_twice(build) -> None:
    _, lock = build([asked("a"), asked("b"), asked("c")])
    (new,), _ = build([asked("new")], lock, NOW + 1)
    assert new.note_id == NOW + 3


def test_every_question_is_remembered_and_one_without_id_with_its_stem(build) -> None:
    _, lock = build([asked("own"), asked("", "Why?" * 100)])
    assert [bool(entry.question) for entry in lock.notes.values()] == [True, True]
    assert [entry.stem for entry in lock.notes.values()] == ["", "Why?" * 50]


def test_the_answers_are_remembered_of_questions_without_id(build) -> None:
    _, lock = build([replace(asked("own"), answer="x"), replace(asked(""), answer="an answer")])
    assert [entry.rest for entry in lock.notes.values()] == ["", "an answer"]


def test_a_retired_question_leaves_a_tombstone(build) -> None:
    (before,), lock = build([asked("a")])
    (after,), lock = build([asked("a", retired=True)], lock, LATER)
    assert after.mod > before.mod
    assert [entry.retired for entry in lock.notes.values()] == [True]


def test_what_version_control_remembers_is_never_undercut(notes_of, build) -> None:
    _, first = build([asked("a")])
    (second,), newer = build([asked("a", "What?")], first, LATER)
    (reverted,), _ = stamp(notes_of([asked("a")]), first, NOW, newer)
    assert reverted.mod == second.mod + 1


def test_what_was_handed_out_with_the_same_content_keeps_its_time(notes_of, build) -> None:
    _, first = build([asked("a")])
    (second,), newer = build([asked("a", "What?")], first, LATER)
    (again,), lock = stamp(notes_of([asked("a", "What?")]), first, LATER + 9000, newer)
    assert again == second
    assert lock.notes == newer.notes


def test_a_note_that_only_history_knows_keeps_its_id(notes_of, build) -> None:
    (before,), newer = build([asked("a")])
    (after,), _ = stamp(notes_of([asked("a", "What?")]), EMPTY, LATER, newer)
    assert (after.note_id, after.mod) == (before.note_id, LATER // 1000)


def test_a_catch_up_package_counts_as_handed_out(build) -> None:
    (before,), lock = build([asked("a")])
    guid = before.note.guid
    lock = replace(lock, notes={guid: replace(lock.notes[guid], handed=before.mod + 500)})
    (after,), lock = build([asked("a", "What?")], lock, NOW)
    assert (after.mod, lock.notes[guid].handed) == (before.mod + 501, before.mod + 500)


@pytest.mark.parametrize(("rendered", "kept"), [(None, True), ("other", False)])
def test_an_adopted_note_counts_as_changed_if_it_looks_different(notes_of, build, rendered, kept: bool) -> None:
    (before,), lock = build([asked("a")])
    entry = lock.notes[before.note.guid]
    lock = replace(lock, notes={entry.guid: replace(entry, content="", rendered=rendered or entry.rendered)})
    (after,), _ = build([asked("a")], lock, LATER)
    assert (after.mod == before.mod) is kept


def test_stamping_leaves_the_given_lock_alone(build) -> None:
    _, lock = build([asked("a")])
    copy = replace(lock, notes=dict(lock.notes))
    build([asked("a", "What?"), asked("b")], lock, LATER)
    assert lock == copy


STEPS = st.lists(
    st.tuples(
        st.integers(-5000, 5000), st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz")), max_size=4)
    ),
    max_size=8,
)


@settings(deadline=None)
@given(steps=STEPS)
def test_over_any_builds_mod_rises_if_and_only_if_content_changes(build, steps) -> None:
    lock, last, used = EMPTY, {}, {}
    for drift, questions in steps:
        stamped, lock = build([asked(id_, stem) for id_, stem in dict(questions).items()], lock, NOW + drift)
        for item in stamped:
            stem, mod = last.get(item.note.id, (None, 0))
            assert item.mod == mod if stem == item.note.question.stem else item.mod > mod
            last[item.note.id] = (item.note.question.stem, item.mod)
            assert used.setdefault(item.note_id, item.note.id) == item.note.id


def test_decks_get_ids_like_epoch_milliseconds_in_the_order_of_their_names() -> None:
    lock = stamp_decks({"B", "A::x", "A"}, EMPTY, NOW)
    assert {name: entry.id for name, entry in lock.decks.items()} == {"A": NOW, "A::x": NOW + 1, "B": NOW + 2}


def test_a_deck_keeps_its_id_and_a_new_one_gets_a_free_one() -> None:
    lock = stamp_decks(["B"], EMPTY, NOW)
    lock = stamp_decks(["A", "B"], lock, NOW)
    assert lock.decks == {"B": DeckEntry("B", NOW), "A": DeckEntry("A", NOW + 1)}


def test_a_deck_that_is_gone_is_remembered() -> None:
    lock = stamp_decks(["A"], EMPTY, NOW)
    assert stamp_decks(["B"], lock, LATER).decks.keys() == {"A", "B"}


def test_a_note_type_gets_the_time_of_its_first_build() -> None:
    lock = stamp_notetypes({"question": "d1"}, EMPTY, NOW)
    assert lock.notetypes == {"question": NotetypeEntry("question", NOW // 1000, "d1")}


def test_an_unchanged_note_type_keeps_its_time() -> None:
    lock = stamp_notetypes({"question": "d1", "cloze": "d2"}, EMPTY, NOW)
    assert stamp_notetypes({"question": "d1", "cloze": "d2"}, lock, LATER) == lock


@pytest.mark.parametrize(("now", "mod"), [(LATER, LATER // 1000), (NOW, NOW // 1000 + 1), (1, NOW // 1000 + 1)])
def test_a_changed_note_type_gets_a_later_time(now: int, mod: int) -> None:
    lock = stamp_notetypes({"question": "d1", "cloze": "d2"}, EMPTY, NOW)
    lock = stamp_notetypes({"question": "changed", "cloze": "d2"}, lock, now)
    assert lock.notetypes["question"] == NotetypeEntry("question", mod, "changed")
    assert lock.notetypes["cloze"].mod == NOW // 1000


def test_a_note_type_that_went_back_gets_a_time_later_than_any_handed_out() -> None:
    first = stamp_notetypes({"question": "d1"}, EMPTY, NOW)
    second = stamp_notetypes({"question": "d2"}, first, LATER)
    reverted = stamp_notetypes({"question": "d1"}, first, NOW, second)
    assert reverted.notetypes["question"] == NotetypeEntry("question", LATER // 1000 + 1, "d1")
    assert stamp_notetypes({"question": "d2"}, first, NOW, second) == second


def test_what_renders_differently_counts_as_changed_if_that_is_wanted(build, notes_of) -> None:
    (before,), lock = build([asked("a")])
    (note,) = notes_of([asked("a")])
    (same,), _ = stamp([note], lock, LATER, rerender=True)
    (other,), _ = stamp([replace(note, rendered="other")], lock, LATER, rerender=True)
    assert (same.mod, other.mod) == (before.mod, LATER // 1000)


def test_catching_up_stamps_what_changed_since_and_remembers_that_apart(build) -> None:
    _, lock = build([asked("a"), asked("b")])
    normal, lock = build([asked("a"), asked("b", "What?")], lock, LATER)
    late, later = catch_up(normal, lock, NOW // 1000, LATER + 9000)
    assert [item.mod for item in late] == [NOW // 1000, LATER // 1000 + 9]
    assert [(entry.mod, entry.handed) for entry in later.notes.values()] == [
        (NOW // 1000, 0),
        (LATER // 1000, LATER // 1000 + 9),
    ]
    assert build([asked("a"), asked("b", "What?")], later, LATER + 99_000) == (normal, later)


@pytest.mark.parametrize(("since", "caught"), [(NOW // 1000 - 1, True), (NOW // 1000, False), (NOW // 1000 + 1, False)])
def test_catching_up_takes_what_is_newer_than_its_time(build, since: int, caught: bool) -> None:
    stamped, lock = build([asked("a")])
    late, later = catch_up(stamped, lock, since, LATER)
    assert (late == stamped, later == lock) == (not caught, not caught)


@pytest.mark.parametrize("now", [NOW, 1])
def test_catching_up_is_later_than_all_before_whatever_the_clock_says(build, now: int) -> None:
    stamped, lock = build([asked("a")])
    once, lock = catch_up(stamped, lock, 0, now)
    twice, _ = catch_up(stamped, lock, 0, now)
    assert [once[0].mod, twice[0].mod] == [NOW // 1000 + 1, NOW // 1000 + 2]


def test_a_guid_taken_over_stays_so_until_the_question_has_an_id(notes_of, build) -> None:
    _, lock = build([asked("")])
    (entry,) = lock.notes.values()
    moved = replace(lock, notes={entry.guid: replace(entry, moved=True)})
    assert [known.moved for known in build([asked("")], moved)[1].notes.values()] == [True]
    assert [known.moved for known in build([asked("own", guid=entry.guid)], moved)[1].notes.values()] == [False]
