"""An id for each imported question: its own where it has one, that of the previous import, else one from its stem."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace

from ankibuild.assign import slug
from ankibuild.identity.borrowed import clean_id
from ankibuild.identity.digest import question_digest
from ankibuild.identity.likeness import ALIKE, Likeness, is_clear
from ankibuild.model import Question


def name_all(questions: Sequence[Question], before: Iterable[Question], taken: Container[str]) -> list[Question]:
    """The questions, each with an id that no other has.

    `before` are those of the previous import, whose ids go to the same questions again: to those with the same id of
    their own, then with the same text, then with the same stem, then to those whose stem is clearly near and whose
    answers are the same (the capital of France is not a correction of the capital of Italy). `taken` are ids of other
    sources.
    """
    earlier = {question.id: question for question in before}
    names = _own(questions, earlier, taken)
    _by(question_digest, questions, earlier, names)
    _by(lambda question: question.stem, questions, earlier, names)
    _by_likeness(questions, earlier, names)
    used = set(names.values()) | set(earlier)
    for index, question in enumerate(questions):
        if index not in names:
            names[index] = _new(question, used, taken)
            used.add(names[index])
    return [replace(question, id=names[index]) for index, question in enumerate(questions)]


def _own(questions: Sequence[Question], earlier: Container[str], taken: Container[str]) -> dict[int, str]:
    """The ids that questions have themselves, by their index; of several with one id, the first has it."""
    first: dict[str, int] = {}
    for index, question in enumerate(questions):
        own = clean_id(question.id)
        if own and (own in earlier or own not in taken):
            first.setdefault(own, index)
    return {index: own for own, index in first.items()}


def _by(
    likeness: Callable[[Question], str],
    questions: Sequence[Question],
    earlier: dict[str, Question],
    names: dict[int, str],
) -> None:
    """Gives ids to the questions that are the same in one respect, in their order."""
    free: defaultdict[str, deque[str]] = defaultdict(deque)
    used = set(names.values())
    for id_, question in earlier.items():
        if id_ not in used:
            free[likeness(question)].append(id_)
    for index, question in enumerate(questions):
        same = free[likeness(question)] if index not in names else ()
        if same:
            names[index] = same.popleft()


def _by_likeness(questions: Sequence[Question], earlier: dict[str, Question], names: dict[int, str]) -> None:
    used = set(names.values())
    left = {id_: question.stem for id_, question in earlier.items() if id_ not in used}
    likeness = Likeness(left)
    ranked = [(index, likeness.ranked(question.stem)) for index, question in enumerate(questions) if index not in names]
    for index, candidates in sorted(ranked, key=lambda pair: -pair[1][0][0] if pair[1] else 0):
        if not is_clear(candidates) or candidates[0][0] < ALIKE:
            continue
        id_ = candidates[0][1]
        if id_ in left and _answered_alike(questions[index], earlier[id_]):
            names[index] = id_
            del left[id_]


def _answered_alike(one: Question, other: Question) -> bool:
    return question_digest(replace(one, stem="")) == question_digest(replace(other, stem=""))


class _Either:
    """Ids of two collections."""

    def __init__(self, one: Container[str], other: Container[str]) -> None:
        self._sides = (one, other)

    def __contains__(self, id_: object) -> bool:
        return any(id_ in side for side in self._sides)


def _new(question: Question, used: Container[str], taken: Container[str]) -> str:
    return slug(clean_id(question.id) or question.stem, _Either(used, taken))
