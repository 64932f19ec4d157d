"""Which question of a corrected file is which of the last import: reviews hang on that, so in doubt it is a new one."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ankibuild.identity.borrowed import clean_id
from ankibuild.identity.digest import question_digest
from ankibuild.identity.ids import alike_rests, may_be, rest_of
from ankibuild.identity.likeness import ALIKE, Likeness, alike, is_clear
from ankibuild.model import Kind, Question

_COMPARED = 400
"""The characters of a stem or of answers that are compared."""


@dataclass(slots=True)
class _Search:
    """The questions of today and, by their ids, those that are not found again yet; `names` are the ids found."""

    questions: Sequence[Question]
    left: dict[str, Question]
    names: dict[int, str] = field(default_factory=dict)

    def open(self) -> list[tuple[int, Question]]:
        """The questions without a name, by their index."""
        return [(index, question) for index, question in enumerate(self.questions) if index not in self.names]

    def give(self, index: int, id_: str) -> None:
        """Gives a question the id of one that was not found yet."""
        self.names[index] = id_
        del self.left[id_]


def recognise(questions: Sequence[Question], before: Iterable[Question], here: Iterable[Question]) -> dict[int, str]:
    """Ids for the questions that were there before, by their index.

    The same text is the same question, whatever its own id became: many programs number their questions anew with
    each export. Then its own id counts, then the same stem with answers that are alike, then a stem in which only case
    and white space differ, if the answers are the same, then one that is near, if moreover no other question has these
    answers (the capital of France is not a correction of the capital of Italy). `here` are questions that no import
    wrote; of these it has to be the stem at least.
    """
    before = list(before)
    known = {question.id: question for question in before} | {question.id: question for question in here}
    search = _Search(questions, dict(known))
    _by_text(search)
    telling = _telling(before, questions)
    _by_own_id(search, known, frozenset(known) - {question.id for question in before}, telling)
    _by_stem(search)
    for id_ in known.keys() - {question.id for question in before}:
        search.left.pop(id_, None)
    _by_letters(search)
    _by_answers(search, telling)
    return search.names


def renamed(here: Sequence[Question], before: Iterable[Question]) -> dict[int, str]:
    """Former ids for the questions whose id people changed, by their index: the text tells, or the stem."""
    search = _Search(here, {question.id: question for question in before})
    _by_text(search)
    _by_stem(search)
    return search.names


def _by_text(search: _Search) -> None:
    """Of several with one text, each gets its own id, the others follow in order."""
    free: defaultdict[str, deque[str]] = defaultdict(deque)
    for id_, question in search.left.items():
        free[question_digest(question)].append(id_)
    digests = {index: question_digest(question) for index, question in search.open()}
    for index, question in search.open():
        same = free.get(digests[index], deque())
        own = clean_id(question.id)
        if own and own in same:
            same.remove(own)
            search.give(index, own)
    for index, _ in search.open():
        if free.get(digests[index]):
            search.give(index, free[digests[index]].popleft())


def _telling(before: Iterable[Question], now: Iterable[Question]) -> frozenset[str]:
    """The answers, as digests, that just one question had and has; true or false is no answer that tells."""
    then, today = (
        Counter(_answer_digest(question) for question in questions if question.kind is not Kind.TRUE_FALSE)
        for questions in (before, now)
    )
    return frozenset(answer for answer, count in today.items() if count == then[answer] == 1)


def _by_own_id(search: _Search, known: dict[str, Question], foreign: frozenset[str], telling: frozenset[str]) -> None:
    """An id counts where the question is the one that had it, corrected; for one that no import gave, strictly.

    So it is where ids moved to other questions. An id that goes to quite another question may be a number.
    """
    moved = any(
        (own := clean_id(search.questions[index].id)) in known and own != id_ for index, id_ in search.names.items()
    )
    for index, question in search.open():
        own = clean_id(question.id)
        counting = frozenset[str]() if moved or own in foreign else telling
        if own in search.left and _is_corrected(question, search.left[own], counting):
            search.give(index, own)


def _is_corrected(question: Question, before: Question, telling: frozenset[str]) -> bool:
    """Whether a question is the one that had its id: stem and answers are alike, or the same answers tell."""
    if _near(question, before) and alike_rests(rest_of(question), rest_of(before)) >= ALIKE:
        return True
    return _answer_digest(question) in telling and _answer_digest(question) == _answer_digest(before)


def _near(one: Question, other: Question) -> bool:
    return alike(one.stem[:_COMPARED], other.stem[:_COMPARED]) >= ALIKE


def _by_stem(search: _Search) -> None:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for id_, question in search.left.items():
        groups[question.stem].append(id_)
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for index, question in search.open():
        if question.stem in groups:
            asked[question.stem].append(index)
    for stem, indexes in asked.items():
        ids = groups[stem]
        if len(ids) == len(indexes) == 1 and may_be(search.questions[indexes[0]], rest_of(search.left[ids[0]])):
            search.give(indexes[0], ids[0])
        else:
            _nearest(search, indexes, {id_: rest_of(search.left[id_]) for id_ in ids})


def _nearest(search: _Search, indexes: Iterable[int], rests: dict[str, str]) -> None:
    """Gives each question of one stem the id of the one whose answers are clearly the most like its own."""
    likeness = Likeness(rests)
    ranked = [(index, _ranked(rest_of(search.questions[index]), likeness, rests)) for index in indexes]
    for index, candidates in sorted(ranked, key=_best):
        if is_clear(candidates) and candidates[0][0] >= ALIKE and candidates[0][1] in search.left:
            search.give(index, candidates[0][1])


def _ranked(rest: str, likeness: Likeness, rests: dict[str, str]) -> list[tuple[float, str]]:
    return sorted(((alike_rests(rest, rests[id_]), id_) for _, id_ in likeness.ranked(rest)), reverse=True)


def _best(ranked: tuple[int, list[tuple[float, str]]]) -> float:
    return -ranked[1][0][0] if ranked[1] else 0


def _by_letters(search: _Search) -> None:
    """A stem in which only case and white space differ: the one question left with these letters and answers."""
    then: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    now: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for id_, question in search.left.items():
        then[_letters(question)].append(id_)
    for index, question in search.open():
        now[_letters(question)].append(index)
    for letters, indexes in now.items():
        if len(indexes) == len(then.get(letters, ())) == 1:
            search.give(indexes[0], then[letters][0])


def _letters(question: Question) -> tuple[str, str]:
    return " ".join(question.stem.casefold().split()), _answer_digest(question)


def _by_answers(search: _Search, telling: frozenset[str]) -> None:
    """A stem that is near, where the answers are the same and tell."""
    known = {_answer_digest(question): id_ for id_, question in search.left.items()}
    for index, question in search.open():
        answer = _answer_digest(question)
        if answer in telling and answer in known and _near(question, search.left[known[answer]]):
            search.give(index, known[answer])


def _answer_digest(question: Question) -> str:
    return question_digest(replace(question, stem=""))
