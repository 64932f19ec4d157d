"""A corrected file brought into what people made of its last import."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ankibuild.diagnostics import Diagnostic, Names, printable, report
from ankibuild.importing.adding import Addition
from ankibuild.importing.editing import Change, edited
from ankibuild.importing.lastly import YamlFile, imported_text
from ankibuild.importing.merging import ANSWERING, TOGETHER, WRITTEN, differences, merge
from ankibuild.importing.recognising import renamed
from ankibuild.model import Gap, Option, Pair, Question

_WHOLE = frozenset(("stem", *ANSWERING, *WRITTEN))
"""The parts of which half would be no question."""

_LONG = 400
"""How much of a part that clashes is shown: enough to see the key among its options."""


@dataclass(frozen=True, slots=True)
class Update:
    """The YAML text as it shall be (None: it stays as it is), what to keep for the next import, and what happened."""

    text: str | None = None
    kept: tuple[Question, ...] = ()
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    deleted: int = 0
    moved: int = 0
    gone: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class _Sides:
    """A question is found by its id of the import; `mine` has those of the YAML file also by their former ids.

    `others` are ids with the other files of the project in which they stand. What clashes is remembered as it was
    before and said by each import; with `keep_mine`, it is settled.
    """

    new: Sequence[Question]
    base: Mapping[str, Question]
    mine: Mapping[str, Question]
    others: Mapping[str, str]
    origin: str
    keep_mine: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def moved(self) -> list[Question]:
        """The questions that people put into other files."""
        return [q for q in self.new if q.id in self.base and q.id not in self.mine and q.id in self.others]

    def gone(self) -> list[Question]:
        """What the last import had and this one has not, where people still have it."""
        now = {question.id for question in self.new}
        known = (question for id_, question in self.base.items() if id_ not in now)
        return [question for question in known if self._is_here(question.id, now) or question.id in self.others]

    def _is_here(self, id_: str, now: set[str]) -> bool:
        """Whether people have a question; not where it is another one of the import by an id that it had before."""
        return id_ in self.mine and (self.mine[id_].id == id_ or self.mine[id_].id not in now)


def update(
    new: Sequence[Question],
    base: Iterable[Question],
    mine: YamlFile | None,
    others: Mapping[str, str],
    origin: str,
    *,
    force: bool = False,
    keep_mine: bool = False,
) -> Update:
    """What becomes of the questions of an import; by force, the YAML file is written anew.

    With `keep_mine`, what clashes counts as settled and is not said again.
    """
    before = {question.id: question for question in base}
    here = by_name(mine.questions if mine else (), before, others)
    sides = _Sides(
        [_under_guid(question, here.get(question.id)) for question in new],
        before,
        here,
        others,
        origin,
        keep_mine,
    )
    return _anew(sides) if mine is None or force else _merged(sides, mine)


def by_name(mine: Sequence[Question], before: Mapping[str, Question], others: Container[str]) -> dict[str, Question]:
    """The questions of a YAML file by their ids, their former ones, and those that people changed without a word."""
    here = {name: q for q in mine for name in reversed((q.id, *q.aka)) if name}
    own = [q for q in mine if q.id and before.keys().isdisjoint((q.id, *q.aka))]
    lost = [question for id_, question in before.items() if id_ not in here and id_ not in others]
    return here | {id_: own[index] for index, id_ in renamed(own, lost).items()}


def _under_guid(question: Question, mine: Question | None) -> Question:
    """An imported question under the GUID that is written down for it."""
    return replace(question, guid=mine.guid) if mine and mine.guid and not question.guid else question


def _anew(sides: _Sides) -> Update:
    """The first import of a file, or one by force: ids and GUIDs stay as people made them."""
    moved = {question.id for question in sides.moved()}
    _say_moved(sides)
    written = [question for question in sides.new if question.id not in moved]
    known = [_under_guid(question, sides.base.get(question.id)) for question in written]
    named = [_named(question, sides.mine.get(question.id)) for question in known]
    elsewhere = [question for question in sides.gone() if question.id in sides.others]
    kept = (*[_under_guid(question, sides.base.get(question.id)) for question in sides.new], *elsewhere)
    return Update(
        imported_text(named, sides.origin) if named else None,
        kept,
        added=len(written),
        moved=len(moved),
        diagnostics=tuple(sides.diagnostics),
    )


def _named(question: Question, mine: Question | None) -> Question:
    return replace(question, id=mine.id, aka=mine.aka) if mine else question


def _merged(sides: _Sides, file: YamlFile) -> Update:
    """What changed in the file is brought into what people made of the last import."""
    both = [question for question in sides.new if question.id in sides.mine]
    merged = {q.id: merge(sides.base[q.id], sides.mine[q.id], q) for q in both if q.id in sides.base}
    added = [q for q in sides.new if q.id not in sides.mine and q.id not in sides.base]
    changes = [Change(result.question, result.changed) for result in merged.values() if result.changed]
    result = edited(file.source, file.questions, changes, _placed(sides, {question.id for question in added}))
    refused = {id_: result.refused[one.question.id] for id_, one in merged.items() if one.question.id in result.refused}
    clashes = {q.id: merged[q.id].clashes if q.id in merged else differences(sides.mine[q.id], q) for q in both}
    _say_clashes(sides, both, clashes)
    _say_refused(sides, refused)
    _say_moved(sides)
    moved, gone = sides.moved(), sides.gone()
    updated = len(changes) - sum(parts >= merged[id_].changed for id_, parts in refused.items())
    return Update(
        result.text if result.text != file.source.text else None,
        (*_remembered(sides, clashes, refused), *gone),
        added=len(added),
        updated=updated,
        unchanged=len(both) - updated,
        deleted=len(sides.new) - len(both) - len(added) - len(moved),
        moved=len(moved),
        gone=tuple(q.id for q in gone if q.id in sides.mine and not sides.mine[q.id].retired),
        diagnostics=tuple(sides.diagnostics),
    )


def _placed(sides: _Sides, added: set[str]) -> list[Addition]:
    """The added questions, each behind the one before it that the YAML file has or will have."""
    additions = []
    after = ""
    for question in sides.new:
        if question.id in added:
            additions.append(Addition(question, after))
            after = question.id
        elif question.id in sides.mine:
            after = sides.mine[question.id].id
    return additions


def _say_clashes(sides: _Sides, both: Iterable[Question], clashes: Mapping[str, Iterable[str]]) -> None:
    """What was changed on both sides, or is new on both."""
    for question in both:
        mine = sides.mine[question.id]
        for part in clashes[question.id]:
            theirs = _shown(getattr(question, part))
            sides.diagnostics.append(
                report("import-clash", mine.part(part), id=mine.id, part=part, file=sides.origin, theirs=theirs)
            )


def _remembered(
    sides: _Sides, clashes: Mapping[str, Iterable[str]], refused: Mapping[str, Iterable[str]]
) -> Iterator[Question]:
    """What to compare the next import with: what clashes or was not put in is as before, or it would be tried no more.

    A question that is new on both sides and not the same is none that was imported.
    """
    for question in sides.new:
        left = {*(() if sides.keep_mine else clashes.get(question.id, ())), *refused.get(question.id, ())}
        if question.id in sides.base:
            yield _without(question, sides.base[question.id], left)
        elif left.isdisjoint(TOGETHER):
            yield question


def _without(question: Question, base: Question, parts: Iterable[str]) -> Question:
    """A question with these parts as they were before, so that the next import tries them again."""
    names = set(parts)
    names |= _WHOLE if names & _WHOLE else set()
    return replace(question, **{name: getattr(base, name) for name in names})


def _say_refused(sides: _Sides, refused: Mapping[str, frozenset[str]]) -> None:
    for id_, parts in sorted(refused.items()):
        mine = sides.mine[id_]
        named = Names(f"'{part}'" for part in sorted(parts))
        sides.diagnostics.append(report("import-not-put-in", mine.span, id=mine.id, file=sides.origin, parts=named))


def _say_moved(sides: _Sides) -> None:
    """Corrections of questions that stand in files which no import writes into."""
    for question in sides.moved():
        parts = differences(sides.base[question.id], question)
        if parts:
            sides.diagnostics.append(
                report(
                    "import-moved",
                    question.span,
                    id=question.id,
                    where=sides.others[question.id],
                    parts=", ".join(f"'{part}'" for part in parts),
                )
            )


def _shown(value: object) -> Names:
    """A part of a question in a message; as names, which are not cut as short as a text."""
    text = "; ".join(map(_member, value)) if isinstance(value, tuple) else str(value)
    flat = printable(" ".join(text.split())) or "(nothing)"
    return Names((flat if len(flat) <= _LONG else f"{flat[: _LONG - 1]}…",))


def _member(item: object) -> str:
    match item:
        case Option(text, correct, why):
            return f"{'✓ ' if correct else ''}{text}{f' ({why})' if why else ''}"
        case Pair(left, right):
            return f"{left} → {right}"
        case Gap(options):
            return " / ".join(map(_member, options))
        case _:
            return str(item)
