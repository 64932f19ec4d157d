"""One step after the other: the author edits, builds and commits, the learner imports, and everything is compared."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import ankibuild
from ankibuild.pipeline import Policy

from .edits import EDITS, Author, first_sources, gaps
from .learner import ACTIONS, WEIGHTS, Learner, Log, State
from .repository import Repository
from .seen import Seen, of_question
from .sources import read, tidied, write
from .stamping import Stamps

SECOND, DAY = 1000, 86_400_000
_BEGIN = 1_400_000_000_000
"""May 2014, in epoch milliseconds. The simulated years end before today, since Anki refuses ids from the future."""

_PACKAGE, _CATCH_UP = "Years.apkg", "Years.catch-up.apkg"


class World:
    """An author's project under version control, a learner's collection, and the memory that judges them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.root = folder / "project"
        self.root.mkdir()
        self.author = Author(self.rng)
        self.git = Repository(self.root)
        self.learner = Learner(folder / "learner")
        self.stamps = Stamps()
        self.sources = first_sources(self.author)
        self.time = _BEGIN
        self.clock_error = 0
        self.edited: set[str] = set()
        self.done: Counter[str] = Counter()
        self.kept: list[tuple[Path, dict[str, int]]] = []
        write(self.sources, self.root)
        self._build_and_import()

    def step(self) -> str:
        """One edit of the author or one command to git, and what follows. Gives what was done."""
        self._let_time_pass()
        if self.kept and self.rng.random() < 0.05:
            self._import_an_old_package()
            self.done["old package"] += 1
        what = self._change()
        self.done[what] += 1
        self.sources = tidied(read(self.root))
        write(self.sources, self.root)
        if self.rng.random() < 0.05:
            self._build_and_import(catching_up=True)
        elif self.rng.random() < 0.9:
            self._build_and_import()
        else:
            self._build_draft()
        return what

    # the author

    def _let_time_pass(self) -> None:
        """From nothing (several builds within one second) to months; the author's clock may go back, for a while."""
        leap = self.rng.choice((0, 0, self.rng.randrange(SECOND), 60 * SECOND, DAY, 10 * DAY, 60 * DAY))
        self.time += leap
        if self.rng.random() < 0.15:
            self.clock_error = self.rng.choice((0, 0, -self.rng.randrange(400 * DAY)))
            self.done["clock goes back"] += self.clock_error < 0
        if leap >= DAY:
            for _ in range(self.rng.randrange(5)):
                self._learn()

    def _change(self) -> str:
        git: dict[str, Callable[[], bool]] = {
            "git revert of the last": lambda: self.git.revert_last(self.rng),
            "git revert of an older one": lambda: self.git.revert_older(self.rng),
            "git checkout of old sources": lambda: self.git.bring_back(self.rng),
            "git branch": lambda: self.git.branch(self.author.name("branch"), self.rng),
            "git switch": lambda: self.git.switch(self.rng),
            "git merge": lambda: self.git.merge(self.rng),
        }
        if self.rng.random() < 0.3:
            name = self.rng.choice(sorted(git))
            if git[name]():
                return name
        name = self.rng.choice(sorted(EDITS))
        write(EDITS[name](self.author, self.sources), self.root)
        return name

    def _build_draft(self) -> None:
        """A build that no learner gets."""
        self._build(None)
        self.done["draft"] += 1

    def _build(self, since: int | None) -> dict[str, int]:
        """Builds and commits; gives the `mod` that each note should have in the package that the learner gets."""
        now = self.time + self.clock_error
        ankibuild.build(ankibuild.load(self.root), now=now, policy=Policy(catch_up=since))
        self.git.commit("Built")
        mods = self.stamps.build(self._contents(), now)
        assert _mods_in(self.root / "dist" / _PACKAGE) == mods
        return mods if since is None else self.stamps.catch_up(mods, since, now)

    def _contents(self) -> dict[str, Seen]:
        return {name: of_question(question, self.sources) for name, question in self.sources.by_first_id().items()}

    # the learner

    def _learn(self) -> None:
        """Something that the learner does with one of the notes."""
        notes = sorted(self.learner.state().notes)
        weights = [WEIGHTS.get(name, 1) for name in sorted(ACTIONS)]
        (what,) = self.rng.choices(sorted(ACTIONS), weights)
        name = self.rng.choice(notes)
        self.learner.does(what, name, self.time, self.rng)
        self.done[f"learner: {what}"] += 1
        if what in ("edit", "tag", "jot"):
            self.edited.add(name)
        if what == "delete":
            self.edited.discard(name)

    def _build_and_import(self, *, catching_up: bool = False) -> None:
        """A package comes to the learner: what Anki does with it is compared with what should happen."""
        since = (self.time - 90 * DAY) // 1000 if catching_up else None
        mods = self._build(since)
        before = self.learner.state()
        held = {name: row[3] for name, row in before.notes.items()}
        log = self.learner.imports(self.root / "dist" / (_CATCH_UP if catching_up else _PACKAGE))
        assert log == _expected(mods, held)
        self.edited -= log.updated | log.new
        after = self.learner.state()
        _compare(before, after, log)
        self._compare_new_cards(before, after)
        self._look()
        self._keep()
        self.done["catch-up"] += catching_up

    def _keep(self) -> None:
        """A copy of the package lies about in the learner's downloads."""
        if self.rng.random() < 0.1:
            copy = self.root.parent / f"download-{len(self.kept)}.apkg"
            shutil.copy(self.root / "dist" / _PACKAGE, copy)
            self.kept.append((copy, _mods_in(copy)))

    def _import_an_old_package(self) -> None:
        """The learner takes an old package for a new one: only notes that they deleted come back."""
        package, mods = self.rng.choice(self.kept)
        before = self.learner.state()
        log = self.learner.imports(package)
        assert log == _expected(mods, {name: row[3] for name, row in before.notes.items()})
        assert not log.updated
        _compare(before, self.learner.state(), log)

    # what must hold

    def _compare_new_cards(self, before: State, after: State) -> None:
        """Cards that the learner had not are those of the gaps there are, in the deck that the source says."""
        questions = self.sources.by_first_id()
        for name, ord_ in set(after.cards) - set(before.cards):
            assert ord_ < gaps(questions[name])
            assert self.learner.deck_of(name, ord_) == self.sources.deck_of(name)

    def _look(self) -> None:
        """The learner sees what the sources say, wherever they did not write themselves after the author."""
        for name, content in self._contents().items():
            if name not in self.edited:
                assert self.learner.sees(name) == content
        notetypes = {entry.name: entry.id for entry in self.learner.col.models.all_names_and_ids()}
        assert sorted(name for name in notetypes if name.startswith("Years")) == ["Years", "Years (cloze)"]
        for name in ("Years", "Years (cloze)"):
            notetype = self.learner.col.models.get(notetypes[name])
            assert self.sources.style in notetype["css"]
            assert self.sources.label in json.dumps(notetype["tmpls"])
        deck = self.learner.col.decks.by_name("Exam")
        assert self.sources.description in deck["desc"]


def _compare(before: State, after: State, log: Log) -> None:
    """Nothing is lost: notes, cards and reviews are as they were, except for what the import had to bring."""
    assert set(after.notes) == set(before.notes) | log.new
    for name, row in before.notes.items():
        if name not in log.updated:
            assert after.notes[name] == row, f"{name} was not updated, yet it changed"
        assert after.notes[name][:3] == row[:3], f"{name} has another identity"
    for key, card in before.cards.items():
        assert after.cards.get(key) == card, f"card {key} changed"
    assert after.reviews == before.reviews


def _expected(mods: dict[str, int], held: dict[str, int]) -> Log:
    """What Anki should say of a package's notes, given the `mod` of each that the learner holds."""
    new = frozenset(name for name in mods if name not in held)
    updated = frozenset(name for name, mod in mods.items() if name in held and mod > held[name])
    return Log(new, updated, frozenset(mods) - new - updated, frozenset())


def _mods_in(package: Path) -> dict[str, int]:
    """The `mod` of every note in a package, by the field Id."""
    with zipfile.ZipFile(package) as archive, closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(archive.read("collection.anki2"))
        (models,) = db.execute("SELECT models FROM col").fetchone()
        place = [field["name"] for field in next(iter(json.loads(models).values()))["flds"]].index("Id")
        return {fields.split("\x1f")[place]: mod for fields, mod in db.execute("SELECT flds, mod FROM notes")}
