"""Three-way merge of questions: what was imported before, what people made of it, and what is imported now.

A key is right for the words that ask for it. A merge part by part can bring a corrected key below a stem that was
turned into its contrary here, and such a card looks as sound as any other. So what is asked, how it is answered and
what explains the answer goes together:

- A side that changed nothing of it gets all of it from the other one. A change that both made is none.
- Where both changed something else of it, all stays as people made it, and clashes. A stem against a key is such a
  case, also where either looks like a typo: "is" and "is not" are alike.
- What stands beside the answer (the explanation, a rationale, the hint, whether options are shuffled) goes with any
  change of the other side, as long as that leaves the key alone, in its wording too: it was written for that key.
- Wrong options may be reworded one here and another there.

All other parts, such as tags, the deck, the article and the reference, are merged one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from ankibuild.importing.aligning import is_in_place, merge_lists
from ankibuild.model import Kind, Option, Question
from ankibuild.tags import normalize

ANSWERING = ("kind", "options", "answer", "pairs", "order", "gaps")
"""The parts that make one whole: none of them changes without the others being looked at."""

WRITTEN = ("notetype", "markup", "fields")
"""The parts that say how the others are to be read, or hold their texts."""

TOGETHER = ("stem", "case", *ANSWERING, *WRITTEN, "explanation", "hint", "shuffle")
"""The parts of which a merge takes no half."""

_BESIDE = ("explanation", "hint", "shuffle")
"""Of these, the parts that neither ask nor answer."""

_WITH_MARKS = {Kind.CLOZE, Kind.GAPS}
"""The kinds whose stem says where what is to be filled in."""

_APART = ("id", "origin", "namespace", "tags", *TOGETHER)
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
    together = _together(base, mine, new)
    clashes += _differing(TOGETHER, mine, new) if together is None else []
    merged = replace(mine, **values, **(together or {}))
    changed = frozenset(_differing((*values, *TOGETHER), merged, mine))
    return Merged(merged, changed, tuple(clashes))


def differences(one: Question, other: Question) -> tuple[str, ...]:
    """The parts in which two questions differ, without names by which they are known."""
    names = (*(name for name in _SINGLE if name not in ("guid", "aka")), "tags", *TOGETHER)
    return tuple(_differing(names, one, other))


def _differing(names: Iterable[str], one: Question, other: Question) -> list[str]:
    return [name for name in names if getattr(one, name) != getattr(other, name)]


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


def _together(base: Question, mine: Question, new: Question) -> dict[str, Any] | None:
    """The parts that go together, None where they clash."""
    differing = _differing(TOGETHER, mine, new)
    for side, other in ((mine, new), (new, mine)):
        if not _differing(differing, base, other):
            return {name: getattr(side, name) for name in TOGETHER}
    if _key(mine) != _key(new) or not _are_apart(base, mine, new):
        return None
    merged: dict[str, Any] = {}
    for name in TOGETHER:
        sides = (getattr(base, name), getattr(mine, name), getattr(new, name))
        merged[name], clash = merge_lists(*sides, _text, _option) if name == "options" else _value(*sides)
        if clash:
            return None
    return merged if _is_sound(merged["options"]) else None


def _key(question: Question) -> tuple[object, ...]:
    """What is right, in its words; a stem with marks in it is a part of that."""
    right = sorted(option.text for option in question.options if option.correct)
    marked = (question.stem, question.case) if question.kind in _WITH_MARKS else ()
    whole = [getattr(question, name) for name in (*ANSWERING, *WRITTEN) if name != "options"]
    return (*whole, right, marked)


def _are_apart(base: Question, mine: Question, new: Question) -> bool:
    """Whether one side changed only what stands beside the answer, or each reworded options that are wrong."""
    views = [_view(question) for question in (base, mine, new)]
    parts = [part for part in views[0] if views[1][part] != views[2][part]]
    here, there = ([part for part in parts if side[part] != views[0][part]] for side in views[1:])
    if not here or not there:
        return True
    reworded = all(is_in_place(base.options, side.options, _text) for side in (mine, new))
    return here == there == ["options"] and reworded


def _view(question: Question) -> dict[str, object]:
    """What is asked and answered, without what stands beside it."""
    parts: dict[str, object] = {name: getattr(question, name) for name in TOGETHER if name not in _BESIDE}
    return {**parts, "options": [(option.text, option.correct) for option in question.options]}


def _text(option: Option) -> str:
    return option.text


def _option(base: Option, mine: Option, new: Option) -> tuple[Option, bool]:
    parts = [
        _value(getattr(base, name), getattr(mine, name), getattr(new, name)) for name in ("text", "correct", "why")
    ]
    return Option(*(part for part, _ in parts)), any(clash for _, clash in parts)


def _is_sound(options: tuple[Option, ...]) -> bool:
    """Whether a merge of two sound sides is sound: an option may have come to read like another one."""
    return len({option.text for option in options}) == len(options)
