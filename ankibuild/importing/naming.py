"""An id for each imported question: that of the previous import, else its own where it has one, else from its stem."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from ankibuild.assign import slug
from ankibuild.identity.borrowed import clean_id
from ankibuild.importing.recognising import recognise
from ankibuild.model import Question


def name_all(
    questions: Sequence[Question],
    before: Iterable[Question],
    taken: Container[str],
    here: Iterable[Question] = (),
) -> list[Question]:
    """The questions, each with an id that no other has.

    `before` are those of the previous import, whose ids go to the same questions again; `here` those that stand in
    the YAML file and came from elsewhere; `taken` are ids of other sources.
    """
    before, here = list(before), list(here)
    names = recognise(questions, before, here)
    used = {question.id for question in (*before, *here)}
    last: dict[str, int] = {}
    for index, question in enumerate(questions):
        if index not in names:
            names[index] = _new(question, _Either(used, taken), last)
            used.add(names[index])
    return [replace(question, id=names[index]) for index, question in enumerate(questions)]


class _Either:
    """Ids of two collections."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._sides = (one, other)

    def __contains__(self, id_: object) -> bool:
        return any(id_ in side for side in self._sides)


def _new(question: Question, taken: Container[str], last: dict[str, int]) -> str:
    own = clean_id(question.id)
    return own if own and own not in taken else slug(own or question.stem, taken, last)
