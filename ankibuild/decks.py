"""In which deck a question goes, by what it, its file and its folder say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import Question
from ankibuild.project import Project

_CONTROL = re.compile("[\x00-\x1f\x7f]+")
_WILDCARDS = frozenset("*?[")


def deck_of(question: Question, project: Project) -> str:
    """The full name of a question's deck: its own, under the project's where it begins with `::`.

    A question that names none goes to the project's deck, below it into a subdeck for each folder.
    """
    if question.deck.startswith("::"):
        return clean_name(f"{project.deck}::{question.deck[2:]}")
    if question.deck:
        return clean_name(question.deck)
    folders = _folders(question.span.source.holder, project.sources) if question.span else ()
    return clean_name("::".join((project.deck, *folders)) if project.folders_are_subdecks else project.deck)


@lru_cache(maxsize=4096)  # a bank of 100,000 questions has a few dozen decks
def clean_name(name: str) -> str:
    """A deck name as Anki keeps it: composed characters, no space or colon around a level, no empty level."""
    name = _CONTROL.sub(" ", unicodedata.normalize("NFC", name)).replace('"', "'")
    return "::".join(level for level in map(_trimmed, name.split("::")) if level)


def _trimmed(level: str) -> str:
    while level != (inner := level.strip().strip(":")):
        level = inner
    return level


def with_parents(names: Iterable[str]) -> set[str]:
    """The names with those of all the decks above them."""
    return {path for name in names for path in _paths(name)}


def _paths(name: str) -> list[str]:
    """The names of a deck and of those above it, from the top."""
    levels = name.split("::")
    return ["::".join(levels[:depth]) for depth in range(1, len(levels) + 1)]


def within(deck: str, ancestor: str) -> bool:
    """Whether a deck is another or below it; Anki compares names without case."""
    low, above = deck.casefold(), ancestor.casefold()
    return low == above or low.startswith(f"{above}::")


def deck_faults(questions: Iterable[Question], project: Project) -> list[Diagnostic]:
    """Names that are empty, and names of which Anki would take a level for another that differs only in case."""
    first: dict[str, tuple[str, Question]] = {}
    faults = []
    for question in questions:
        name = deck_of(question, project)
        place = question.part("deck")
        if not name:
            faults.append(report("deck-name-empty", place, subject=question.subject))
        others = [first.setdefault(path.casefold(), (path, question)) for path in _paths(name)]
        clash = next((pair for pair, path in zip(others, _paths(name), strict=True) if pair[0] != path), None)
        if clash:
            related = (Related(f"the other spelling, {clash[0]!r}", clash[1].part("deck")),)
            faults.append(report("deck-differs-in-case", place, related=related, subject=question.subject, deck=name))
    return faults


@lru_cache(maxsize=4096)
def _folders(path: str, patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The folders of a file below the fixed part of the pattern that names it."""
    folders = PurePosixPath(path).parts[:-1]
    bases = [_fixed(pattern) for pattern in patterns]
    fitting = [base for base in bases if folders[: len(base)] == base]
    return folders[max((len(base) for base in fitting), default=0) :]


def _fixed(pattern: str) -> tuple[str, ...]:
    parts = PurePosixPath(pattern).parts[:-1]
    wild = next((index for index, part in enumerate(parts) if _WILDCARDS & set(part)), len(parts))
    return parts[:wild]
