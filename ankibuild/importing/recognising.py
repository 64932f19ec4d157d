"""Which question of a corrected file is which of the last import: reviews hang on that, so in doubt it is a new one."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ankibuild.identity.borrowed import clean_id
from ankibuild.identity.digest import question_digest
from ankibuild.identity.likeness import ALIKE, Likeness, alike, is_clear
from ankibuild.model import Kind, Question

_ANSWERED_ALIKE = 0.5
"""How alike the answers of two questions with one stem have to be; many stems say little ("Which is true?")."""

_COMPARED = 400
"""The characters of a stem or of answers that are compared."""


_TYPED = {Kind.SHORT, Kind.NUMERIC}
"""Their options are answers; nobody sees them on the front."""


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
    _by_own_id(search, known, frozenset(known) - {question.id for question in before})
    _by_stem(search)
    for id_ in known.keys() - {question.id for question in before}:
        search.left.pop(id_, None)
    _by_letters(search)
    _by_answers(search, before)
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


def _by_own_id(search: _Search, known: dict[str, Question], foreign: frozenset[str]) -> None:
    """Ids that moved to other questions, or that no import gave, count only where the stem is near."""
    moved = any(
        (own := clean_id(search.questions[index].id)) in known and own != id_ for index, id_ in search.names.items()
    )
    for index, question in search.open():
        own = clean_id(question.id)
        if own in search.left and (not (moved or own in foreign) or _near(question, search.left[own])):
            search.give(index, own)


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
        if len(ids) == len(indexes) == 1 and _share_an_answer(search.questions[indexes[0]], search.left[ids[0]]):
            search.give(indexes[0], ids[0])
        else:
            _nearest(search, indexes, {id_: _answers(search.left[id_]) for id_ in ids}, _ANSWERED_ALIKE)


def _share_an_answer(one: Question, other: Question) -> bool:
    """Whether some option is on both sides; with no options to choose from, the stem is all there is."""
    if not one.options or not other.options or {one.kind, other.kind} <= _TYPED:
        return True
    return not {option.text for option in one.options}.isdisjoint(option.text for option in other.options)


def _nearest(search: _Search, indexes: Iterable[int], texts: dict[str, str], least: float) -> None:
    """Gives each question the id of that text which is clearly the most like its answers."""
    likeness = Likeness(texts)
    ranked = [(index, likeness.ranked(_answers(search.questions[index]))) for index in indexes]
    for index, candidates in sorted(ranked, key=_best):
        if is_clear(candidates) and candidates[0][0] >= least and candidates[0][1] in search.left:
            search.give(index, candidates[0][1])


def _best(ranked: tuple[int, list[tuple[float, str]]]) -> float:
    return -ranked[1][0][0] if ranked[1] else 0


def _answers(question: Question) -> str:
    texts = [option.text for option in question.options] or [question.answer]
    texts += [text for pair in question.pairs for text in (pair.left, pair.right)]
    texts += [*question.order, *(option.text for gap in question.gaps for option in gap.options)]
    return "\n".join(texts)[:_COMPARED]


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


def _by_answers(search: _Search, before: Sequence[Question]) -> None:
    """A stem that is near, where the answers are the same and tell."""
    then, now = (Counter(map(_answer_digest, questions)) for questions in (before, search.questions))
    known = {_answer_digest(question): id_ for id_, question in search.left.items()}
    for index, question in search.open():
        answer = _answer_digest(question)
        tells = question.kind is not Kind.TRUE_FALSE and then[answer] == now[answer] == 1
        if tells and answer in known and _near(question, search.left[known[answer]]):
            search.give(index, known[answer])


def _answer_digest(question: Question) -> str:
    return question_digest(replace(question, stem=""))
