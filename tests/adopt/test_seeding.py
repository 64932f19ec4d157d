"""What the lock says of adopted notes before they are first built."""

from __future__ import annotations

import pytest

import ankibuild
from ankibuild.adopt.seeding import seeded
from ankibuild.package.read import read_package
from ankibuild.preparing import load_lock, prepare


@pytest.fixture
def seed(filled, take_over, tmp_path):
    """The lock that is made of the filled deck and of the project that was made of it."""
    package = read_package(filled.write(timestamp=1_600_000_000))
    take_over(package.path)
    (tmp_path / "project" / "ankibuild.lock").rename(tmp_path / "lock")

    def seed(changed: str = ""):
        path = tmp_path / "project" / "sources" / "Old.yaml"
        path.write_text(path.read_text().replace(changed, "another text") if changed else path.read_text())
        bank = ankibuild.load(tmp_path / "project")
        return seeded(prepare(bank), bank.project.adopted, package, {"pic one.png": "x", "word.mp3": "y"}), package

    return seed


def test_notes_keep_their_ids_and_times(seed) -> None:
    (lock, _), package = seed()
    assert {guid: (entry.note, entry.mod, entry.content) for guid, entry in lock.notes.items()} == {
        guid: (note.note_id, note.mod, "") for guid, note in package.notes.items()
    }
    assert {entry.mod for entry in lock.notetypes.values()} == {1_600_000_000}


def test_only_notes_that_look_as_they_did_count_as_unchanged(seed) -> None:
    assert seed()[0][1] == 5  # the media of one are called otherwise here
    assert seed("eins")[0][1] == 4


def test_what_the_lock_knows_already_stays(seed, tmp_path) -> None:
    _, package = seed()
    bank = ankibuild.load(tmp_path / "project")
    (tmp_path / "lock").rename(bank.project.lock_path)
    known, _ = load_lock(bank.project)
    again, unchanged = seeded(prepare(bank), bank.project.adopted, package, {})
    assert (dict(again.notes), unchanged) == (dict(known.notes), 0)
