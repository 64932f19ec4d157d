"""Imported questions that learners have already, because the project was built from the file itself before."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from ankibuild.identity.borrowed import settle
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import identify
from ankibuild.identity.lock import Lock
from ankibuild.model import Question


def known_guids(
    read: Sequence[Question], named: Sequence[Question], lock: Lock, taken: Container[str]
) -> list[Question]:
    """The named questions, with the GUIDs that the lock has for them as they were `read`.

    Only where the id does not lead to that GUID anyway. What the project's own sources hold (`taken`) stays theirs.
    """
    entries = [entry for entry in lock.notes.values() if entry.id not in taken]
    if not lock.namespace or not entries:
        return list(named)
    foreign = [
        replace(question, origin=replace(question.origin, foreign=True)) if question.origin else question
        for question in read
    ]
    known = {entry.guid for entry in entries}
    built = identify(settle(foreign, lock.namespace, entries), lock.namespace, entries)
    return [
        replace(question, guid=item.guid)
        if item.guid in known and not question.guid and item.guid != guid_for(lock.namespace, question.id)
        else question
        for question, item in zip(named, built, strict=True)
    ]
