"""An id for every question: its own, or one derived from the stem where it has none.

Questions without ids and with equal stems are told apart by a number. The lock remembers which question (by its
digest) had which number, so that neither a new one nor another order swaps them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.lock import NoteEntry
from ankibuild.model import Question

DERIVED = "~"
"""The first character of a derived id; an id of the author's own cannot begin so."""

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
    numbered = _derive(questions, namespace, known)
    ids = [
        question.first_id or numbered.get(index) or derived_id(question.stem)
        for index, question in enumerate(questions)
    ]
    return [
        Identified(question, id_, question.guid or guid_for(question.namespace or namespace, id_), position)
        for position, (question, id_) in enumerate(zip(questions, ids, strict=True), 1)
    ]


def derived_id(stem: str) -> str:
    """The id that comes from a stem: a few of its words, to be read in a diff, and a hash of all of it."""
    stem = unicodedata.normalize("NFC", stem)
    ascii_only = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    words = _NOT_A_WORD.sub("-", ascii_only).strip("-")[:_SLUG].rstrip("-")
    return f"{DERIVED}{words}-{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _derive(questions: Sequence[Question], namespace: str, known: Iterable[NoteEntry]) -> dict[int, str]:
    """By index, the derived ids of the questions whose GUID comes from one."""
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, question in enumerate(questions):
        if not question.first_id and not question.guid:
            groups[question.namespace or namespace, derived_id(question.stem)].append(index)
    remembered = {entry.guid: entry.question for entry in known}
    return {
        index: name
        for (space, base), indexes in groups.items()
        for index, name in _number(
            [(index, question_digest(questions[index])) for index in indexes],
            _names(space, base, len(indexes), remembered),
        ).items()
    }


def _number(members: Sequence[tuple[int, str]], names: Mapping[str, str]) -> dict[int, str]:
    """Names for questions with one stem: those whose digest a name was last given to keep it, the others follow."""
    holders: defaultdict[str, deque[str]] = defaultdict(deque)
    for name, digest in names.items():
        holders[digest].append(name)
    kept = {index: holders[digest].popleft() for index, digest in members if holders[digest]}
    taken = set(kept.values())
    free = (name for name in names if name not in taken)
    return kept | {index: next(free) for index, _ in members if index not in kept}


def _names(namespace: str, base: str, count: int, remembered: Mapping[str, str]) -> dict[str, str]:
    """The names that the lock knows with the digest each was last given to, then `count` new ones."""
    names: dict[str, str] = {}
    new = 0
    while new < count:
        name = f"{base}.{len(names) + 1}" if names else base
        names[name] = remembered.get(guid_for(namespace, name), "")
        new += not names[name]
    return names
