"""Ids that other programs gave: useful where they tell questions apart, never trusted further than that.

A source of another format is exported anew for each correction, and nothing can be written into it. So what the lock
remembers decides: a question whose text is untouched keeps its GUID whatever its id became, and an id that two
questions have is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from ankibuild.identity.digest import question_digest
from ankibuild.identity.guid import guid_for
from ankibuild.identity.ids import DERIVED, alike_rests, likeness_of, may_be, own_guid, rest_of
from ankibuild.identity.likeness import ALIKE, alike
from ankibuild.identity.lock import STEM, NoteEntry
from ankibuild.model import Question


class Settled(NamedTuple):
    """The questions with ids and GUIDs by which learners know them; those of our own sources stay as they are.

    `doubts` are, by position from 1, the GUIDs of those that only an id says are that note, with other words: they are
    new ones unless a person says that they were written anew.
    """

    questions: list[Question]
    doubts: Mapping[int, str] = MappingProxyType({})


def settle(questions: Sequence[Question], namespace: str, known: Iterable[NoteEntry]) -> Settled:
    """Finds the questions of other programs again among the notes that the lock remembers."""
    if not any(_is_foreign(question) for question in questions):
        return Settled(list(questions))
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


@dataclass(slots=True)
class _Search:
    """The notes that the lock remembers, and which question of today is which, by its place in the list.

    Those `kept` for it need no help: their GUIDs come from its stem.
    """

    questions: Sequence[Question]
    namespace: str
    memory: Mapping[str, NoteEntry]
    by_id: Mapping[str, NoteEntry]
    found: dict[int, str] = field(default_factory=dict)
    kept: set[int] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    doubts: dict[int, str] = field(default_factory=dict)

    def open(self) -> Iterator[tuple[int, Question, str]]:
        """The foreign questions that are not found yet, with the GUIDs that their ids lead to."""
        for place, question in enumerate(self.questions):
            if place not in self.found and place not in self.kept and _is_foreign(question) and not question.guid:
                yield place, question, self.guid(question)

    def guid(self, question: Question) -> str:
        """The GUID that a question has by its id; '' where it has none."""
        is_ours = question.guid or question.namespace or not _is_borrowed(question)
        entry = None if is_ours else self.by_id.get(question.first_id)
        return entry.guid if entry else own_guid(question, self.namespace)

    def give(self, place: int, guid: str) -> None:
        """Says which note a question is."""
        self.found[place] = guid
        self.used.add(guid)


def _recognised(questions: list[Question], namespace: str, memory: Mapping[str, NoteEntry]) -> Settled:
    """Each foreign question under the GUID that the lock has for its text, else for its id."""
    named = [entry for entry in memory.values() if not entry.id.startswith(DERIVED)]
    # of two that had one id over the years, the one whose GUID comes from it
    named.sort(key=lambda entry: entry.guid == guid_for(namespace, entry.id))
    by_id = {entry.id: entry for entry in named}
    search = _Search(questions, namespace, memory, by_id)
    search.used |= {search.guid(question) for question in questions if question.guid or not _is_foreign(question)}
    _by_id_and_text(search)
    moved = _by_text(search)
    moved |= _moved_and_changed(search, moved)
    _doubt(search, moved)
    settled = [_settled(search, place, question, moved) for place, question in enumerate(questions)]
    return Settled(settled, search.doubts)


def _by_id_and_text(search: _Search) -> None:
    for place, question, guid in list(search.open()):
        entry = search.memory.get(guid)
        if entry and guid not in search.used and entry.question == question_digest(question):
            search.give(place, guid)


def _by_text(search: _Search) -> frozenset[str]:
    """Texts that are untouched are found again; gives the files in which ids went to other questions."""
    by_ids = {guid for _, _, guid in search.open()}
    free: defaultdict[str, deque[NoteEntry]] = defaultdict(deque)
    for entry in sorted(search.memory.values(), key=lambda entry: -entry.mod):
        if entry.question and entry.guid not in search.used and not entry.retired:
            free[entry.question].append(entry)
    _keep_derived(search, free)
    moved = set()
    for place, question, _ in list(search.open()):
        known = free.get(question_digest(question))
        if known:
            found = known.popleft()
            search.give(place, found.guid)
            moved |= {_file(question)} if question.first_id and found.guid in by_ids else set()
    return frozenset(moved)


def _keep_derived(search: _Search, free: Mapping[str, deque[NoteEntry]]) -> None:
    """Keeps the notes whose GUIDs come from stems for the questions that have their texts."""
    for place, question in enumerate(search.questions):
        if question.first_id or question.guid:
            continue
        known = free.get(question_digest(question), deque())
        derived = next((entry for entry in known if _is_derived(search, question, entry)), None)
        if derived:
            known.remove(derived)
            search.used.add(derived.guid)
            search.kept.add(place)


def _moved_and_changed(search: _Search, moved: frozenset[str]) -> frozenset[str]:
    """More files in which an id went to a question that is not like its own, but like that of another id.

    So it is where all that follow a deleted question were corrected at once: none is untouched to show it.
    """
    unlike = [(question, guid) for _, question, guid in search.open() if _is_another(search, question, guid, moved)]
    free = {
        guid: entry
        for guid, entry in search.memory.items()
        if unlike and entry.stem and not entry.retired and guid not in search.used
    }
    likeness = likeness_of(free)
    found: set[str] = set()
    for question, own in unlike:
        if _file(question) not in found:
            ranked = likeness.ranked(question.stem[:STEM], rest_of(question))
            found |= {_file(question) for _, guid in ranked if guid != own and _is_like(question, free[guid])}
    return frozenset(found)


def _is_another(search: _Search, question: Question, guid: str, moved: frozenset[str]) -> bool:
    """Whether a question is not like the one that its id was given to, in a file of which nothing is known yet."""
    entry = search.memory.get(guid)
    if entry is None or not entry.stem or _file(question) in moved:
        return False
    return not _is_like(question, entry)


def _doubt(search: _Search, moved: Container[str]) -> None:
    """Notes whose id another question may have now: one with other words, in a file in which no id is known to move.

    Where questions are numbered in order, one that was added when the last was deleted has its number; so it may be
    where the former one was rejected.
    """
    rests = Counter(map(rest_of, search.questions)) + Counter(entry.rest for entry in search.memory.values())
    for place, question, guid in list(search.open()):
        entry = search.memory.get(guid)
        if entry and _file(question) not in moved and not _is_corrected(question, entry, rests):
            search.doubts[place + 1] = guid


def _is_corrected(question: Question, entry: NoteEntry, rests: Mapping[str, int]) -> bool:
    """Whether a question with the id of a note says what that said, corrected; `rests` counts who has which answers."""
    if not entry.stem or _is_like(question, entry):
        return True
    if question.stem[:STEM] == entry.stem:
        return may_be(question, entry.rest)
    return entry.rest == rest_of(question) and rests[entry.rest] == 2


def _is_derived(search: _Search, question: Question, entry: NoteEntry) -> bool:
    space = question.namespace or search.namespace
    return entry.id.startswith(DERIVED) and (entry.moved or entry.guid == guid_for(space, entry.id))


def _settled(search: _Search, place: int, question: Question, moved: frozenset[str]) -> Question:
    """A question under its GUID; without its id where that is another question's now."""
    if question.guid or not _is_foreign(question):
        return question
    guid = search.found.get(place) or search.guid(question)
    if not guid:
        return question
    if place not in search.found and (place + 1 in search.doubts or _belongs_to_another(search, question, guid, moved)):
        return replace(question, id="", aka=())
    search.used.add(guid)
    return question if guid == own_guid(question, search.namespace) else replace(question, guid=guid)


def _belongs_to_another(search: _Search, question: Question, guid: str, moved: frozenset[str]) -> bool:
    """Whether an id means a question of which the text stands elsewhere today.

    Where a program numbers its questions anew with each export, one that was inserted moves all that follow. In such a
    file an id alone says nothing.
    """
    if guid in search.used:
        return True
    entry = search.memory.get(guid)
    if entry is None:
        return False
    renamed = entry.id != question.first_id and not entry.id.startswith(DERIVED)
    return renamed or (_file(question) in moved and not _is_like(question, entry))


def _is_like(question: Question, entry: NoteEntry) -> bool:
    """Whether a question may be the one that an entry remembers, corrected; many have one stem and other answers."""
    if alike(question.stem[:STEM], entry.stem) < ALIKE:
        return False
    return not entry.rest or alike_rests(rest_of(question), entry.rest) >= ALIKE


def _file(question: Question) -> str:
    return question.span.source.holder if question.span else ""
