"""In which deck a question goes, by what it, its file and its folder say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import Question
from ankibuild.project import Project

_WILDCARDS = frozenset("*?[")


def deck_of(question: Question, project: Project) -> str:
    """The full name of a question's deck: its own, under the project's where it begins with `::`.

    A question that names none goes to the project's deck, below it into a subdeck for each folder.
    """
    if question.deck.startswith("::"):
        return clean_name(f"{project.deck}::{question.deck[2:]}")
    if question.deck:
        return clean_name(question.deck)
    folders = _folders(question.span.source.path, project.sources) if question.span else ()
    return clean_name("::".join((project.deck, *folders)) if project.folders_are_subdecks else project.deck)


def clean_name(name: str) -> str:
    """A deck name as Anki keeps it: composed characters, no space around a level, no empty level."""
    levels = (level.strip() for level in unicodedata.normalize("NFC", name).split("::"))
    return "::".join(level.replace('"', "'") for level in levels if level)


def with_parents(names: Iterable[str]) -> set[str]:
    """The names with those of all the decks above them."""
    split = [name.split("::") for name in names]
    return {"::".join(parts[:depth]) for parts in split for depth in range(1, len(parts) + 1)}


def within(deck: str, ancestor: str) -> bool:
    """Whether a deck is another or below it; Anki compares names without case."""
    low, above = deck.casefold(), ancestor.casefold()
    return low == above or low.startswith(f"{above}::")


def deck_faults(questions: Iterable[Question], project: Project) -> list[Diagnostic]:
    """Names that are empty, and names that Anki would take for one because they differ only in case."""
    first: dict[str, tuple[str, Question]] = {}
    faults = []
    for question in questions:
        name = deck_of(question, project)
        place = question.part("deck")
        if not name:
            faults.append(report("deck-name-empty", place, subject=question.subject))
            continue
        known, other = first.setdefault(name.casefold(), (name, question))
        if known != name:
            related = (Related(f"the other spelling, {known!r}", other.part("deck")),)
            faults.append(report("deck-differs-in-case", place, related=related, subject=question.subject, deck=name))
    return faults


def _folders(path: str, patterns: Iterable[str]) -> tuple[str, ...]:
    """The folders of a file below the fixed part of the pattern that names it."""
    folders = PurePosixPath(path).parts[:-1]
    bases = [_fixed(pattern) for pattern in patterns]
    fitting = [base for base in bases if folders[: len(base)] == base]
    return folders[max((len(base) for base in fitting), default=0) :]


def _fixed(pattern: str) -> tuple[str, ...]:
    parts = PurePosixPath(pattern).parts[:-1]
    wild = next((index for index, part in enumerate(parts) if _WILDCARDS & set(part)), len(parts))
    return parts[:wild]
