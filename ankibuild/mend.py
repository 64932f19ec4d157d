"""A lock file that a merge left in conflict, or that was lost, mended: no learner's `mod` may be undercut by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ankibuild import files
from ankibuild.atomic import write_text
from ankibuild.bank import Bank
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.errors import AnkibuildError, SourceError
from ankibuild.identity.digest import rendered_digest
from ankibuild.identity.ids import Identified, identify
from ankibuild.identity.lock import CONFLICT, UNTRUSTED, DeckEntry, Lock, NoteEntry, NotetypeEntry, dump, parse_line
from ankibuild.notetypes import FIELDS
from ankibuild.package.read import Package, PackedNote, package_namespace, read_package
from ankibuild.project import LOCK_FILE, Project
from ankibuild.source import Source


def repair_conflict(project: Project) -> int:
    """Settles the conflict in a project's lock file: of two entries for one thing, the later one stays.

    Gives the number of notes. Raises AnkibuildError if the file is missing, or holds a line that is no entry.
    """
    read = files.read(project.lock_path, LOCK_FILE)
    if isinstance(read, Diagnostic):
        raise AnkibuildError(f"{LOCK_FILE}: {read.headline}")
    if not any(line.startswith(CONFLICT) for line in read.text.split("\n")):
        raise AnkibuildError(f"there is no merge conflict in {LOCK_FILE}")
    lock = settle(read)
    write_text(project.lock_path, dump(lock))
    return len(lock.notes)


def settle(source: Source) -> Lock:
    """The lock in a text with conflict markers, both sides joined.

    Raises AnkibuildError where the two sides have different namespaces, or a line is no entry.
    """
    lock = Lock()
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip() or line.startswith(("#", *CONFLICT)):
            continue
        entry = parse_line(line)
        if entry is None:
            raise AnkibuildError(f"{source.path}:{number}: this line is no entry of a lock: restore the file from git")
        lock = _joined(lock, entry, number)
    return lock


def _joined(lock: Lock, entry: str | NoteEntry | NotetypeEntry | DeckEntry, number: int) -> Lock:
    if isinstance(entry, str):
        if lock.namespace not in ("", entry):
            raise AnkibuildError(f"{LOCK_FILE}:{number}: two namespaces: these are locks of two different projects")
        return replace(lock, namespace=entry)
    if isinstance(entry, NoteEntry):
        return replace(lock, notes={**lock.notes, entry.guid: _later_note(lock.notes.get(entry.guid), entry)})
    if isinstance(entry, NotetypeEntry):
        known = lock.notetypes.get(entry.notetype, entry)
        return replace(lock, notetypes={**lock.notetypes, entry.notetype: max(known, entry, key=lambda e: e.mod)})
    return replace(lock, decks={**lock.decks, entry.deck: lock.decks.get(entry.deck, entry)})


def _later_note(known: NoteEntry | None, entry: NoteEntry) -> NoteEntry:
    """The entry with the later `mod`; where both sides gave one `mod` to different contents, neither is trusted."""
    if known is None:
        return entry
    later = max(known, entry, key=lambda e: e.mod)
    handed = max(known.handed, entry.handed)
    same_time = known.mod == entry.mod and known.content != entry.content
    return replace(later, handed=handed, content=UNTRUSTED if same_time else later.content)


def rebuild(bank: Bank, packages: Iterable[Path]) -> int:
    """Makes the lock anew from packages that were handed out; gives the number of notes that were found again.

    A note that looks as it does in the package keeps its `mod`; for all others the next build raises it.

    Raises SourceError if the bank has errors, AnkibuildError if a package cannot be read or the namespace is unknown.
    """
    if errors_in(bank.diagnostics):
        raise SourceError(bank.diagnostics)
    packages = list(packages)
    opened = [read_package(path) for path in packages]
    namespace = bank.project.namespace or next(filter(None, map(package_namespace, packages)), "")
    if not namespace:
        raise AnkibuildError("the namespace is not known: no ankibuild.yaml says it, and the package neither")
    items = {item.guid: item for item in identify(bank.questions, namespace, ())}
    latest: dict[str, PackedNote] = {}
    for note in (note for package in opened for note in package.notes.values()):
        if note.guid not in latest or note.mod > latest[note.guid].mod:
            latest[note.guid] = note
    adopted = {notetype.id: notetype.key for notetype in bank.project.adopted.values()}
    notes = {guid: _entry(note, items.get(guid), adopted=note.notetype.id in adopted) for guid, note in latest.items()}
    write_text(bank.project.lock_path, dump(Lock(namespace, notes, _notetypes(opened, adopted))))
    return sum(guid in items for guid in notes)


def _entry(note: PackedNote, item: Identified | None, *, adopted: bool) -> NoteEntry:
    """What the lock would say of a note: its content is not known, but how it looks is."""
    ours = ("Text", *FIELDS[1:]) if note.notetype.is_cloze else FIELDS
    names = note.notetype.fields if adopted else ours
    rendered = rendered_digest([note.fields.get(name, "") for name in names], note.tags)
    id_ = item.id if item else note.fields.get("Id", "") or note.guid
    return NoteEntry(id_, note.guid, note.note_id, note.mod, "", rendered)


def _notetypes(packages: Iterable[Package], adopted: Mapping[int, str]) -> dict[str, NotetypeEntry]:
    """The highest times of the note types; their digests are not known, so the next build raises them.

    `adopted` are the names of adopted ones by their ids; all others are ours.
    """
    entries: dict[str, NotetypeEntry] = {}
    for notetype in (notetype for package in packages for notetype in package.notetypes.values()):
        key = adopted.get(notetype.id) or ("cloze" if notetype.is_cloze else "question")
        known = entries.get(key)
        entries[key] = NotetypeEntry(key, max(notetype.mod, known.mod if known else 0), "")
    return entries
