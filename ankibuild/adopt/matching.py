"""Which note of an old deck is which question: by its text, exactly, or nearly where no other is as near."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ankibuild.adopt import html
from ankibuild.identity.likeness import ALIKE, Likeness, is_clear
from ankibuild.model import Kind
from ankibuild.note import Note
from ankibuild.notetypes import FIELDS
from ankibuild.package.read import PackedNote

_DELETION = re.compile(r"\{\{c[0-9,]+::(.*?)(?:::[^{}]*)?\}\}", re.DOTALL)
_MATH = re.compile(r"\\[()\[\]]|\[/?\$\$?\]|\[/?latex\]|\$")

_ANSWER = FIELDS.index("Answer")


class Pair(NamedTuple):
    """A note of the old deck and the rendered question that it is."""

    old: PackedNote
    note: Note


class Matches(NamedTuple):
    """What was found: pairs that are certain and that are near; notes and questions that are left."""

    exact: tuple[Pair, ...]
    near: tuple[Pair, ...]
    notes: tuple[PackedNote, ...]
    questions: tuple[Note, ...]


def folded(text: str) -> str:
    """The text that HTML shows, without case, white space, deletions and the signs around math."""
    return "".join(_shown(text).split())


def _shown(text: str) -> str:
    without = _DELETION.sub(r"\1", text)
    shown = html.plain(without) if "<" in without or "&" in without else without
    return unicodedata.normalize("NFKC", _MATH.sub("", shown)).casefold()


def stem_fields(old: Iterable[PackedNote], notes: Sequence[Note], guesses: Mapping[int, str]) -> dict[int, str]:
    """By the ids of note types, the field that holds the stem: the one in which most questions' stems are found."""
    stems = {folded(note.fields[0]) for note in notes} - {""}
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for note in old:
        votes[note.notetype.id].update(name for name, text in note.fields.items() if folded(text) in stems)
    found = {key: counter.most_common(1)[0][0] for key, counter in votes.items() if counter}
    return {**guesses, **found}


def match_kinds(old: Sequence[PackedNote], notes: Sequence[Note], fields: Mapping[int, str]) -> Matches:
    """Matches notes with questions, those with deletions and those without apart."""
    found = [
        match(
            [note for note in old if note.notetype.is_cloze is cloze],
            [note for note in notes if (note.question.kind is Kind.CLOZE) is cloze],
            fields,
        )
        for cloze in (False, True)
    ]
    return Matches(*(first + second for first, second in zip(*found, strict=True)))


def match(old: Sequence[PackedNote], notes: Sequence[Note], fields: Mapping[int, str]) -> Matches:
    """Matches notes with questions; `fields` are those that hold the stems."""
    stems = {note.guid: note.fields.get(fields[note.notetype.id], "") for note in old}
    exact = _exact(old, notes, stems)
    taken = {pair.old.guid for pair in exact} | {pair.note.guid for pair in exact}
    left = [note for note in old if note.guid not in taken]
    free = [note for note in notes if note.guid not in taken]
    near = _near(*_unlike(left, free, stems), stems)
    found = {pair.old.guid for pair in near} | {pair.note.guid for pair in near}
    return Matches(
        exact=tuple(exact),
        near=tuple(near),
        notes=tuple(note for note in left if note.guid not in found),
        questions=tuple(note for note in free if note.guid not in found),
    )


def _exact(old: Iterable[PackedNote], notes: Iterable[Note], stems: Mapping[str, str]) -> list[Pair]:
    """Those with one stem; of several with one stem, those whose answer tells them apart."""
    by_stem: defaultdict[str, tuple[list[PackedNote], list[Note]]] = defaultdict(lambda: ([], []))
    for note in old:
        by_stem[folded(stems[note.guid])][0].append(note)
    for question in notes:
        by_stem[folded(question.fields[0])][1].append(question)
    groups = (group for stem, group in by_stem.items() if stem)
    return [pair for members, questions in groups for pair in _pairs(members, questions)]


def _pairs(old: Sequence[PackedNote], notes: Sequence[Note]) -> Iterable[Pair]:
    if len(old) == len(notes) == 1:
        return [Pair(old[0], notes[0])]
    by_answer: defaultdict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_answer[folded(note.fields[_ANSWER])].append(note)
    found: defaultdict[str, list[PackedNote]] = defaultdict(list)
    for member in old:
        texts = {folded(text) for text in member.fields.values()}
        for answer in texts & by_answer.keys() - {""}:
            found[answer].append(member)
    return [
        Pair(members[0], by_answer[answer][0])
        for answer, members in found.items()
        if len(members) == len(by_answer[answer]) == 1
    ]


def _unlike(
    old: Sequence[PackedNote], notes: Sequence[Note], stems: Mapping[str, str]
) -> tuple[list[PackedNote], list[Note]]:
    """Those with a stem that only their side has: of those with one stem the answers could not tell which is which."""
    mine = {note.guid: folded(note.fields[0]) for note in notes}
    theirs = {note.guid: folded(stems[note.guid]) for note in old}
    both = set(mine.values()) & set(theirs.values())
    return [note for note in old if theirs[note.guid] not in both], [n for n in notes if mine[n.guid] not in both]


def _near(old: Sequence[PackedNote], notes: Sequence[Note], stems: Mapping[str, str]) -> list[Pair]:
    """For each note the question that its stem is nearest to, if one clearly is, and it is nearest to no other note."""
    likeness = Likeness({note.guid: _shown(note.fields[0]) for note in notes})
    questions = {note.guid: note for note in notes}
    found: defaultdict[str, list[PackedNote]] = defaultdict(list)
    for member in old:
        ranked = likeness.ranked(_shown(stems[member.guid]))
        if is_clear(ranked) and ranked[0][0] >= ALIKE:
            found[ranked[0][1]].append(member)
    return [Pair(members[0], questions[guid]) for guid, members in found.items() if len(members) == 1]
