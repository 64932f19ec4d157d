"""Ids of other programs, and the lock that knows their questions again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.identity.borrowed import clean_id, settle
from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import identify, rest_of
from ankibuild.identity.lock import NoteEntry
from ankibuild.model import Kind, Option, Origin, Question
from ankibuild.source import Source, Span

SPAN = Span(Source("bank.xml", "x"), 0, 1)
SPACE = "space"


def settled(questions: list[Question], namespace: str, known: Iterable[NoteEntry]) -> list[Question]:
    return settle(questions, namespace, known).questions


def foreign(id_: str, stem: str, **parts: str) -> Question:
    return Question(stem, answer="Yes", id=id_, origin=Origin(SPAN, foreign=True, borrowed=bool(id_)), **parts)


def entry(id_: str, guid: str, question: Question) -> NoteEntry:
    return NoteEntry(id_, guid, 1, 1, "", "", question_digest(question))


def test_questions_of_our_own_sources_stay_as_they_are() -> None:
    own = Question("One?", answer="Yes", id="a")
    assert settled([own, own], SPACE, ()) == [own, own]


def test_an_id_that_two_questions_have_is_none() -> None:
    first, second, third = settled([foreign("q1", "One?"), foreign("q1", "Two?"), foreign("q2", "Three?")], SPACE, ())
    assert [first.id, second.id, third.id] == ["", "", "q2"]


def test_an_own_question_keeps_the_id_that_a_foreign_one_has_too() -> None:
    own, other = settled([Question("One?", answer="Yes", id="q1"), foreign("q1", "Two?")], SPACE, ())
    assert (own.id, other.id) == ("q1", "")


def test_a_question_whose_text_is_untouched_keeps_its_guid_under_another_id() -> None:
    question = foreign("q2", "One?")
    (found,) = settled([question], SPACE, [entry("q1", guid_for(SPACE, "q1"), question)])
    assert found.guid == guid_for(SPACE, "q1")


def test_it_keeps_it_also_when_its_text_is_corrected_later() -> None:
    before, after = foreign("q2", "One?"), foreign("q2", "One, corrected?")
    known = [entry("q2", guid_for(SPACE, "q1"), before)]
    (found,) = settled([after], SPACE, known)
    assert found.guid == guid_for(SPACE, "q1")


def test_a_guid_that_a_question_of_today_has_is_not_given_away() -> None:
    first, twin = foreign("q1", "One?"), foreign("q2", "One?")
    found = settled([first, twin], SPACE, [entry("q1", guid_for(SPACE, "q1"), first)])
    assert [question.guid for question in found] == ["", ""]


def test_a_question_whose_id_ceased_to_be_its_own_keeps_its_guid() -> None:
    before = foreign("q1", "One?")
    known = [entry("q1", guid_for(SPACE, "q1"), before)]
    first, second = settled([before, foreign("q1", "Two?")], SPACE, known)
    assert (first.guid, second.guid) == (guid_for(SPACE, "q1"), "")
    assert (first.id, second.id) == ("", "")


def test_an_inserted_question_does_not_get_the_reviews_of_the_one_whose_number_it_has() -> None:
    """Many programs number their questions anew with each export."""
    before = [foreign("q1", "One?"), foreign("q2", "Two?"), foreign("q3", "Three?")]
    known = [entry(question.id, guid_for(SPACE, question.id), question) for question in before]
    now = [foreign("q1", "New?"), foreign("q2", "One?"), foreign("q3", "Two?"), foreign("q4", "Three?")]
    new, *others = settled(now, SPACE, known)
    assert (new.id, new.guid) == ("", "")
    assert [question.guid for question in others] == [guid_for(SPACE, id_) for id_ in ("q1", "q2", "q3")]


def test_after_that_everything_stays_as_it_is() -> None:
    now = [foreign("q1", "New?"), foreign("q2", "One?")]
    known = [
        entry("q2", guid_for(SPACE, "q1"), now[1]),
        NoteEntry("~new", "derived", 1, 1, "", "", question_digest(now[0]), "New?"),
    ]
    new, one = settled(now, SPACE, known)
    assert (new.guid, one.guid) == ("derived", guid_for(SPACE, "q1"))


def test_a_number_alone_says_nothing_in_a_file_where_numbers_moved() -> None:
    before = [foreign("q1", "One?"), foreign("q2", "Two?")]
    known = [entry(question.id, guid_for(SPACE, question.id), question) for question in before]
    now = [foreign("q1", "New?"), foreign("q2", "One, corrected?"), foreign("q3", "Two?")]
    new, corrected, two = settled(now, SPACE, known)
    assert (new.id, new.guid) == (corrected.id, corrected.guid) == ("", "")
    assert two.guid == guid_for(SPACE, "q2")


TRUE = "Which of these is true?"


def remembered(id_: str, stem: str, answer: str) -> NoteEntry:
    question = replace(foreign(id_, stem), answer=answer)
    return replace(entry(id_, guid_for(SPACE, id_), question), stem=stem, rest=answer)


def test_among_questions_with_one_stem_a_moved_number_says_nothing_if_the_answers_are_others() -> None:
    known = [remembered("q1", TRUE, "Bone is alive."), remembered("q2", TRUE, "Hair is dead.")]
    known.append(remembered("q3", TRUE, "Skin is soft."))
    now = [("q1", "Nails grow."), ("q2", "Bone is alive."), ("q3", "Hair is dead!"), ("q4", "Skin is soft!")]
    found = settled([replace(foreign(id_, TRUE), answer=answer) for id_, answer in now], SPACE, known)
    assert [question.guid or question.id for question in found] == ["", guid_for(SPACE, "q1"), "", "q4"]


@pytest.mark.parametrize(
    "stems", [(TRUE, TRUE, TRUE), ("How does bone heal?", "Why does hair fall?", "When do nails grow?")]
)
def test_numbers_moved_where_all_that_follow_are_corrected_at_once(stems: tuple[str, ...]) -> None:
    answers = ["Bone is alive.", "Hair is dead.", "Nails grow."]
    known = [remembered(f"q{n}", stem, answer) for n, (stem, answer) in enumerate(zip(stems, answers, strict=True), 1)]
    now = [replace(foreign(f"q{n}", f"{stems[n]}!"), answer=f"{answers[n]}!") for n in (1, 2)]
    assert [question.id for question in settled(now, SPACE, known)] == ["", ""]


def test_a_question_that_is_like_none_is_its_ids_written_anew() -> None:
    known = [remembered("q1", TRUE, "Bone is alive."), remembered("q2", TRUE, "Hair is dead.")]
    now = [replace(foreign("q1", TRUE), answer="Photosynthesis needs light."), foreign("q3", "Other?")]
    assert [question.id for question in settled(now, SPACE, known)] == ["q1", "q3"]


def chosen(id_: str, stem: str, *options: str) -> Question:
    return replace(foreign(id_, stem), kind=Kind.SINGLE, answer="", options=tuple(map(Option, options)))


OTHERS = {
    "other words": chosen("q1", "How fast do nails grow?", "A millimetre a week", "A metre a week"),
    "another stem": chosen("q1", "Which of these cannot be bent at all?", "A bone of the arm", "A hair", "A nail"),
    "other answers": chosen("q1", TRUE, "Nails grow.", "Teeth grow.", "None of these"),
}
BONE = chosen("q1", TRUE, "Bone is alive.", "Hair is alive.", "None of these")


@pytest.mark.parametrize("now", OTHERS.values(), ids=OTHERS.keys())
def test_an_id_that_quite_another_question_has_now_is_in_doubt(now: Question) -> None:
    """The former one was deleted, or rejected, and where questions are numbered another has its number."""
    known = replace(entry("q1", guid_for(SPACE, "q1"), BONE), stem=BONE.stem, rest=rest_of(BONE))
    found = settle([now], SPACE, [known])
    assert ([question.id for question in found.questions], found.doubts) == ([""], {1: guid_for(SPACE, "q1")})


CORRECTED = {
    "a letter in each text": chosen(
        "q1", "Which of these is true!", "Bone is alife.", "Hair is alive!", "None of these"
    ),
    "the order of the options": chosen("q1", TRUE, "None of these", "Hair is alive.", "Bone is alive."),
    "an option": chosen("q1", TRUE, "Bone is alive.", "Nothing in a body lasts longer.", "None of these"),
    "all of the stem": chosen("q1", "Say what is right.", "Bone is alive.", "Hair is alive.", "None of these"),
}


@pytest.mark.parametrize("now", CORRECTED.values(), ids=CORRECTED.keys())
def test_a_corrected_question_keeps_its_id_without_a_doubt(now: Question) -> None:
    known = replace(entry("q1", guid_for(SPACE, "q1"), BONE), stem=BONE.stem, rest=rest_of(BONE))
    assert settle([now], SPACE, [known]) == ([now], {})


def test_answers_that_several_questions_have_do_not_tell() -> None:
    known = replace(entry("q1", guid_for(SPACE, "q1"), BONE), stem=BONE.stem, rest=rest_of(BONE))
    others = [replace(CORRECTED["all of the stem"], id=id_) for id_ in ("q1", "q2")]
    assert settle(others, SPACE, [known]).doubts == {1: guid_for(SPACE, "q1")}


def test_in_a_file_where_numbers_moved_nothing_is_in_doubt() -> None:
    known = [remembered("q1", "How does bone heal?", "Slowly"), remembered("q2", "Why does hair fall?", "It is old.")]
    now = [foreign("q1", "When do nails grow?"), replace(foreign("q3", "Why does hair fall?"), answer="It is old.")]
    assert settle(now, SPACE, known).doubts == {1: guid_for(SPACE, "q1")}
    now[1] = replace(now[1], id="q1")
    assert settle([replace(now[0], id="q2"), now[1]], SPACE, known).doubts == {}


def test_of_two_notes_with_one_text_the_newer_is_meant() -> None:
    question = foreign("", "One?")
    known = [replace(entry("~a", "old", question), mod=1), replace(entry("~b", "new", question), mod=2)]
    assert settled([question], SPACE, known)[0].guid == "new"


def test_a_question_that_got_an_id_keeps_its_note_beside_a_new_one_of_its_stem() -> None:
    before = replace(foreign("", TRUE), answer="Bone is alive.")
    (item,) = identify([before], SPACE, ())
    known = [replace(entry(item.id, item.guid, before), stem=TRUE, rest="Bone is alive.")]
    now = [replace(before, id="q1", origin=Origin(SPAN, foreign=True, borrowed=True)), foreign("", TRUE)]
    found = identify(settled(now, SPACE, known), SPACE, known)
    assert found[0].guid == item.guid and found[1].guid != item.guid


def test_where_no_number_moved_a_question_may_be_written_anew() -> None:
    before = [foreign("q1", "One?"), foreign("q2", "Two?")]
    known = [entry(question.id, guid_for(SPACE, question.id), question) for question in before]
    now = [foreign("q1", "Quite another wording?"), before[1]]
    assert settled(now, SPACE, known) == now


def test_questions_that_swap_their_ids_keep_their_notes() -> None:
    known = [entry(id_, guid_for(SPACE, id_), foreign(id_, stem)) for id_, stem in (("a", "One?"), ("b", "Two?"))]
    one, two = settled([foreign("b", "One?"), foreign("a", "Two?")], SPACE, known)
    assert (one.guid, two.guid) == (guid_for(SPACE, "a"), guid_for(SPACE, "b"))


def test_a_question_whose_id_vanished_is_known_by_its_text() -> None:
    known = [entry("q1", guid_for(SPACE, "q1"), foreign("q1", "One?"))]
    (found,) = settled([foreign("", "One?")], SPACE, known)
    assert found.guid == guid_for(SPACE, "q1")


def test_a_note_of_our_own_source_is_not_given_away() -> None:
    own = Question("One?", answer="Yes", id="mine")
    known = [entry("mine", guid_for(SPACE, "mine"), own)]
    assert [question.guid for question in settled([own, foreign("q1", "One?")], SPACE, known)] == ["", ""]


stems = st.sampled_from(["One?", "Two?", "Three?", "Four?"])
banks = st.lists(st.tuples(st.sampled_from(["", "q1", "q2", "q3"]), stems), max_size=5)


@given(banks, banks)
def test_no_two_questions_are_one_note_and_no_text_changes_its_note(before, now) -> None:
    def built(bank, known):
        return identify(settled([foreign(*one) for one in bank], SPACE, known), SPACE, known)

    first = built(before, ())
    known = [NoteEntry(i.id, i.guid, 1, 1, "", "", question_digest(i.question), i.question.stem) for i in first]
    again = built(now, known)
    assert len({item.guid for item in again}) == len(again)
    assert [item.guid for item in built(before, known)] == [item.guid for item in first]
    notes: dict[str, set[str]] = {}
    for item in first:
        notes.setdefault(item.question.stem, set()).add(item.guid)
    for stem, guids in notes.items():
        todays = {item.guid for item in again if item.question.stem == stem}
        assert not todays or todays & guids


def standing(id_: str, stem: str, answer: str, *, ours: bool = False) -> Question:
    borrowed = bool(id_) and not ours
    return Question(stem, answer=answer, id=id_, origin=Origin(SPAN, foreign=not ours, borrowed=borrowed))


files = st.lists(
    st.tuples(st.sampled_from(["", "q1", "q2", "q3"]), stems, st.sampled_from(["a", "b"])),
    max_size=4,
    unique_by=lambda question: question[1:],
)
ours = st.lists(st.tuples(st.sampled_from(["o1", "o2"]), stems), max_size=2, unique_by=lambda question: question[0])


@given(st.lists(st.tuples(files, ours), min_size=2, max_size=4))
def test_over_the_years_no_two_questions_are_one_note_and_a_second_build_changes_nothing(years) -> None:
    known: dict[str, NoteEntry] = {}
    for bank, own in years:
        questions = [*(standing(*one, "a", ours=True) for one in own), *(standing(*one) for one in bank)]
        built = identify(settled(questions, SPACE, known.values()), SPACE, known.values())
        assert len({item.guid for item in built}) == len(built)
        for item in built:
            digest = question_digest(item.question)
            known[item.guid] = NoteEntry(item.id, item.guid, 1, 1, "", "", digest, item.question.stem)
        again = identify(settled(questions, SPACE, known.values()), SPACE, known.values())
        assert [item.guid for item in again] == [item.guid for item in built]


@pytest.mark.parametrize(("text", "expected"), [("a b", "a-b"), ("~x", "x"), (" q1\n", "q1"), ("i_42", "i_42")])
def test_an_id_of_another_program_becomes_one_of_ours(text: str, expected: str) -> None:
    assert clean_id(text) == expected
