"""The places of new cards: rising in source order, and kept once they were handed out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.identity.lock import Lock
from ankibuild.identity.order import places, stamp_places
from ankibuild.identity.stamp import stamp
from ankibuild.model import Question

KNOWN = st.lists(st.integers(0, 500), max_size=30)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], []),
        ([0], [100]),
        ([0, 0, 0], [100, 200, 300]),
        ([100, 200, 300], [100, 200, 300]),
        ([100, 0, 200], [100, 150, 200]),
        ([0, 100], [50, 100]),
        ([100, 0, 0, 0, 200, 0], [100, 125, 150, 175, 200, 300]),
        ([100, 300], [100, 300]),
        ([200, 100, 300], [50, 100, 300]),
        ([100, 300, 200, 400], [100, 150, 200, 400]),
        ([300, 200, 100], [33, 66, 100]),
        ([100, 100, 200], [50, 100, 200]),
        ([7, 0, 8], [100, 200, 300]),
        ([1, 900_000, 0], [100, 200, 300]),
    ],
)
def test_a_place_that_was_handed_out_stays_and_others_come_between(known: list[int], expected: list[int]) -> None:
    assert places(known) == expected


@settings(deadline=None)
@given(KNOWN)
def test_places_always_rise(known: list[int]) -> None:
    found = places(known)
    assert len(found) == len(known)
    assert all(low < high for low, high in zip([0, *found], found, strict=False))


@settings(deadline=None)
@given(st.sets(st.integers(1, 900_000)))
def test_places_that_rise_stay(known: set[int]) -> None:
    assert places(sorted(known)) == sorted(known)


@settings(deadline=None)
@given(st.lists(st.booleans(), max_size=60))
def test_a_question_that_is_inserted_moves_no_other(new: list[bool]) -> None:
    """Up to sixty between two: there is room for that."""
    before = iter(places([0] * new.count(False)))
    known = [0 if is_new else next(before) for is_new in new]
    assert [place for place, old in zip(places(known), known, strict=True) if old] == [old for old in known if old]


@settings(deadline=None)
@given(KNOWN)
def test_places_once_made_are_not_made_again(known: list[int]) -> None:
    assert places(places(known)) == places(known)


@settings(deadline=None)
@given(st.permutations(range(1, 9)))
def test_as_few_as_possible_move(order: list[int]) -> None:
    known = [100 * number for number in order]
    moved = sum(old != new for old, new in zip(known, places(known), strict=True))
    longest: list[int] = []
    for index, place in enumerate(order):
        longest.append(1 + max((longest[i] for i in range(index) if order[i] < place), default=0))
    assert moved == 8 - max(longest)


@pytest.mark.parametrize("count", [1, 1000, 9_000, 9_001, 100_000])
def test_places_stay_below_the_million_that_anki_complains_of(count: int) -> None:
    found = places([0] * count)
    assert found[-1] <= 900_000 and len(set(found)) == count


def test_the_lock_remembers_the_place_of_every_note(notes_of) -> None:
    notes = notes_of([Question(stem=id_, answer="x", id=id_) for id_ in "ba"])
    _, lock = stamp(notes, Lock("test-namespace"), 1_700_000_000_000)
    placed = stamp_places(notes, lock)
    assert {entry.id: entry.due for entry in placed.notes.values()} == {"b": 100, "a": 200}
    assert stamp_places(notes, placed) == placed


def test_a_note_that_is_gone_keeps_its_place_in_the_lock(notes_of) -> None:
    notes = notes_of([Question(stem=id_, answer="x", id=id_) for id_ in "abc"])
    _, lock = stamp(notes, Lock("test-namespace"), 1_700_000_000_000)
    placed = stamp_places(notes, lock)
    assert stamp_places([notes[0], notes[2]], placed) == placed


def test_a_changed_note_keeps_its_place(notes_of) -> None:
    lock = Lock("test-namespace")
    for stem in ("Which?", "What?"):
        notes = notes_of([Question(stem=stem, answer="x", id="a"), Question(stem="b", answer="x", id="b")])
        _, lock = stamp(notes, lock, 1_700_000_000_000)
        lock = stamp_places(notes, lock)
    assert [entry.due for entry in lock.notes.values()] == [100, 200]
