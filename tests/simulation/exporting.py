"""A project whose sources other programs export, year by year, and the memory that knows which question a note was.

A person is asked where it is in doubt, and answers truly. What must never be: reviews of one question on the card of
another, and a corrected question that is a new note without anybody having been asked.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import ankibuild
from ankibuild.bank import Bank
from ankibuild.importing.planning import Wanted, plan_import
from ankibuild.importing.standing import Standing
from ankibuild.package.read import read_package
from ankibuild.pipeline import Policy, confirm, matches
from ankibuild.preparing import load_lock, prepare

from .corrections import EDITS, IN_ONE_FILE, WORDS, Author, first_bank
from .exports import items_of, key_in, tidied

DAY = 86_400_000
_BEGIN = 1_400_000_000_000
_MOST_REVIEWS = 9


class Exports:
    """The project is built from the files themselves."""

    def __init__(self, root: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        self.root = root
        self.author = Author(self.rng)
        self.bank = first_bank(self.author)
        self.edits = sorted(EDITS)
        self.owners: dict[str, int] = {}
        self.guids: dict[int, str] = {}
        self.asked: set[int] = set()
        self.told: list[str] = []
        self.time = _BEGIN
        (root / "sources").mkdir()

    def year(self) -> None:
        """Some edits, an export, the questions that a person is asked, a build."""
        for _ in range(self.rng.choice((1, 1, 2, 3, 5))):
            name = self.rng.choice(self.edits)
            self.told.append(name)
            self.bank = tidied(EDITS[name](self.author, self.bank))
        self.build()

    def build(self) -> None:
        """What a year ends with, held against the memory."""
        self.time += DAY
        self._write()
        self.asked = self._review()
        keep_going = any(item.broken for item in items_of(self.bank)) and self.rng.random() < 0.5
        if keep_going:
            (self.root / "ankibuild.yaml").write_text("name: Years\n")
        ankibuild.build(self.load(), now=self.time, keep_going=keep_going, policy=Policy(accept_new=True))
        notes = read_package(self.root / "dist/Years.apkg").notes
        self._compare({guid: key_in(note.fields["Explanation"]) for guid, note in notes.items()})

    def load(self) -> Bank:
        return ankibuild.load(self.root)

    def _write(self) -> None:
        """The files as they are exported this year, and how many questions in them are known to be rejected."""
        for path in (self.root / "sources").iterdir():
            path.unlink()
        for name, export in self.bank.items():
            if export.items:
                (self.root / f"sources/{name}.{export.format}").write_text(export.text(), "utf-8")
        broken = sum(item.broken for item in items_of(self.bank))
        rule = f"formats:\n  - {{files: sources/*, rejected: {broken}}}\n"
        (self.root / "ankibuild.yaml").write_text(f"name: Years\n{rule}")

    def _review(self) -> set[int]:
        """A person says which questions are the same; gives those that they were asked about."""
        asked: set[int] = set()
        for _ in range(_MOST_REVIEWS):
            prepared = prepare(self.load(), keep_going=True)
            built = {note.position for note in prepared.notes}
            left_out = [item for item in prepared.identified if item.position not in built]
            asked |= {key_in(item.question.explanation) for item in left_out}
            found = matches(self.load())
            same = [m for m in found if self.owners[m.entry.guid] == key_in(m.item.question.explanation)]
            if not same:
                return asked
            confirm(self.load(), same)
        raise AssertionError("one question is asked again and again")

    def _compare(self, today: dict[str, int]) -> None:
        sound = {item.key for item in items_of(self.bank) if not item.broken}
        assert sorted(today.values()) == sorted(sound), "questions are lost, or there twice"
        before = set(self.owners)
        for guid, key in today.items():
            self._claim(guid, key)
            assert self.guids.get(key, guid) == guid or guid in before or key in self.asked, _new(key)
            self.guids[key] = guid

    def _claim(self, guid: str, key: int) -> None:
        owner = self.owners.setdefault(guid, key)
        assert owner == key, f"{key} has the reviews of {owner}"


class Imports(Exports):
    """A file that is imported into YAML anew each year, in some from the first; people edit the YAML in between."""

    def __init__(self, root: Path, seed: int) -> None:
        super().__init__(root, seed)
        ((name, export), *_) = sorted(self.bank.items())
        self.bank = {name: replace(export, format="json" if export.format in ("yaml", "md") else export.format)}
        self.edits = sorted(IN_ONE_FILE)
        self.years_before = self.rng.randrange(3)

    def _write(self) -> None:
        if self.years_before:
            self.years_before -= 1
            super()._write()
            return
        ((name, export),) = self.bank.items()
        (self.root / f"sources/{name}.{export.format}").unlink(missing_ok=True)
        (self.root / "ankibuild.yaml").write_text("name: Years\n")
        (self.root / "exports").mkdir(exist_ok=True)
        path = self.root / f"exports/{name}.{export.format}"
        path.write_text(export.text(), "utf-8")
        if (self.root / f"sources/{name}.yaml").exists() and self.rng.random() < 0.4:
            self._edit(self.root / f"sources/{name}.yaml")
        bank = self.load()
        lock, standing = load_lock(bank.project)[0], Standing.of(bank.questions)
        sources = {"taken": standing.taken, "known": standing.known, "guids": standing.guids(lock.namespace)}
        plan_import(path, Wanted(self.root, self.root / "sources", lock=lock, **sources)).write()

    def _edit(self, path: Path) -> None:
        """A word of a stem is mended in the YAML file."""
        lines = path.read_text("utf-8").split("\n")
        stems = [at for at, line in enumerate(lines) if line.strip().startswith("stem:")]
        at = self.rng.choice(stems)
        words = [word for word in WORDS if word in lines[at].lower()]
        if words:
            lines[at] = re.sub(words[0], f"{words[0]}s", lines[at], count=1, flags=re.IGNORECASE)
            self.told.append(f"in YAML: {lines[at].strip()}")
            path.write_text("\n".join(lines), "utf-8")

    def _compare(self, today: dict[str, int]) -> None:
        """A question that the import does not know again is added; the former one stays, and is named as gone."""
        if not (self.root / "exports").exists():
            super()._compare(today)
            return
        assert {item.key for item in items_of(self.bank)} <= set(today.values()), "questions are lost"
        for guid, key in today.items():
            self._claim(guid, key)
        for key in {item.key for item in items_of(self.bank)}:
            mine = [guid for guid, other in today.items() if other == key]
            assert self.guids.get(key, mine[0]) in mine or key in self.asked, _new(key)
            self.guids[key] = self.guids[key] if self.guids.get(key) in mine else mine[0]


def _new(key: int) -> str:
    return f"{key} is a new note, and nobody was asked"
