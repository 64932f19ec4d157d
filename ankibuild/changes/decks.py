"""What an import does with the decks: Anki knows them by name, makes those that are missing and removes none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from ankibuild.changes.model import DeckChange, DeckFate
from ankibuild.decks import with_parents
from ankibuild.package.read import Package


def compare_decks(old: Package, new: Package) -> tuple[DeckChange, ...]:
    """The decks that differ, by name."""
    found = [*_new(old, new), *_left(old, new), *_described(old, new)]
    return tuple(sorted(found, key=lambda change: (change.name, change.fate)))


def _new(old: Package, new: Package) -> Iterator[DeckChange]:
    had, counts = _known(old), _counts(new)
    for low, name in _known(new).items():
        if low not in had:
            yield DeckChange(name, DeckFate.NEW, counts[low])


def _left(old: Package, new: Package) -> Iterator[DeckChange]:
    """The decks that held notes of the old package and hold none of the new one."""
    had, names, counts, after = _known(old), _known(new), _counts(new), _decks_after(old, new)
    for low, count in _counts(old).items():
        if counts[low]:
            continue
        (successor,) = after[low] if len(after[low]) == 1 else ("",)
        if successor and successor not in had:
            yield DeckChange(had[low], DeckFate.RENAMED, count, names[successor])
        else:
            yield DeckChange(had[low], DeckFate.LEFT, count)


def _decks_after(old: Package, new: Package) -> defaultdict[str, set[str]]:
    """For each old deck, those in which its notes are now."""
    after: defaultdict[str, set[str]] = defaultdict(set)
    for note in old.notes.values():
        if note.guid in new.notes:
            after[note.deck.casefold()].add(new.notes[note.guid].deck.casefold())
    return after


def _described(old: Package, new: Package) -> Iterator[DeckChange]:
    """The decks whose description an import replaces: an empty one replaces none."""
    had, counts = _known(old), _counts(old)
    before = {name.casefold(): text for name, text in old.decks.items()}
    for low, name in _known(new).items():
        text = new.decks.get(name, "")
        if low in had and text and text != before.get(low, ""):
            yield DeckChange(name, DeckFate.DESCRIBED, counts[low])


def _known(package: Package) -> dict[str, str]:
    """The decks that an import brings: those that hold cards, and the decks above them. Names know no case."""
    return {name.casefold(): name for name in sorted(with_parents(_decks(package)))}


def _counts(package: Package) -> Counter[str]:
    return Counter(name.casefold() for name in _decks(package))


def _decks(package: Package) -> Iterator[str]:
    return (note.deck for note in package.notes.values() if note.deck)
