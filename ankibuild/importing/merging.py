"""Three-way merge of questions: what was imported before, what people made of it, and what is imported now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ankibuild.importing.aligning import merge_lists, same
from ankibuild.model import Gap, Kind, Option, Pair, Question
from ankibuild.tags import normalize

ANSWERING = ("kind", "options", "answer", "pairs", "order", "gaps")
"""The parts that make one whole: none of them changes without the others being looked at."""

_LISTED = ("options", "pairs", "order", "gaps")

_CHOICE = {Kind.SINGLE, Kind.MULTIPLE}
"""The kinds between which a question changes with the number of its keys."""

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
    clashes += [next((name for name in _LISTED if getattr(mine, name)), "answer")] if clash else []
    merged = replace(mine, **values, **answering)
    changed = frozenset(name for name in (*values, *answering) if getattr(merged, name) != getattr(mine, name))
    return Merged(merged, changed, tuple(clashes))


def differences(one: Question, other: Question) -> tuple[str, ...]:
    """The parts in which two questions differ, without names by which they are known."""
    names = (*(name for name in _SINGLE if name not in ("guid", "aka")), "tags", *ANSWERING)
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def _value(base: Any, mine: Any, new: Any) -> tuple[Any, bool]:
    """The merged value, and whether both sides changed it to something else."""
    if new in (base, mine):
        return mine, False
    return (new, False) if mine == base else (mine, True)


def _tags(base: tuple[str, ...], mine: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    whole, clash = _value(base, mine, new)
    if not clash:
        return tuple(whole)
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
    if not {base["kind"], mine["kind"], new["kind"]} <= _CHOICE and not base["kind"] == mine["kind"] == new["kind"]:
        return mine, True
    merged: dict[str, Any] = {}
    for name in ANSWERING:
        merged[name], clash = _part(name, base[name], mine[name], new[name])
        if clash:
            return mine, True
    if _value(*(_keys(base["options"], side["options"]) for side in (base, mine, new)))[1] or not _is_sound(merged):
        return mine, True
    return merged, False


def _part(name: str, base: Any, mine: Any, new: Any) -> tuple[Any, bool]:
    if name == "options":
        return merge_lists(base, mine, new, _text, _option)
    if name == "pairs":
        return merge_lists(base, mine, new, lambda pair: f"{pair.left} {pair.right}", _pair)
    if name == "order":
        return merge_lists(base, mine, new, str, _value)
    return _gaps(base, mine, new) if name == "gaps" else _value(base, mine, new)


def _text(option: Option) -> str:
    return option.text


def _option(base: Option, mine: Option, new: Option) -> tuple[Option, bool]:
    parts = [
        _value(getattr(base, name), getattr(mine, name), getattr(new, name)) for name in ("text", "correct", "why")
    ]
    return Option(*(part for part, _ in parts)), any(clash for _, clash in parts)


def _pair(base: Pair, mine: Pair, new: Pair) -> tuple[Pair, bool]:
    left, one = _value(base.left, mine.left, new.left)
    right, other = _value(base.right, mine.right, new.right)
    return Pair(left, right), one or other


def _gaps(base: tuple[Gap, ...], mine: tuple[Gap, ...], new: tuple[Gap, ...]) -> tuple[tuple[Gap, ...], bool]:
    """Gaps are known by their numbers, which the stem has too."""
    if not len(base) == len(mine) == len(new):
        return _value(base, mine, new)
    found = [_gap(*gaps) for gaps in zip(base, mine, new, strict=True)]
    return tuple(gap for gap, _ in found), any(clash for _, clash in found)


def _gap(base: Gap, mine: Gap, new: Gap) -> tuple[Gap, bool]:
    options, clash = merge_lists(base.options, mine.options, new.options, _text, _option)
    choice, other = _value(base.choice, mine.choice, new.choice)
    return Gap(options, choice), clash or other


def _keys(base: tuple[Option, ...], side: tuple[Option, ...]) -> frozenset[int | str]:
    """What is right on one side: the indexes of options that were there before, the texts of others."""
    before = {place: index for index, place in same(base, side, _text).items()}
    return frozenset(before.get(place, option.text) for place, option in enumerate(side) if option.correct)


def _is_sound(parts: Mapping[str, Any]) -> bool:
    """Whether a merge of two sound sides is sound: an option may have come on both, or each has another key."""
    options = parts["options"]
    keys = sum(option.correct for option in options)
    one_too_many = parts["kind"] is Kind.SINGLE and keys != 1
    return not one_too_many and len({option.text for option in options}) == len(options)
