"""Lists merged three ways, by what their members say."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ankibuild.importing.aligning import is_in_place, merge_lists, same

Member = tuple[str, str]
"""A text, and what is said about it."""


def text(member: Member) -> str:
    return member[0]


def merge(base: Member, mine: Member, new: Member) -> tuple[Member, bool]:
    def part(index: int) -> tuple[Any, bool]:
        if new[index] in (base[index], mine[index]):
            return mine[index], False
        return (new[index], False) if mine[index] == base[index] else (mine[index], True)

    (left, one), (right, other) = part(0), part(1)
    return (left, right), one or other


def merged(base: list[Member], mine: list[Member], new: list[Member]):
    return merge_lists(base, mine, new, text, merge)


BASE = [("Paris", ""), ("Lyon", ""), ("Nice", "")]
MINE = [("Paris", ""), ("Lyon", "third largest"), ("Nice", "")]


def test_what_is_said_about_a_member_moves_with_it() -> None:
    new = [("Nice", ""), ("Paris", ""), ("Lyon", "")]
    assert merged(BASE, MINE, new) == ((("Nice", ""), ("Paris", ""), ("Lyon", "third largest")), False)


def test_a_corrected_member_is_the_same_wherever_it_stands() -> None:
    new = [("Lyons", ""), ("Nice", ""), ("Paris", "")]
    assert merged(BASE, MINE, new) == ((("Lyons", "third largest"), ("Nice", ""), ("Paris", "")), False)


def test_a_member_that_was_moved_here_stays_and_gets_its_correction() -> None:
    mine = [BASE[2], BASE[0], BASE[1]]
    assert merged(BASE, mine, [*BASE[:2], ("Nice (Côte)", "")])[0] == (("Nice (Côte)", ""), *BASE[:2])


def test_a_member_that_is_replaced_there_clashes_with_what_is_said_here() -> None:
    assert merged(BASE, MINE, [BASE[0], ("Marseille", ""), BASE[2]])[1]


def test_a_member_that_is_corrected_there_and_taken_out_here_clashes() -> None:
    assert merged(BASE, BASE[:2], [*BASE[:2], ("Nizza, Nice", "")])[1]


def test_members_that_came_on_both_sides_clash() -> None:
    assert merged(BASE, [*BASE, ("Metz", "")], [*BASE, ("Brest", "")])[1]


def test_equal_texts_are_matched_in_order() -> None:
    assert same([("a", ""), ("a", "")], [("a", ""), ("b", ""), ("a", "")], text) == {0: 0, 1: 2}


def test_a_corrected_member_is_in_place_and_a_replaced_or_moved_one_is_not() -> None:
    assert is_in_place(BASE, [BASE[0], ("Lyons", "x"), BASE[2]], text)
    assert not is_in_place(BASE, [BASE[0], ("Marseille", ""), BASE[2]], text)
    assert not is_in_place(BASE, [BASE[1], BASE[0], BASE[2]], text)


def test_long_lists_are_compared_by_equal_texts() -> None:
    before = [(f"word {n} of many", "") for n in range(100)]
    after = [(f"word {n} of the many", "") for n in range(100)]
    assert same(before, after, text) == {}


members = st.lists(
    st.tuples(st.sampled_from(["Paris", "Lyon", "Nice", "Metz"]), st.sampled_from(["", "x", "y"])), max_size=4
)


@given(members, members)
def test_a_side_that_did_nothing_gets_the_other(base: list[Member], other: list[Member]) -> None:
    assert merged(base, base, other) == (tuple(other), False)
    assert merged(base, other, base) == (tuple(other), False)
    assert merged(base, other, other) == (tuple(other), False)


@given(members, st.permutations(range(4)))
def test_what_is_said_here_follows_its_text_in_any_order(mine: list[Member], order: list[int]) -> None:
    mine = list(dict(mine).items())
    base = [(name, "") for name, _ in mine]
    new = [base[place] for place in order if place < len(base)]
    lists, clash = merged(base, mine, new)
    assert not clash
    assert dict(lists) == dict(mine)
    assert [name for name, _ in lists] == [name for name, _ in new]
