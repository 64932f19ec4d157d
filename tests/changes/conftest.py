"""Two versions of a project, built one after the other, and what real Anki makes of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import genanki
import pytest

import ankibuild
from ankibuild.changes import Changes, compare
from ankibuild.package.read import Package, read_package

NOW = 1_700_000_000_000
HOUR = 3_600_000
_MOD = re.compile(r'^(\{"\w+": "[^"]+")(.*"mod": )(\d+)', re.M)
PROJECT = "name: Test\ndeck: Test\nnamespace: test-namespace\n"


class Versions:
    """Builds of one project, an hour apart; each package is kept in a folder of its own."""

    def __init__(self, folder: Any) -> None:
        self.folder = folder
        self.count = 0

    def build(self, sources: str, project: str = "") -> Package:
        """The package of a project whose one source file is this; `project` is added to its project file."""
        self.folder.write("sources/a.yaml", sources)
        self.folder.write("ankibuild.yaml", PROJECT + project)
        self.count += 1
        (built,) = self.folder.build(now=NOW + self.count * HOUR).packages
        return self.keep(built.path)

    def build_without_new_times(self, sources: str, project: str = "") -> Package:
        """The same, but nothing that the last build knew gets a newer `mod`, as if only the rendering had changed."""
        lock = self.folder.root / "ankibuild.lock"
        times = {head: mod for head, _, mod in _MOD.findall(lock.read_text())}
        self.build(sources, project)
        lock.write_text(
            _MOD.sub(lambda found: f"{found[1]}{found[2]}{times.get(found[1], found[3])}", lock.read_text())
        )
        return self.build(sources, project)

    def keep(self, path: Path) -> Package:
        """A package read from a copy that no later build replaces."""
        copy = self.folder.root.parent / f"version{self.count}" / path.name
        copy.parent.mkdir()
        return read_package(shutil.copyfile(path, copy))


@pytest.fixture
def versions(folder) -> Versions:
    """Builds of a project named Test."""
    return Versions(folder)


class Handmade:
    """Packages with note types and notes of our choice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def model(
        self, fields: tuple[Any, ...] = ("Front", "Back"), templates: tuple[Any, ...] = ("Card 1",), **more: Any
    ) -> Any:
        """A note type; a field or template is a name, or a name with an id."""
        front = more.pop("front", "{{Front}}")
        return genanki.Model(
            more.pop("id", 1_500_000_000_000),
            more.pop("name", "Pair"),
            fields=[_named(field) for field in fields],
            templates=[_named(template) | {"qfmt": front, "afmt": "{{Back}}"} for template in templates],
            **more,
        )

    def package(
        self, model: genanki.Model, notes: Mapping[str, list[str]], mod: int, deck: str = "Test", more: Any = ()
    ) -> Package:
        """A package of notes by GUID; they and the note type were changed at `mod`. `more`: other note types in it."""
        made = genanki.Deck(1_600_000_000_000, deck)
        for other in (model, *more):
            other.mod = mod
            made.add_model(other)
        for due, (guid, fields) in enumerate(notes.items()):
            note = genanki.Note(model, fields, guid=guid, due=due)
            note.mod, note.note_id = mod, 1_600_000_000_000 + due
            made.add_note(note)
        self.count += 1
        built = ankibuild.write_package([made], self.folder / str(self.count) / "Test.apkg")
        return read_package(built.path)


def _named(what: Any) -> dict[str, Any]:
    name, pinned = what if isinstance(what, tuple) else (what, None)
    return {"name": name} | ({"id": pinned} if pinned else {})


@pytest.fixture
def handmade(tmp_path: Path) -> Handmade:
    """Makes packages without a project."""
    return Handmade(tmp_path)


@pytest.fixture
def agreed(collection) -> Callable[[Package, Package], Changes]:
    """The changes between two packages, once real Anki's import has counted the same."""

    def agree(old: Package, new: Package) -> Changes:
        changes = compare(old, new)
        collection.import_package(old.path)
        assert collection.import_package(new.path) == changes.log
        return changes

    return agree


@pytest.fixture
def compared(versions) -> Callable[[str, str], Changes]:
    """What changes from one source file to another."""
    return lambda old, new: compare(versions.build(old), versions.build(new))


class Repository:
    """The project's folder as a repository of git."""

    def __init__(self, folder: Any) -> None:
        self.root: Path = folder.root
        self.write = folder.write
        self.git("init", "-q", "-b", "main")
        self.write(".gitignore", "dist/\n")

    def git(self, *arguments: str) -> str:
        """What a command of git prints."""
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        times = {f"GIT_{who}_DATE": "1700000000 +0000" for who in ("AUTHOR", "COMMITTER")}
        command = ["git", "-C", str(self.root), *identity, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **times}).stdout

    def commit(self, message: str) -> str:
        """Commits everything; gives the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repository(folder) -> Repository:
    """A repository of git around the project, without a commit."""
    return Repository(folder)
