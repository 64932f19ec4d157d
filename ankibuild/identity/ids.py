"""An id for every question: its own, or one derived from the stem where it has none.

Questions without ids and with equal stems are told apart by a number. The lock remembers which question (by its
digest, and if that changed, by its answers) had which number, so that neither a new one nor another order swaps them.
In doubt a question is a new one, and a person is asked.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.likeness import ALIKE, Likeness, alike
from ankibuild.identity.lock import STEM, NoteEntry
from ankibuild.model import Kind, Question

DERIVED = "~"
"""The first character of a derived id; an id of the author's own cannot begin so."""

BETWEEN = " / "
"""What stands between the answers of a question in the lock."""

_OFFERING = frozenset((Kind.SINGLE, Kind.MULTIPLE, Kind.MATCHING, Kind.ORDERING))
"""Kinds with texts on the front beside the stem, which may say little without them."""

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_SLUG = 40


class Identified(NamedTuple):
    """A question with the id that stands for it and its GUID; `position` counts in source order from 1."""

    question: Question
    id: str
    guid: str
    position: int


def identify(questions: Sequence[Question], namespace: str, known: Iterable[NoteEntry]) -> list[Identified]:
    """Every question with its id and GUID, in the order given."""
    derived = _derive(questions, namespace, known)
    return [
        Identified(question, *_identity(question, namespace, derived.get(position)), position)
        for position, question in enumerate(questions, 1)
    ]


def _identity(question: Question, namespace: str, name: _Name | None) -> tuple[str, str]:
    """The id and the GUID of a question; `name` is the derived one, where it has neither of its own."""
    if name:
        return name.id, name.guid
    return question.first_id or derived_id(question.stem), own_guid(question, namespace)


def own_guid(question: Question, namespace: str) -> str:
    """The GUID that a question says or that its id leads to, '' where it says nothing."""
    if question.guid or not question.first_id:
        return question.guid
    return guid_for(question.namespace or namespace, question.first_id)


def derived_id(stem: str) -> str:
    """The id that comes from a stem: a few of its words, to be read in a diff, and a hash of all of it."""
    stem = unicodedata.normalize("NFC", stem)
    ascii_only = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    words = _NOT_A_WORD.sub("-", ascii_only).strip("-")[:_SLUG].rstrip("-")
    return f"{DERIVED}{words}-{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def rest_of(question: Question) -> str:
    """The beginnings of what a question says beside its stem: what tells it from others of that stem."""
    answers = [option.text for option in question.options] + [question.answer, *question.order]
    answers += [text for pair in question.pairs for text in (pair.left, pair.right)]
    answers += [option.text for gap in question.gaps for option in gap.options]
    case, said = (" ".join(text.split()) for text in (question.case, BETWEEN.join(filter(None, answers))))
    return BETWEEN.join(filter(None, (case[:STEM], said[:STEM])))


def alike_rests(left: str, right: str) -> float:
    """How alike the rests of two questions are, from 0 to 1, in whatever order the answers stand."""
    return max(alike(left, right), alike(_sorted(left), _sorted(right)))


def may_be(question: Question, rest: str) -> bool:
    """Whether a question is the only one that had its stem, corrected; `rest` is what that said besides.

    With nothing to choose from, the stem is all that is asked. Where two or more texts to be chosen from, and half of
    them, are as they were, it is the same question; one alone may be in many ("None of these").
    """
    if not rest or question.kind not in _OFFERING:
        return True
    then, now = (frozenset(text.split(BETWEEN)) for text in (rest, rest_of(question)))
    same = len(then & now)
    return (same > 1 and 2 * same >= min(len(then), len(now))) or alike_rests(rest_of(question), rest) >= ALIKE


def _sorted(rest: str) -> str:
    return BETWEEN.join(sorted(rest.split(BETWEEN)))


def likeness_of(entries: Mapping[str, NoteEntry]) -> Likeness:
    """The stems of what the lock remembers, to be compared; of many with one stem, those with the nearest answers."""
    stems = {key: entry.stem[:STEM] for key, entry in entries.items()}
    return Likeness(stems, {key: entry.rest for key, entry in entries.items()})


class _Member(NamedTuple):
    """A question among those of one stem."""

    position: int
    question: Question
    digest: str
    rest: str


def _derive(questions: Sequence[Question], namespace: str, known: Iterable[NoteEntry]) -> dict[int, _Name]:
    """By position, the derived names of the questions whose GUID comes from one."""
    groups: defaultdict[tuple[str, str], list[_Member]] = defaultdict(list)
    for position, question in enumerate(questions, 1):
        if not question.first_id and not question.guid:
            key = (question.namespace or namespace, derived_id(question.stem))
            groups[key].append(_Member(position, question, question_digest(question), rest_of(question)))
    memory = _Memory.of(known, {own_guid(question, namespace) for question in questions})
    return {
        position: name
        for (space, base), members in groups.items()
        for position, name in _number(members, _names(space, base, len(members), memory)).items()
    }


def _number(members: Sequence[_Member], names: Sequence[_Name]) -> dict[int, _Name]:
    """Names for questions with one stem: those whose digest a name was last given to keep it, the others follow."""
    holders: defaultdict[str, deque[_Name]] = defaultdict(deque)
    for name in names:
        holders[name.digest].append(name)
    kept = {member.position: holders[member.digest].popleft() for member in members if holders[member.digest]}
    changed = [member for member in members if member.position not in kept]
    taken = {name.id for name in kept.values()}
    free = [name for name in names if name.id not in taken]
    known = [name for name in names if name.digest]
    if len(members) == len(known) == len(changed) == 1 and may_be(members[0].question, known[0].rest):
        return {members[0].position: known[0]}
    return kept | _by_rest(changed, free)


def _by_rest(members: Sequence[_Member], names: Sequence[_Name]) -> dict[int, _Name]:
    """Changed questions under the names of those whose answers are most alike, else under new names.

    A name of which nothing is remembered but the digest goes to the first that is left.
    """
    told = {name.id: name for name in names if name.rest}
    likeness = Likeness({id_: name.rest for id_, name in told.items()})
    pairs = [
        (-alike_rests(member.rest, told[id_].rest), at, id_)
        for at, member in enumerate(members)
        for _, id_ in likeness.ranked(member.rest)
    ]
    found: dict[int, _Name] = {}
    used: set[str] = set()
    for near, at, id_ in sorted(pairs):
        position = members[at].position
        if -near >= ALIKE and position not in found and id_ not in used:
            found[position] = told[id_]
            used.add(id_)
    free = (name for name in names if not name.rest)
    return found | {member.position: next(free) for member in members if member.position not in found}


def _names(namespace: str, base: str, count: int, memory: _Memory) -> list[_Name]:
    """The names that the lock knows with the digest each was last given to, then `count` new ones."""
    names: list[_Name] = []
    new = number = 0
    while new < count:
        number += 1
        name = memory.name(namespace, base if number == 1 else f"{base}.{number}")
        if name:
            names.append(name)
            new += not name.digest
    return names


class _Name(NamedTuple):
    """A derived id, its GUID, and the digest and rest of the question that it was last given to, '' if it is new."""

    id: str
    guid: str
    digest: str = ""
    rest: str = ""


class _Memory(NamedTuple):
    """What the lock knows of derived ids; `moved` are those that a corrected question took over with its GUID.

    `taken` are the GUIDs that other questions of today have.
    """

    by_guid: Mapping[str, NoteEntry]
    moved: Mapping[str, NoteEntry]
    taken: Container[str]

    @classmethod
    def of(cls, known: Iterable[NoteEntry], taken: Container[str]) -> _Memory:
        entries = list(known)
        moved = {entry.id: entry for entry in entries if entry.moved}
        return cls({entry.guid: entry for entry in entries}, moved, taken)

    def name(self, namespace: str, id_: str) -> _Name | None:
        """A derived id as it may be used now; None if its GUID is that of another question."""
        guid = guid_for(namespace, id_)
        entry = self.moved.get(id_) or self.by_guid.get(guid)
        guid = entry.guid if entry else guid
        if guid in self.taken or (entry and entry.id != id_):
            return None
        return _Name(id_, guid, entry.question, entry.rest) if entry else _Name(id_, guid)
