"""What many tests need: a small project on disk, and a real Anki collection to import into."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

NAMESPACE = "test-namespace"
NOW = 1_700_000_000_000
"""The clock of tests: epoch milliseconds, in November 2023."""


class ProjectFolder:
    """A project in a folder, written piece by piece: `write('sources/a.yaml', text)`, then `load()` or `build()`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("ankibuild.yaml", f"name: Test\ndeck: Test\nnamespace: {NAMESPACE}\n")

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = textwrap.dedent(content).encode()
        path.write_bytes(content)
        return path

    def load(self) -> Any:
        import ankibuild

        return ankibuild.load(self.root)

    def build(self, **options: Any) -> Any:
        import ankibuild

        return ankibuild.build(self.load(), **({"now": NOW} | options))

    def check(self) -> Any:
        import ankibuild

        return ankibuild.check(self.load())

    @property
    def package(self) -> Path:
        return self.root / "dist" / "Test.apkg"


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    """An empty project named Test, with a fixed namespace."""
    (tmp_path / "project").mkdir()
    return ProjectFolder(tmp_path / "project")


class AnkiCollection:
    """A real collection of the official backend."""

    def __init__(self, col: Any) -> None:
        self.col = col

    def import_package(self, path: Path) -> dict[str, int]:
        """Imports with Anki's default options; gives its own log: new, updated, duplicate, conflicting."""
        from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

        request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
        log = self.col.import_anki_package(request).log
        return {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}

    def notes(self) -> list[Any]:
        return [self.col.get_note(note_id) for note_id in self.col.find_notes("")]

    def note(self, question_id: str) -> Any:
        """The one note whose field Id is this."""
        (note_id,) = self.col.find_notes(f"Id:{question_id}")
        return self.col.get_note(note_id)

    def cards(self) -> list[Any]:
        return [self.col.get_card(card_id) for card_id in self.col.find_cards("")]


@pytest.fixture
def new_collection(tmp_path: Path) -> Iterator[Callable[[], AnkiCollection]]:
    """Makes empty collections, closed at the end of the test."""
    from anki.collection import Collection

    opened: list[Any] = []

    def make() -> AnkiCollection:
        path = tmp_path / f"collection{len(opened)}" / "collection.anki2"
        path.parent.mkdir()
        opened.append(Collection(str(path)))
        return AnkiCollection(opened[-1])

    yield make
    for col in opened:
        col.close()


@pytest.fixture
def collection(new_collection: Callable[[], AnkiCollection]) -> AnkiCollection:
    """An empty collection."""
    return new_collection()
