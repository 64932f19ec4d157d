"""Two packages → what an import of the new one does to a learner who has the old one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ankibuild.changes.decks import compare_decks
from ankibuild.changes.model import Changes, GoneNote
from ankibuild.changes.notes import Fate, blank_cards, change_of, gone_notes, moved, new_cards, new_notes, pairs_of
from ankibuild.changes.notetypes import compare_notetypes
from ankibuild.package.read import Package

NOTHING = Package(Path(), {}, {}, {}, {}, {})
"""The package of a learner who has none."""


def compare(old: Package, new: Package, others: Iterable[Package] = ()) -> Changes:
    """What an import of `new` with Anki's default options does to a learner who has `old` and edited nothing since.

    `others` are packages that are handed out with the new one: a note that is gone may be in one of them.
    """
    pairs = pairs_of(old, new)
    elsewhere = {guid: other.path.stem for other in others for guid in other.notes}
    left = [change_of(pair) for pair in pairs if pair.fate is Fate.LEFT]
    stale = tuple(change for change in left if change.texts)
    return Changes(
        package=new.path.stem,
        new=new_notes(old, new),
        changed=tuple(change_of(pair) for pair in pairs if pair.fate is Fate.UPDATED),
        stale=stale,
        conflicting=tuple(change_of(pair) for pair in pairs if pair.fate is Fate.CONFLICTING),
        unchanged=len(left) - len(stale),
        moved=moved(pairs),
        new_cards=new_cards(pairs),
        blank_cards=blank_cards(pairs),
        gone=tuple(GoneNote(note, elsewhere.get(note.guid, "")) for note in gone_notes([old], [new])),
        notetypes=compare_notetypes(old, new),
        decks=compare_decks(old, new),
    )
