"""Imported questions that learners have already, because the project was built from the file itself before."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import count

from ankibuild.identity.borrowed import settle
from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import Identified, identify
from ankibuild.identity.lock import Lock
from ankibuild.model import Question


def known_guids(
    read: Sequence[Question],
    named: Sequence[Question],
    lock: Lock,
    standing: Container[str],
    established: Container[str] = (),
) -> list[Question]:
    """The named questions, with the GUIDs that the lock has for them as they were `read`.

    Only where the id does not lead to that GUID anyway; a new id that leads to the note of another question is
    replaced. What the project's own sources hold stays theirs: `standing` are their GUIDs, `established` the ids that
    earlier imports gave.
    """
    known = {guid: entry for guid, entry in lock.notes.items() if guid not in standing}
    if not lock.namespace or not lock.notes:
        return list(named)
    foreign = [
        replace(question, origin=replace(question.origin, foreign=True)) if question.origin else question
        for question in read
    ]
    built = identify(settle(foreign, lock.namespace, known.values()).questions, lock.namespace, known.values())
    used = {question.id for question in named}
    result = []
    for question, item in zip(named, built, strict=True):
        own = guid_for(lock.namespace, question.id)
        stays = question.guid or (question.id in established and own in lock.notes)
        if not stays and item.guid in known and item.guid != own:
            question = replace(question, guid=item.guid)
        elif not stays and question.id not in established and _is_anothers(own, item, lock, known):
            question = replace(question, id=_free(question, used, lock))
            used.add(question.id)
        result.append(question)
    return result


def _is_anothers(guid: str, item: Identified, lock: Lock, known: Container[str]) -> bool:
    """Whether the GUID that an id leads to is a note's that this question is not."""
    entry = lock.notes.get(guid)
    if entry is None:
        return False
    is_new = guid not in known or item.guid != guid
    return is_new or (not entry.stem and entry.question != question_digest(item.question))


def _free(question: Question, used: Container[str], lock: Lock) -> str:
    """An id that leads to no note."""
    names = (f"{question.id}-{number}" for number in count(2))
    return next(name for name in names if name not in used and guid_for(lock.namespace, name) not in lock.notes)
