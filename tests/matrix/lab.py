"""Real collections of whatever Anki is installed: this and what imports it needs nothing else.

Runs inside the environments of the matrix, so it speaks the API of every Anki from 2.1.54 on.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import anki.lang
from anki.collection import Collection
from moments import FIRST, import_day

GOOD, EASY = 3, 4
_START = int(time.time())
_CARD = "did, ord, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data"


class Counts(NamedTuple):
    """What Anki's log says of the notes in a package."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Learner:
    """Somebody with a collection, and all that is done in it."""

    def __init__(self, folder: Path, packages: Path, importer: str) -> None:
        self.packages = packages
        self.importer = importer
        self.today = FIRST
        self._path = str(folder / "collection.anki2")
        self.col = Collection(self._path)

    # what a learner does

    def imports(self, name: str, **options: Any) -> Counts:
        """Imports a package on its day, with the importer's default options if none are given."""
        self.settle()
        path = str(self.packages / f"{name}.apkg")
        counts = _old_import(self.col, path) if self.importer == "old" else _new_import(self.col, path, options)
        self.col.models._clear_cache()
        self.today = max(self.today, import_day(name))
        return counts

    def settle(self) -> None:
        """Moves what Anki stamped by the real clock to today, as the calendar has it."""
        today = self.today // 1000
        self.col.db.execute("UPDATE notes SET mod = ? WHERE mod >= ?", today, _START)
        self.col.db.execute("UPDATE notetypes SET mtime_secs = ? WHERE mtime_secs >= ?", today, _START)
        self.col.close()
        self.col = Collection(self._path)

    def edits(self, question: str, field: str, text: str) -> None:
        note = self.note(question)
        note[field] = text
        self.col.update_note(note)

    def tags(self, question: str, *tags: str) -> None:
        note = self.note(question)
        note.tags += tags
        self.col.update_note(note)

    def reviews(self, question: str, rating: int = EASY, ord_: int = 0) -> None:
        if hasattr(self.col.sched, "reset"):  # before 23.10 the scheduler kept its own queues
            self.col.sched.reset()
        card = self.card(question, ord_)
        card.start_timer()
        self.col.sched.answerCard(card, rating)

    # what there is

    def note(self, question: str) -> Any:
        """The one note of ours with this id in its field Id."""
        return self.col.get_note(self.note_ids(question)[0])

    def note_ids(self, question: str) -> list[int]:
        ids = self.col.db.list("SELECT id FROM notes WHERE flds LIKE ? ORDER BY id", f"%\x1f{question}\x1f%")
        return [int(note_id) for note_id in ids]

    def card(self, question: str, ord_: int = 0) -> Any:
        (card_id,) = [card.id for card in self.note(question).cards() if card.ord == ord_]
        return self.col.get_card(card_id)

    def cards(self, question: str) -> list[list[Any]]:
        """The cards of a note, each as a row without its time of change."""
        return self.col.db.all(f"SELECT {_CARD} FROM cards WHERE nid = ? ORDER BY ord", self.note(question).id)

    def reviews_of(self, question: str) -> int:
        note_id = self.note(question).id
        return self.col.db.scalar("SELECT count() FROM revlog WHERE cid IN (SELECT id FROM cards WHERE nid=?)", note_id)

    def decks(self) -> list[str]:
        return sorted(deck.name for deck in self.col.decks.all_names_and_ids() if deck.name != "Default")

    def deck_of(self, question: str, ord_: int = 0) -> str:
        return str(self.col.decks.name(self.card(question, ord_).did))

    def notetype(self, question: str = "unchanged") -> dict[str, Any]:
        return self.note(question).note_type()

    def notetypes(self) -> list[str]:
        return sorted(name.name for name in self.col.models.all_names_and_ids() if name.name.startswith("Matrix"))

    def media(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in Path(self.col.media.dir()).iterdir()}


class Lab:
    """Gives a new learner for every experiment, who has imported the first release."""

    def __init__(self, packages: Path, importer: str) -> None:
        anki.lang.set_lang("en")
        self.packages = packages
        self.importer = importer
        self._folder = tempfile.TemporaryDirectory()
        self._learners: list[Learner] = []

    @property
    def has_options(self) -> bool:
        """Whether the importer can be told what to do: Anki asks since 23.10."""
        with suppress(ImportError):
            from anki.import_export_pb2 import ImportAnkiPackageOptions  # noqa: F401

            return self.importer == "new"
        return False

    def learner(self, *releases: str) -> Learner:
        """Somebody who imported these releases, the first one if none are given."""
        learner = self.empty()
        for release in releases or ("v1",):
            learner.imports(release)
        return learner

    def empty(self) -> Learner:
        """Somebody with an empty collection."""
        folder = Path(self._folder.name) / str(len(self._learners))
        folder.mkdir()
        learner = Learner(folder, self.packages, self.importer)
        self._learners.append(learner)
        return learner

    def close(self) -> None:
        for learner in self._learners:
            learner.col.close()
        self._folder.cleanup()


def _old_import(col: Any, path: str) -> Counts:
    """The importer in Python: the only one until 2.1.54, a setting from 2.1.55 to 24.06."""
    from anki.importing.apkg import AnkiPackageImporter

    importer = AnkiPackageImporter(col, path)
    importer.run()
    return Counts(importer.added, importer.updated, importer.dupes, len(importer._ignoredGuids))


def _new_import(col: Any, path: str, options: dict[str, Any]) -> Counts:
    """The importer in Anki's backend, as its API is in this version."""
    try:
        from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest
    except ImportError:
        log = col.import_anki_package(path).log
    else:
        chosen = ImportAnkiPackageOptions(**options)
        log = col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=chosen)).log
    return Counts(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))
