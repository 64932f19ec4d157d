"""Ids for questions that have none: they stay with their questions, whatever happens around them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import alike_rests, derived_id, identify, rest_of
from ankibuild.identity.lock import STEM as STEM_KEPT
from ankibuild.identity.lock import Lock, NoteEntry
from ankibuild.identity.stamp import stamp
from ankibuild.model import Gap, Kind, Option, Pair, Question

NAMESPACE = "test-namespace"
NOW = 1_700_000_000_000
STEM = "Which of these is true?"
BASE = derived_id(STEM)


def asked(answer: str, stem: str = STEM, **more: str) -> Question:
    return Question(stem=stem, answer=answer, **more)


def ids(questions: list[Question], known=()) -> dict[str, str]:
    """The id of each answer's question."""
    return {item.question.answer: item.id for item in identify(questions, NAMESPACE, known)}


@pytest.fixture
def memory(notes_of):
    """Gives the lock after one build a list of questions, as those that a later build knows."""

    def build(*builds: list[Question]):
        lock = Lock(NAMESPACE)
        for questions in builds:
            _, lock = stamp(notes_of(questions, lock.notes.values()), lock, NOW)
        return lock.notes.values()

    return build


@pytest.mark.parametrize(
    ("stem", "pinned"),
    [
        ("What is a neuron?", "~what-is-a-neuron-f81a11c7ce10"),
        ("¿Qué es una neurona? Élève, größe", "~que-es-una-neurona-eleve-groe-03dbe8967916"),
        ("什么是神经元？", "~-a5fc9dab6cac"),
        (
            "A stem of so many words that its slug is certainly cut",
            "~a-stem-of-so-many-words-that-its-slug-is-5103009aa113",
        ),
        (
            "Antidisestablishmentarianism, floccinaucinihilipilification",
            "~antidisestablishmentarianism-floccinauci-494580187573",
        ),
        ("", "~-e3b0c44298fc"),
    ],
)
def test_derived_ids_are_frozen_for_ever(stem: str, pinned: str) -> None:
    assert derived_id(stem) == pinned


@settings(deadline=None)
@given(st.text())
def test_a_derived_id_is_one_short_ascii_word(stem: str) -> None:
    name = derived_id(stem)
    assert name.isascii() and name.isprintable() and len(name) < 60 and name.startswith("~") and " " not in name


def test_stems_that_look_alike_have_different_ids() -> None:
    assert len({derived_id(stem) for stem in ("What is x?", "What is x!", "what is x?", "What is x? ")}) == 4


def test_a_stem_typed_with_decomposed_characters_is_the_same_stem() -> None:
    assert derived_id("gro\u0308ße") == derived_id("größe")


def test_half_a_surrogate_pair_has_a_derived_id_too() -> None:
    assert derived_id("\ud800") != derived_id("\ud801")


def test_an_id_of_the_authors_own_stands_for_the_question_and_makes_its_guid() -> None:
    (item,) = identify([asked("x", id="own")], NAMESPACE, ())
    assert (item.id, item.guid, item.position) == ("own", guid_for(NAMESPACE, "own"), 1)


def test_a_renamed_question_keeps_its_first_id_and_guid() -> None:
    (item,) = identify([Question(stem=STEM, id="new", aka=("first", "second"))], NAMESPACE, ())
    assert (item.id, item.guid) == ("first", guid_for(NAMESPACE, "first"))


def test_the_namespace_of_a_file_goes_before_the_projects() -> None:
    (item,) = identify([asked("x", id="own", namespace="theirs")], NAMESPACE, ())
    assert item.guid == guid_for("theirs", "own")


def test_a_guid_overrides_what_the_id_would_make() -> None:
    (item,) = identify([asked("x", id="own", guid="Ab$3dEf,9h")], NAMESPACE, ())
    assert (item.id, item.guid) == ("own", "Ab$3dEf,9h")


def test_without_an_id_the_guid_comes_from_the_derived_one() -> None:
    (item,) = identify([asked("x")], NAMESPACE, ())
    assert (item.id, item.guid) == (BASE, guid_for(NAMESPACE, BASE))


def test_questions_are_counted_in_source_order() -> None:
    items = identify([asked("x"), asked("y", id="own"), asked("z")], NAMESPACE, ())
    assert [(item.question.answer, item.position) for item in items] == [("x", 1), ("y", 2), ("z", 3)]


def test_equal_stems_are_two_questions() -> None:
    assert ids([asked("x"), asked("y"), asked("z")]) == {"x": BASE, "y": f"{BASE}.2", "z": f"{BASE}.3"}


def test_the_same_text_twice_is_two_questions() -> None:
    assert [item.id for item in identify([asked("x"), asked("x")], NAMESPACE, ())] == [BASE, f"{BASE}.2"]


def test_a_stem_of_another_question_takes_no_part_in_the_counting() -> None:
    assert ids([asked("o", "Other?"), asked("x"), asked("i", id="own"), asked("y")])["y"] == f"{BASE}.2"


def test_questions_that_bring_their_guid_take_no_part_in_the_counting() -> None:
    items = identify([asked("x", guid="Ab$3dEf,9h"), asked("y")], NAMESPACE, ())
    assert [item.guid for item in items] == ["Ab$3dEf,9h", guid_for(NAMESPACE, BASE)]


def test_the_same_stem_in_another_namespace_takes_no_part_in_the_counting(memory) -> None:
    theirs, ours = asked("theirs", namespace="theirs"), asked("ours")
    guids = {guid_for("theirs", BASE), guid_for(NAMESPACE, BASE)}
    for questions in ([theirs, ours], [ours, theirs]):
        for known in ((), memory([ours]), memory([ours, theirs]), memory([theirs])):
            assert {item.guid for item in identify(questions, NAMESPACE, known)} == guids


def test_another_order_swaps_no_ids(memory) -> None:
    first = [asked("x"), asked("y"), asked("z")]
    assert ids(first[::-1], memory(first)) == ids(first)


def test_a_new_question_before_the_others_takes_no_id_away(memory) -> None:
    first = [asked("x"), asked("y")]
    assert ids([asked("new"), *first], memory(first)) == {**ids(first), "new": f"{BASE}.3"}


def test_a_deleted_question_takes_its_id_along(memory) -> None:
    assert ids([asked("y")], memory([asked("x"), asked("y")])) == {"y": f"{BASE}.2"}


def test_a_deleted_question_that_comes_back_is_the_same(memory) -> None:
    both = [asked("x"), asked("y")]
    assert ids(both[::-1], memory(both, [asked("y")])) == ids(both)


def test_a_question_whose_answer_changed_keeps_its_id(memory) -> None:
    known = memory([asked("a cell"), asked("a nerve")])
    assert ids([asked("a cell."), asked("a nerve")], known) == {"a cell.": BASE, "a nerve": f"{BASE}.2"}


def test_a_question_whose_answer_changed_twice_keeps_its_id(memory) -> None:
    known = memory([asked("a cell"), asked("a nerve")], [asked("a cells"), asked("a nerve")])
    assert ids([asked("a nerve"), asked("a cells")], known) == {"a cells": BASE, "a nerve": f"{BASE}.2"}


def test_the_only_question_of_a_stem_may_change_entirely(memory) -> None:
    assert ids([asked("something else")], memory([asked("a cell")])) == {"something else": BASE}


def chosen(*options: str, kind: Kind = Kind.SINGLE) -> Question:
    return Question(STEM, kind, tuple(map(Option, options)))


def id_of(question: Question, known) -> str:
    return identify([question], NAMESPACE, known)[0].id


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (chosen("An atom", "A molecule", "None of these"), False),
        (chosen("A cell", "A molecule", "An atom", "A star"), False),
        (chosen("An atom", "None of these"), False),
        (chosen("A cell", "A nerve", "A molecule", "An atom"), True),
        (chosen("A cel", "A nerve!", "A musle", "None of these"), True),
        (chosen("None of these", "A muscle", "A nerve", "A cell"), True),
        (chosen("12", kind=Kind.NUMERIC), True),
    ],
)
def test_what_is_chosen_from_tells_whether_it_is_the_only_question_of_a_stem(memory, now: Question, same: bool) -> None:
    known = memory([chosen("A cell", "A nerve", "A muscle", "None of these")])
    assert id_of(now, known) == (BASE if same else f"{BASE}.2")


def test_less_than_half_of_what_is_chosen_from_makes_no_question_the_same(memory) -> None:
    known = memory([chosen("Iron", "Gold", "Copper of a mine", "Lead of a roof", "Mercury of a lamp")])
    now = chosen("Iron", "Gold", "Oxygen we breathe", "Helium that rises", "Neon that shines")
    assert id_of(now, known) == f"{BASE}.2"


@pytest.mark.parametrize("now", ["bone. / skin! / hair", "xhair / askin / mbone"])
def test_answers_are_alike_in_their_order_or_in_any(now: str) -> None:
    assert alike_rests("hair / skin / bone", now) > 0.7


def test_the_order_of_the_options_does_not_matter_among_questions_of_one_stem(memory) -> None:
    known = memory([chosen("A cell", "A nerve"), chosen("The brain", "The lung"), chosen("A star", "A moon")])
    assert id_of(chosen("The lung", "The brain"), known) == f"{BASE}.2"


def test_a_name_whose_guid_another_question_has_today_is_not_given(memory) -> None:
    known = memory([asked("a cell")])
    items = identify([asked("a cell", guid=guid_for(NAMESPACE, BASE)), asked("a nerve")], NAMESPACE, known)
    assert items[1].id == f"{BASE}.2"
    assert identify([asked("x", id=BASE), asked("a nerve")], NAMESPACE, ())[1].id == f"{BASE}.2"


def test_changed_questions_with_one_stem_are_told_apart_by_their_answers(memory) -> None:
    known = memory([asked("a cell"), asked("a nerve"), asked("a muscle")])
    assert ids([asked("a muscle."), asked("a nerve.")], known) == {"a muscle.": f"{BASE}.3", "a nerve.": f"{BASE}.2"}


def test_the_nearest_answers_are_meant_where_others_are_near_too(memory) -> None:
    known = memory([asked("a cell of the brain"), asked("a cell of the blood"), asked("a cell of a bone")])
    assert ids([asked("a cell of the blood.")], known) == {"a cell of the blood.": f"{BASE}.2"}


def test_another_question_with_the_stem_of_one_that_is_gone_is_a_new_one(memory) -> None:
    known = memory([asked("a cell"), asked("a nerve")])
    assert ids([asked("photosynthesis"), asked("a nerve")], known)["photosynthesis"] == f"{BASE}.3"


def test_a_lock_that_remembers_no_answers_tells_changed_questions_by_their_order(memory) -> None:
    known = [replace(entry, rest="") for entry in memory([asked("a cell"), asked("a nerve")])]
    assert ids([asked("a nerve.")], known) == {"a nerve.": BASE}


def test_every_part_of_an_answer_tells_a_question_from_others_of_its_stem() -> None:
    gap = Gap((Option("largest"), Option("biggest")))
    question = Question(
        STEM,
        case="A\nlong case",
        options=(Option("x", correct=True), Option("y")),
        answer="the answer",
        order=("first", "second"),
        pairs=(Pair("Mars", "2 moons"), Pair("", "no moon")),
        gaps=(gap,),
    )
    assert rest_of(question) == (
        "A long case / x / y / the answer / first / second / Mars / 2 moons / no moon / largest / biggest"
    )


def test_only_the_beginnings_of_case_and_answer_are_remembered() -> None:
    assert rest_of(asked("b" * 1000, case="a" * 1000)) == f"{'a' * STEM_KEPT} / {'b' * STEM_KEPT}"


def test_what_does_not_tell_questions_apart_may_change(memory) -> None:
    first = [asked("x"), asked("y")]
    edited = [replace(question, explanation="New.", tags=("new",)) for question in first]
    assert ids(edited[::-1], memory(first)) == ids(first)


def test_a_question_that_took_over_a_guid_keeps_it() -> None:
    known = [NoteEntry(BASE, "a-former-guid", 1, 1, "c", "r", question_digest(asked("x")), moved=True)]
    items = identify([asked("y"), asked("x")], NAMESPACE, known)
    assert [(item.id, item.guid) for item in items] == [
        (f"{BASE}.2", guid_for(NAMESPACE, f"{BASE}.2")),
        (BASE, "a-former-guid"),
    ]


def test_a_guid_that_went_on_to_a_corrected_question_is_not_given_again() -> None:
    known = [NoteEntry("~corrected", guid_for(NAMESPACE, BASE), 1, 1, "c", "r", "another", moved=True)]
    assert ids([asked("x"), asked("y")], known) == {"x": f"{BASE}.2", "y": f"{BASE}.3"}


ANSWERS = st.sampled_from("abcdefgh")


@settings(deadline=None)
@given(builds=st.lists(st.lists(ANSWERS, unique=True), min_size=2, max_size=5))
def test_each_question_keeps_its_id_through_any_builds(notes_of, builds: list[list[str]]) -> None:
    """Also where new ones come while others go, as long as a stem has two questions from the first."""
    lock, seen = Lock(NAMESPACE), {}
    for answers in (["first", "second"], *builds):
        notes = notes_of([asked(answer) for answer in answers], lock.notes.values())
        _, lock = stamp(notes, lock, NOW)
        for note in notes:
            assert seen.setdefault(note.question.answer, note.id) == note.id
    assert len(set(seen.values())) == len(seen) == len(lock.notes)


@settings(deadline=None)
@given(builds=st.lists(st.lists(st.tuples(ANSWERS, st.booleans()), max_size=6), min_size=1, max_size=4))
def test_whatever_changes_no_two_questions_share_an_id(notes_of, builds: list[list[tuple[str, bool]]]) -> None:
    lock = Lock(NAMESPACE)
    for build in builds:
        questions = [asked(answer, id=f"own-{n}" if named else "") for n, (answer, named) in enumerate(build)]
        notes = notes_of(questions, lock.notes.values())
        assert len({note.guid for note in notes}) == len({note.id for note in notes}) == len(build)
        _, lock = stamp(notes, lock, NOW)


def test_ten_thousand_equal_stems_are_told_apart(memory) -> None:
    many = [asked(str(number)) for number in range(10_000)]
    assert len(set(ids(many[::-1], memory(many)).values())) == 10_000
