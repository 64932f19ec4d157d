"""Three-way merge of questions: what was imported before, what people made of it, and what is imported now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from typing import Any

from ankibuild.model import Gap, Option, Question
from ankibuild.tags import normalize

ANSWERING = ("kind", "options", "answer", "pairs", "order", "gaps")
"""The parts that make one whole: none of them changes without the others being looked at."""

_LISTED = ("options", "pairs", "order", "gaps")
_APART = ("id", "origin", "namespace", "tags", *ANSWERING)
_SINGLE = tuple(field.name for field in fields(Question) if field.name not in _APART)


@dataclass(frozen=True, slots=True)
class Merged:
    """A question after a merge: the parts that differ from what people made of it, and those that clash.

    A part that clashes stays as people made it.
    """

    question: Question
    changed: frozenset[str]
    clashes: tuple[str, ...]


def merge(base: Question, mine: Question, new: Question) -> Merged:
    """What changed from `base` to `new`, brought into `mine`."""
    values: dict[str, Any] = {}
    clashes = []
    for name in _SINGLE:
        value, clash = _value(getattr(base, name), getattr(mine, name), getattr(new, name))
        values[name] = value
        clashes += [name] if clash else []
    values["tags"] = _tags(base.tags, mine.tags, new.tags)
    answering, clash = _answering(_parts(base), _parts(mine), _parts(new))
    clashes += ["options" if mine.options else "answer"] if clash else []
    merged = replace(mine, **values, **answering)
    changed = frozenset(name for name in (*values, *answering) if getattr(merged, name) != getattr(mine, name))
    return Merged(merged, changed, tuple(clashes))


def _value(base: Any, mine: Any, new: Any) -> tuple[Any, bool]:
    """The merged value, and whether both sides changed it to something else."""
    if new in (base, mine):
        return mine, False
    return (new, False) if mine == base else (mine, True)


def _tags(base: tuple[str, ...], mine: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    kept = [tag for tag in mine if tag in new or tag not in base]
    return normalize((*kept, *(tag for tag in new if tag not in base)))


def _parts(question: Question) -> dict[str, Any]:
    return {name: getattr(question, name) for name in ANSWERING}


def _answering(
    base: Mapping[str, Any], mine: Mapping[str, Any], new: Mapping[str, Any]
) -> tuple[Mapping[str, Any], bool]:
    """The parts that say how the question is answered: as a whole, else member by member of their lists."""
    whole, clash = _value(base, mine, new)
    if not clash:
        return whole, False
    merged = {}
    for name in ANSWERING:
        if name in _LISTED:
            merged[name], clash = _members(base[name], mine[name], new[name])
        else:
            merged[name], clash = _value(base[name], mine[name], new[name])
        if clash:
            return mine, True
    return merged, False


def _members(base: tuple[Any, ...], mine: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[tuple[Any, ...], bool]:
    """Lists of one length, merged member by member; of different ones, as wholes."""
    if not len(base) == len(mine) == len(new):
        return _value(base, mine, new)
    found = [_member(*members) for members in zip_longest(base, mine, new)]
    return tuple(member for member, _ in found), any(clash for _, clash in found)


def _member(base: Any, mine: Any, new: Any) -> tuple[Any, bool]:
    value, clash = _value(base, mine, new)
    if not clash or not isinstance(mine, (Option, Gap)):
        return value, clash
    if isinstance(mine, Gap):
        options, clash = _members(base.options, mine.options, new.options)
        choice, other = _value(base.choice, mine.choice, new.choice)
        return Gap(options, choice), clash or other
    parts = [
        _value(getattr(base, name), getattr(mine, name), getattr(new, name)) for name in ("text", "correct", "why")
    ]
    return Option(*(part for part, _ in parts)), any(clash for _, clash in parts)
