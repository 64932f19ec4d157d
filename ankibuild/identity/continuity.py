"""Whether the questions of today are those of the last build: renames, ids used again, and lost ids are found here.

Nothing is guessed in silence. A likely rename stops the build and says which line keeps the reviews; only a question
without id, in a source that cannot hold one, is matched by its text, and then a person confirms it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import report
from ankibuild.identity.digest import question_digest
from ankibuild.identity.ids import DERIVED, Identified, alike_rests, likeness_of, rest_of
from ankibuild.identity.likeness import ALIKE, Likeness, alike, is_clear
from ankibuild.identity.lock import STEM, NoteEntry
from ankibuild.model import Kind, Question

NO_DOUBTS: Mapping[int, str] = MappingProxyType({})

_OURS = ("question", "cloze")
"""The keys of our note types; an adopted note keeps its own."""


class Match(NamedTuple):
    """A new question, and the vanished one without a lasting id that it resembles.

    `clear` if no other is nearly as near and it is answered in the same words, as no other question is: the capital of
    Italy is not the capital of France, corrected. `by_id` says that only an id of another program makes it that one.
    """

    item: Identified
    entry: NoteEntry
    clear: bool
    by_id: bool = False

    @property
    def needs_review(self) -> bool:
        """Whether nothing can be written beside the question that says which one it is."""
        origin = self.item.question.origin
        return self.item.id.startswith(DERIVED) or (origin is not None and origin.foreign)


class Continuity(NamedTuple):
    """What changed hands: certain findings, and near matches that a person has to confirm."""

    findings: tuple[Finding, ...]
    matches: tuple[Match, ...]


def examine(
    identified: Sequence[Identified], entries: Iterable[NoteEntry], doubts: Mapping[int, str] = NO_DOUBTS
) -> Continuity:
    """Compares the questions of a complete read with what the lock remembers; `doubts` as in `borrowed.Settled`."""
    known = {entry.guid: entry for entry in entries}
    current = {item.guid for item in identified}
    new = [item for item in identified if item.guid not in known]
    vanished = [entry for guid, entry in known.items() if guid not in current and not entry.retired]
    by_digest = {entry.question: entry for entry in vanished if entry.question}
    findings: list[Finding] = []
    others: list[Identified] = []
    for item in new:
        entry = by_digest.get(question_digest(item.question))
        if entry:
            findings.append(_renamed(item, entry))
        else:
            others.append(item)
    findings += _reused(identified, new, known)
    findings += _other_notetype(identified, known)
    return Continuity(tuple(findings), tuple(_near(others, vanished, identified, doubts)))


def _renamed(item: Identified, entry: NoteEntry) -> Finding:
    """The text is untouched, only the name is another."""
    question = item.question
    if entry.id.startswith(DERIVED):
        code, line = "id-without-guid", f"guid: {entry.guid}"
    elif item.id.startswith(DERIVED):
        code, line = "id-lost", f"id: {entry.id}"
    else:
        code, line = "likely-rename", f"aka: [{entry.id}]"
    diagnostic = report(code, question.part("id"), subject=question.subject, id=item.id, former=entry.id, line=line)
    return Finding(diagnostic, (item.position,))


def _reused(
    identified: Iterable[Identified], new: Iterable[Identified], known: dict[str, NoteEntry]
) -> Iterable[Finding]:
    """Ids whose former question stands elsewhere now, or was retired."""
    elsewhere = {question_digest(item.question): item for item in new}
    for item in identified:
        entry = known.get(item.guid)
        if entry is None or not entry.question or entry.question == question_digest(item.question):
            continue
        other = elsewhere.get(entry.question)
        if other or _is_another(item, entry):
            where = other.question.subject if other else "retired"
            place = item.question.part("id")
            diagnostic = report("id-reused", place, subject=item.question.subject, id=item.id, where=where)
            yield Finding(diagnostic, (item.position,))


def _other_notetype(identified: Iterable[Identified], known: Mapping[str, NoteEntry]) -> Iterable[Finding]:
    """Questions that became a cloze or ceased to be one: Anki never updates a note of another note type."""
    for item in identified:
        entry = known.get(item.guid)
        was = entry.type if entry else ""
        is_cloze = item.question.kind is Kind.CLOZE
        if was in _OURS and not item.question.notetype and (was == "cloze") != is_cloze:
            place = item.question.part("stem")
            words = ("a cloze", "none") if is_cloze else ("no cloze", "one")
            diagnostic = report(
                "notetype-changed", place, subject=item.question.subject, id=item.id, now=words[0], before=words[1]
            )
            yield Finding(diagnostic, (item.position,))


def _is_another(item: Identified, entry: NoteEntry) -> bool:
    """Whether a question that stands under a retired one's id is not that one, corrected and taken back."""
    taken_back = entry.retired and not item.question.retired
    return taken_back and alike(item.question.stem[:STEM], entry.stem[:STEM]) < ALIKE


def _answer(question: Question) -> str:
    return question_digest(replace(question, stem=""))


def _only_the_stem_differs(question: Question, entry: NoteEntry) -> bool:
    """Whether a question with the stem of an entry is that of the entry; true or false is no answer that tells."""
    if question.kind is Kind.TRUE_FALSE:
        return False
    # the lock keeps only the beginning of a long stem: what follows may be untouched
    rest = [question.stem[STEM:]] if len(entry.stem) == STEM else [""]
    return any(question_digest(replace(question, stem=entry.stem + end)) == entry.question for end in ("", *rest))


def _near(
    items: Sequence[Identified],
    vanished: Sequence[NoteEntry],
    everything: Sequence[Identified],
    doubts: Mapping[int, str],
) -> list[Match]:
    """The new questions whose stem is near to that of a vanished one without id, each of which is matched once.

    Those come first whose stems and answers together are the nearest: many have one stem.
    """
    texts = {entry.guid: entry for entry in vanished if entry.stem}
    likeness = likeness_of(texts)
    pairs = [pair for item in items for pair in _pairs(item, likeness, texts)] if texts else []
    pairs += [_Pair(item, texts[guid], by_id=True) for item in items if (guid := doubts.get(item.position)) in texts]
    answers = Counter(_answer(item.question) for item in everything) if pairs else Counter()
    matches: dict[int, Match] = {}
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.stems - pair.rests, pair.item.position)):
        item, entry = pair.item, pair.entry
        if item.position not in matches and entry.guid not in taken:
            told = answers[_answer(item.question)] == 1 and _only_the_stem_differs(item.question, entry)
            matches[item.position] = Match(item, entry, told and pair.clear, pair.by_id)
            taken.add(entry.guid)
    return [matches[position] for position in sorted(matches)]


class _Pair(NamedTuple):
    """A new question and a vanished one: how alike their stems are, and what stands beside them.

    `clear` if the stem of no other vanished one is nearly as near.
    """

    item: Identified
    entry: NoteEntry
    stems: float = 0.0
    rests: float = 0.0
    clear: bool = False
    by_id: bool = False


def _pairs(item: Identified, likeness: Likeness, texts: Mapping[str, NoteEntry]) -> Iterator[_Pair]:
    rest = rest_of(item.question)
    ranked = likeness.ranked(item.question.stem[:STEM], rest)
    for stems, guid in ranked:
        if stems >= ALIKE:
            rests = alike_rests(rest, texts[guid].rest)
            yield _Pair(item, texts[guid], stems, rests, is_clear(ranked))
