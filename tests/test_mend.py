"""Locks mended: merge conflicts settled, lost locks made anew from packages."""

from pathlib import Path

import pytest

from ankibuild.errors import AnkibuildError
from ankibuild.identity.lock import Lock, NoteEntry, NotetypeEntry, dump
from ankibuild.mend import rebuild, repair_conflict, settle
from ankibuild.source import Source

TWO = "- id: a\n  stem: A?\n  answer: x\n- id: b\n  stem: B?\n  answer: y\n"
NOW = 1_700_000_000_000


def note(mod: int, content: str = "c", guid: str = "G", **more) -> NoteEntry:
    return NoteEntry("a", guid, 1, mod, content, "r", **more)


def conflict(ours: list[NoteEntry], theirs: list[NoteEntry], namespace: str = "n") -> Source:
    one, other = (dump(Lock(namespace, {e.guid: e for e in side})).split("\n") for side in (ours, theirs))
    text = "\n".join([*one[:3], "<<<<<<< HEAD", *one[3:-1], "=======", *other[3:-1], ">>>>>>> other", ""])
    return Source("ankibuild.lock", text)


def test_of_two_entries_for_a_note_the_later_one_stays() -> None:
    lock = settle(conflict([note(5, "ours")], [note(7, "theirs")]))
    assert lock == Lock("n", {"G": note(7, "theirs")})


def test_notes_of_both_sides_stay() -> None:
    lock = settle(conflict([note(5)], [note(6, guid="H")]))
    assert lock.notes == {"G": note(5), "H": note(6, guid="H")}


def test_one_time_for_two_contents_is_trusted_to_neither() -> None:
    assert settle(conflict([note(5, "ours")], [note(5, "theirs")])).notes["G"].content == "?"


def test_what_was_handed_out_on_either_side_counts() -> None:
    assert settle(conflict([note(5, handed=99)], [note(7)])).notes["G"] == note(7, handed=99)


def test_note_types_keep_the_later_time() -> None:
    texts = [dump(Lock("n", notetypes={"cloze": NotetypeEntry("cloze", mod, f"d{mod}")})) for mod in (9, 4)]
    assert settle(Source("l", "".join(texts))).notetypes["cloze"].mod == 9


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (dump(Lock("n")) + "nonsense\n", r"ankibuild\.lock:4: .*no entry"),
        (dump(Lock("n")) + dump(Lock("m")), r"ankibuild\.lock:6: two namespaces"),
    ],
)
def test_what_cannot_be_settled_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(AnkibuildError, match=message):
        settle(Source("ankibuild.lock", text))


def test_a_repaired_lock_builds_and_is_later_than_both_sides(folder) -> None:
    folder.write("sources/a.yaml", TWO)
    folder.build()
    ours = (folder.root / "ankibuild.lock").read_text()
    folder.write("sources/a.yaml", TWO.replace("A?", "Which A?"))
    folder.build(now=NOW + 60_000)
    theirs = (folder.root / "ankibuild.lock").read_text()
    folder.write("ankibuild.lock", f"<<<<<<< a\n{ours}=======\n{theirs}>>>>>>> b\n")
    folder.write("sources/a.yaml", TWO.replace("A?", "What A?"))
    assert repair_conflict(folder.load().project) == 2
    folder.build(now=NOW)
    text = (folder.root / "ankibuild.lock").read_text()
    assert f'"mod": {NOW // 1000 + 61}' in text


def test_a_missing_lock_cannot_be_repaired(folder) -> None:
    with pytest.raises(AnkibuildError, match=r"ankibuild\.lock"):
        repair_conflict(folder.load().project)


@pytest.fixture
def released(folder) -> Path:
    """A package that was handed out; its lock is lost."""
    folder.write("sources/a.yaml", TWO)
    folder.build()
    package = folder.root / "released.apkg"
    folder.package.rename(package)
    (folder.root / "ankibuild.lock").unlink()
    return package


def test_a_lost_lock_made_anew_changes_nothing_for_learners(folder, released, collection) -> None:
    collection.import_package(released)
    assert rebuild(folder.load(), [released]) == 2
    folder.build(now=NOW + 60_000)
    assert collection.import_package(folder.package) == {"new": 0, "updated": 0, "duplicate": 2, "conflicting": 0}


def test_what_changed_since_the_package_is_updated(folder, released, collection) -> None:
    collection.import_package(released)
    folder.write("sources/a.yaml", TWO.replace("A?", "Which A?"))
    rebuild(folder.load(), [released])
    folder.build(now=NOW)
    assert collection.import_package(folder.package)["updated"] == 1
    assert collection.note("a").fields[0] == "Which A?"


def test_a_namespace_that_only_the_package_knows_comes_back(folder, released, collection) -> None:
    collection.import_package(released)
    (folder.root / "ankibuild.yaml").write_text("name: Test\n")
    rebuild(folder.load(), [released])
    folder.build(now=NOW + 60_000)
    assert collection.import_package(folder.package)["new"] == 0


def test_of_several_packages_the_latest_entry_counts(folder, released) -> None:
    folder.write("sources/a.yaml", TWO.replace("A?", "Which A?"))
    folder.build(now=NOW + 60_000)
    rebuild(folder.load(), [folder.package, released])
    assert f'"mod": {NOW // 1000 + 60}' in (folder.root / "ankibuild.lock").read_text()


def test_without_any_namespace_a_lock_cannot_be_made(folder, tmp_path: Path) -> None:
    import genanki

    genanki.Package(genanki.Deck(1234567890, "x")).write_to_file(tmp_path / "g.apkg")
    (folder.root / "ankibuild.yaml").write_text("name: Test\n")
    folder.write("sources/a.yaml", TWO)
    with pytest.raises(AnkibuildError, match="namespace"):
        rebuild(folder.load(), [tmp_path / "g.apkg"])


def test_sources_with_errors_are_mended_first(folder, released) -> None:
    folder.write("sources/a.yaml", "- stem: [\n")
    with pytest.raises(AnkibuildError):
        rebuild(folder.load(), [released])
