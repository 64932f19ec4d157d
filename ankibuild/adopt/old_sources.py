"""Notes of an old package → source files, one a deck, with their media."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.adopt.old_media import OldMedia, find_media, write_media
from ankibuild.adopt.old_notes import OldQuestion, as_question
from ankibuild.adopt.writing import question_text, quoted
from ankibuild.atomic import write_text
from ankibuild.decks import clean_name
from ankibuild.package.read import Package, PackedNote
from ankibuild.project import file_name

_LEVEL_LENGTH = 60
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class OldSources:
    """Which notes go into which source file; `decks` by the names of the files too."""

    package: Package
    notes: Mapping[str, list[PackedNote]]
    decks: Mapping[str, str]
    notetypes: Mapping[int, AdoptedNoteType]
    media: OldMedia


def plan_sources(
    package: Package, notes: Sequence[PackedNote], notetypes: Mapping[int, AdoptedNoteType], folder: str, deck: str
) -> OldSources:
    """The source files for notes, below a folder of the project; notes without cards go into `deck`."""
    by_deck: defaultdict[str, list[PackedNote]] = defaultdict(list)
    spellings: dict[str, str] = {}
    for note in notes:
        name = clean_name(note.deck) or deck
        by_deck[spellings.setdefault(name.casefold(), name)].append(note)
    paths = _paths(by_deck, folder)
    return OldSources(
        package=package,
        notes={paths[name]: members for name, members in by_deck.items()},
        decks={path: name for name, path in paths.items()},
        notetypes=notetypes,
        media=find_media(package, notes, folder),
    )


def write_sources(plan: OldSources, root: Path, taken: set[str]) -> list[str]:
    """Writes the source files and the media; gives their names. No id is one of those that are `taken`.

    Raises AnkibuildError if a media file is damaged, OutputError if a file cannot be written.
    """
    for path, notes in plan.notes.items():
        places = plan.media.places(path)
        made = [as_question(note, plan.notetypes[note.notetype.id], places, taken) for note in notes]
        write_text(root / path, _source(plan.decks[path], made))
    return [*plan.notes, *write_media(plan.package, plan.media, root)]


def _paths(decks: Iterable[str], folder: str) -> dict[str, str]:
    """By the names of decks, a source file for each: subdecks are in folders."""
    used: set[str] = set()
    paths: dict[str, str] = {}
    for deck in sorted(decks):
        levels = (file_name(_NOT_IN_A_NAME.sub("-", level))[:_LEVEL_LENGTH] for level in deck.split("::"))
        base = "/".join((folder, *levels))
        number = 1
        while (path := f"{base}.yaml" if number == 1 else f"{base}-{number}.yaml").casefold() in used:
            number += 1
        used.add(path.casefold())
        paths[deck] = path
    return paths


def _source(deck: str, questions: list[OldQuestion]) -> str:
    """A source file; what all its questions have in common stands above them."""
    notetypes = {question.notetype for question in questions}
    shared = notetypes.pop() if len(notetypes) == 1 else ""
    head = f"deck: {quoted(deck)}\n" + (f"notetype: {shared}\n" if shared else "") + "markup: html\nquestions:\n"
    return head + "\n".join(_question(question, shared) for question in questions)


def _question(question: OldQuestion, shared: str) -> str:
    facts = {"id": question.id, "guid": question.note.guid}
    facts |= {} if shared else {"notetype": question.notetype}
    return question_text(facts | question.texts, question.tags, question.fields)
