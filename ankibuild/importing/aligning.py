"""Lists merged three ways: members are known again by their texts, wherever they stand, and never by their places.

A rationale belongs to its option. Where the options were shuffled there, the places say nothing, and a merge of what
stands in the same place would put a rationale below another option.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

from ankibuild.identity.likeness import alike

T = TypeVar("T")
Merge: TypeAlias = Callable[[T, T, T], tuple[T, bool]]
"""Merges a member that all three have; the second says whether both sides changed it to something else."""

_ALIKE = 0.6
"""How alike the texts of two members are, of which one is the other, corrected."""

_MANY = 40
"""Lists that are longer are compared by equal texts alone: to compare each with each takes too long."""


class Sides(NamedTuple):
    """Where the members of a list stand on either side, by their index before; without those that were taken out."""

    mine: dict[int, int]
    new: dict[int, int]


def merge_lists(
    base: Sequence[T], mine: Sequence[T], new: Sequence[T], text: Callable[[T], str], merge: Merge[T]
) -> tuple[tuple[T, ...], bool]:
    """The merged list, and whether both sides changed the same.

    One side may correct members while the other puts some in, takes some out or moves them; where both do that, or one
    corrects what the other takes out, nobody can say what is right.
    """
    if mine == new:
        return tuple(mine), False
    sides = Sides(same(base, mine, text), same(base, new, text))
    if _is_untouched(sides.mine, base, mine):
        return _by(base, new, mine, sides.new, sides.mine, lambda before, there, here: merge(before, here, there))
    if _is_untouched(sides.new, base, new):
        return _by(base, mine, new, sides.mine, sides.new, merge)
    return tuple(mine), True


def same(before: Sequence[T], after: Sequence[T], text: Callable[[T], str]) -> dict[int, int]:
    """Which members are the same: those with the same text, in order, then those with texts that are alike."""
    places: defaultdict[str, deque[int]] = defaultdict(deque)
    for index, member in enumerate(after):
        places[text(member)].append(index)
    found = {index: places[text(member)].popleft() for index, member in enumerate(before) if places.get(text(member))}
    if max(len(before), len(after)) <= _MANY:
        _add_alike(found, [text(member) for member in before], [text(member) for member in after])
    return found


def _add_alike(found: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    free = [index for index in range(len(after)) if index not in set(found.values())]
    near = [
        (-likeness, abs(left - right), left, right)
        for left, text in enumerate(before)
        if left not in found
        for right in free
        if (likeness := alike(text, after[right])) >= _ALIKE
    ]
    for _, _, left, right in sorted(near):
        if left not in found and right not in found.values():
            found[left] = right


def is_in_place(before: Sequence[T], after: Sequence[T], text: Callable[[T], str]) -> bool:
    """Whether no member came, went or moved, though its text may have been corrected."""
    return _is_untouched(same(before, after, text), before, after)


def _is_untouched(same: dict[int, int], before: Sequence[T], after: Sequence[T]) -> bool:
    """Whether no member came, went or moved."""
    return len(before) == len(after) and all(same.get(index) == index for index in range(len(before)))


def _by(
    base: Sequence[T],
    leading: Sequence[T],
    other: Sequence[T],
    in_leading: dict[int, int],
    in_other: dict[int, int],
    merge: Merge[T],
) -> tuple[tuple[T, ...], bool]:
    """The members of one side, with what the other side, which has all that were there before, made of each."""
    before = {place: index for index, place in in_leading.items()}
    merged = [
        merge(base[before[place]], member, other[in_other[before[place]]]) if place in before else (member, False)
        for place, member in enumerate(leading)
    ]
    lost = any(other[in_other[index]] != base[index] for index in range(len(base)) if index not in in_leading)
    return tuple(member for member, _ in merged), lost or any(clash for _, clash in merged)
