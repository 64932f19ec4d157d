"""Ids that other programs gave: useful where they tell questions apart, never trusted further than that.

A source of another format is exported anew for each correction, and nothing can be written into it. So what the lock
remembers decides: a question whose text is untouched keeps its GUID whatever its id became, and an id that two
questions have is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import DERIVED
from ankibuild.identity.lock import NoteEntry
from ankibuild.model import Question


def settle(questions: Sequence[Question], namespace: str, known: Iterable[NoteEntry]) -> list[Question]:
    """The questions with ids and GUIDs by which learners know them; those of our own sources stay as they are."""
    if not any(_is_foreign(question) for question in questions):
        return list(questions)
    counts = Counter((question.namespace, question.first_id) for question in questions if question.first_id)
    settled = [_without_shared_id(question, counts) for question in questions]
    memory = {entry.guid: entry for entry in known}
    return _recognised(settled, namespace, memory)


def clean_id(text: str) -> str:
    """An id of another program as one of ours: one word that does not look like a derived one."""
    return "-".join(text.split()).lstrip(DERIVED)


def _is_foreign(question: Question) -> bool:
    return question.origin is not None and question.origin.foreign


def _is_borrowed(question: Question) -> bool:
    return question.origin is not None and question.origin.borrowed


def _without_shared_id(question: Question, counts: Mapping[tuple[str, str], int]) -> Question:
    if not _is_borrowed(question):
        return question
    shared = counts[(question.namespace, question.first_id)] > 1
    return replace(question, id="" if shared else clean_id(question.id))


def _recognised(questions: list[Question], namespace: str, memory: Mapping[str, NoteEntry]) -> list[Question]:
    """Each foreign question under the GUID that the lock has for its id, else for its text."""
    by_id = {entry.id: entry for entry in memory.values() if not entry.id.startswith(DERIVED)}
    taken = {guid for question in questions if (guid := _guid(question, namespace, by_id)) in memory}
    by_digest: dict[str, NoteEntry] = {}
    for entry in memory.values():
        if entry.question and entry.guid not in taken and not entry.retired:
            by_digest.setdefault(entry.question, entry)
    return [_under_known(question, namespace, by_id, memory, by_digest) for question in questions]


def _guid(question: Question, namespace: str, by_id: Mapping[str, NoteEntry]) -> str:
    """The GUID that a question has by its id; '' where it has none."""
    if question.guid or not question.first_id:
        return question.guid
    entry = by_id.get(question.first_id) if _is_borrowed(question) and not question.namespace else None
    return entry.guid if entry else guid_for(question.namespace or namespace, question.first_id)


def _under_known(
    question: Question,
    namespace: str,
    by_id: Mapping[str, NoteEntry],
    memory: Mapping[str, NoteEntry],
    by_digest: dict[str, NoteEntry],
) -> Question:
    if not _is_borrowed(question) or question.guid:
        return question
    guid = _guid(question, namespace, by_id)
    if guid in memory:
        own = guid_for(question.namespace or namespace, question.first_id)
        return question if guid == own else replace(question, guid=guid)
    entry = by_digest.pop(question_digest(question), None)
    return replace(question, guid=entry.guid) if entry else question
