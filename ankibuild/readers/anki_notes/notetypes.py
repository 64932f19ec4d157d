"""What the fields of a note type are for, by their names; and which note types are no question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ankibuild.readers.grid.layout import Layout, layout_of
from ankibuild.readers.records.names import plain_name

ALL_IN_ONE = ("Question", "Title", "QType", *(f"Q_{number}" for number in range(1, 6)), "Answers", "Sources", "Extra 1")
"""The fields of the note type "AllInOne (kprim, mc, sc)", in their order."""

_OCCLUSION = frozenset({"occlusion", "questionmask", "answermask", "originalmask"})
_REVERSE = frozenset({"addreverse", "reverse", "addreversed", "umgekehrt"})
_DELETION = re.compile(r"\{\{c\d{1,3}(?:,\d{1,3}){0,9}::")
_LEAST = 2
_SHOWN = re.compile(r"\{\{(?P<sign>[#^/]?)(?P<filters>(?:[^{}:]{0,200}:)*+)(?P<name>[^{}:]{1,200})\}\}")
_HIDING = frozenset({"type", "hint"})
"""Filters by which a field is asked for, or hidden behind a link (Anki's manual, "Field Replacements")."""


@cache
def layout_for(names: tuple[str, ...], shown: tuple[str, ...] = (), told: tuple[str, ...] = ()) -> Layout:
    """What each field is for; where names say nothing: a question, its answer, and more about it.

    `shown` are the fields on the front of a card, `told` those on its back. They decide where names do not; the
    further fields of the front are then called `front`.
    """
    known = layout_of(names)
    if known is None or (known.stem != 0 and not known.options):
        known = _by_sides(names, shown, told)
    more = tuple(index for index in known.unknown if plain_name(names[index]) not in _REVERSE and index != known.stem)
    explanation = (*known.fields.get("explanation", ()), *more)
    return replace(known, fields={**known.fields, "explanation": explanation}, unknown=(), is_sure=True)


def _by_sides(names: tuple[str, ...], shown: tuple[str, ...], told: tuple[str, ...]) -> Layout:
    """The layout by what the sides of a card show; without any, the first field asks and the second one answers."""
    front = [names.index(name) for name in shown if name in names] or [0]
    back = [names.index(name) for name in told if name in names and names.index(name) not in front]
    others = [index for index in range(len(names)) if index not in front]
    answer = next(iter(back or others), 1)
    rest = tuple(index for index in dict.fromkeys((*back, *others)) if index != answer)
    return Layout(front[0], answers=(answer,), fields={"front": tuple(front[1:])}, unknown=rest, width=len(names))


@cache
def fields_of(template: str, filled: frozenset[str]) -> tuple[str, ...]:
    """The fields that a side of a card shows, in order; sections count as they do for a note with these fields."""
    found: dict[str, None] = {}
    hidden: list[bool] = []
    for mark in _SHOWN.finditer(template):
        name, sign = mark["name"].strip(), mark["sign"]
        if sign == "/":
            hidden[-1:] = []
        elif sign:
            hidden.append((name in filled) == (sign == "^"))
        elif not any(hidden) and not _HIDING & set(mark["filters"].split(":")):
            found[name] = None
    return tuple(found)


def reverse_field(names: Sequence[str]) -> int:
    """The field that asks for a card the other way round, -1 where there is none."""
    return next((index for index, name in enumerate(names) if plain_name(name) in _REVERSE), -1)


def is_occlusion(name: str, fields: Sequence[str]) -> bool:
    """Whether a note hides parts of a picture."""
    return plain_name(name).startswith("imageocclusion") or bool(_OCCLUSION & set(map(plain_name, fields)))


def is_all_in_one(name: str, count: int) -> bool:
    """Whether fields without names are those of AllInOne."""
    return plain_name(name).startswith("allinone") and count == len(ALL_IN_ONE)


def has_deletion(text: str) -> bool:
    """Whether a field has a cloze deletion."""
    return "{{c" in text and _DELETION.search(text) is not None


def is_typed(fronts: Sequence[str]) -> bool:
    """Whether the first card asks to type the answer."""
    return bool(fronts) and "{{type:" in fronts[0]


def has_reverse(fronts: Sequence[str], names: Sequence[str]) -> bool:
    """Whether there is always a second card, which asks the other way round."""
    return len(fronts) >= _LEAST and reverse_field(names) < 0
