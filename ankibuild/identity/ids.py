"""An id for every question: its own, or one derived from the stem where it has none.

Questions without ids and with equal stems are told apart by a number. The lock remembers which question (by its
digest) had which number, so that neither a new one nor another order swaps them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
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
    derived = _derive(questions, known)
    return [
        Identified(
            question, question.first_id or derived[index], _guid(question, derived.get(index, ""), namespace), index + 1
        )
        for index, question in enumerate(questions)
    ]


def _guid(question: Question, derived: str, namespace: str) -> str:
    return question.guid or guid_for(question.namespace or namespace, question.first_id or derived)


def derived_id(stem: str) -> str:
    """The id that comes from a stem: a few of its words, to be read in a diff, and a hash of all of it."""
    ascii_only = unicodedata.normalize("NFKD", stem.lower()).encode("ascii", "ignore").decode()
    words = _NOT_A_WORD.sub("-", ascii_only).strip("-")[:_SLUG].rstrip("-")
    return f"{DERIVED}{words}-{hashlib.sha256(stem.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _derive(questions: Sequence[Question], known: Iterable[NoteEntry]) -> dict[int, str]:
    """By index, the derived ids of the questions that have no id of their own."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for index, question in enumerate(questions):
        if not question.first_id:
            groups[derived_id(question.stem)].append(index)
    remembered = {entry.id: entry.question for entry in known if entry.id.startswith(DERIVED)}
    return {
        index: name
        for base, indexes in groups.items()
        for index, name in _number(base, [(i, question_digest(questions[i])) for i in indexes], remembered)
    }


def _number(base: str, members: list[tuple[int, str]], remembered: Mapping[str, str]) -> Iterable[tuple[int, str]]:
    """The names of questions with one stem: those that the lock knows by digest keep theirs, the others follow."""
    names = _names(base, len(members), remembered)
    free = list(names)
    waiting = []
    for index, fingerprint in members:
        name = next((name for name in free if remembered.get(name) == fingerprint), None)
        if name is None:
            waiting.append(index)
        else:
            free.remove(name)
            yield index, name
    yield from zip(waiting, free, strict=False)


def _names(base: str, count: int, remembered: Mapping[str, str]) -> list[str]:
    """The names that the lock knows, then enough new ones; a known name that nobody takes up again comes first."""
    known = 1
    while f"{base}.{known + 1}" in remembered:
        known += 1
    return [base, *(f"{base}.{number}" for number in range(2, max(known, 0) + count + 1))]
