"""A deck that another tool made, and a project with the same questions → questions that update the deck's notes."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from ankibuild.adopt.mapping import guess
from ankibuild.adopt.mapping_by_text import guess_by_text
from ankibuild.adopt.matching import Matches, Pair, match_kinds, stem_fields
from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.adopt.old_media import find_media
from ankibuild.adopt.old_notes import LeftOut, usable
from ankibuild.adopt.old_notetypes import adopted, slugs, write_notetypes
from ankibuild.adopt.old_sources import plan_sources, write_sources
from ankibuild.adopt.seeding import seeded
from ankibuild.adopt.writing import quoted
from ankibuild.assign import Edit, Insertion, edits
from ankibuild.atomic import write_text
from ankibuild.bank import Bank, load
from ankibuild.decks import clean_name
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.errors import AnkibuildError, SourceError
from ankibuild.files import inside
from ankibuild.identity.lock import Lock, dump
from ankibuild.model import Question
from ankibuild.note import Note
from ankibuild.package.read import Package, PackedNote, read_all_media, read_package
from ankibuild.preparing import Prepared, prepare
from ankibuild.project import PROJECT_FILE, Project
from ankibuild.tags import normalize


@dataclass(frozen=True, slots=True)
class Adoption:
    """What an adoption will write, and what it found.

    `pairs` are the notes that become questions, `near` those that only resemble one; `known` notes were adopted
    before. `unchanged` of the notes look as they did.
    """

    package: Package
    project: Project
    pairs: tuple[Pair, ...]
    near: tuple[Pair, ...]
    notes: tuple[PackedNote, ...]
    questions: tuple[Note, ...]
    known: int
    left_out: tuple[LeftOut, ...]
    notetypes: tuple[AdoptedNoteType, ...]
    edits: tuple[Edit, ...]
    lock: Lock
    unchanged: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def retagged(self) -> tuple[Pair, ...]:
        """The pairs whose question has other tags than the note."""
        return tuple(pair for pair in self.pairs if sorted(normalize(pair.old.tags)) != sorted(pair.note.tags))

    @property
    def moved(self) -> tuple[Pair, ...]:
        """The pairs whose question is in another deck than the note."""
        return tuple(pair for pair in self.pairs if clean_name(pair.old.deck) not in ("", pair.note.deck))

    def write(self) -> None:
        """Writes the note types, the lock and, last, the sources.

        Raises OutputError if a file cannot be written, AnkibuildError if a media file of the package is damaged.
        """
        write_notetypes(self.package, self.notetypes, self.project.root)
        write_text(self.project.lock_path, dump(self.lock))
        for edit in self.edits:
            edit.write()


def adopt(bank: Bank, package_path: Path, *, near: bool = False) -> Adoption:
    """Matches the notes of a package with the questions of a bank; nothing is written yet. `near` takes near matches.

    Raises SourceError if the bank has errors, before or after it, and AnkibuildError if the package cannot be read or
    a source cannot be edited.
    """
    prepared = _prepared(bank)
    package = read_package(package_path)
    usable_notes, left_out = usable(package)
    mine = {question.guid for question in bank.questions}
    old = [note for note in usable_notes if note.guid not in mine]
    matches = _match(old, prepared)
    pairs = matches.exact + (matches.near if near else ())
    notetypes = _notetypes(pairs, bank.project)
    after = _adopted_bank(bank, pairs, notetypes)
    result = _prepared(after)
    media = _renamed_media(package, pairs, result.notes)
    lock, unchanged = seeded(result, after.project.adopted, package, media)
    return Adoption(
        package=package,
        project=bank.project,
        pairs=pairs,
        near=() if near else matches.near,
        notes=matches.notes + (() if near else tuple(pair.old for pair in matches.near)),
        questions=matches.questions + (() if near else tuple(pair.note for pair in matches.near)),
        known=len(usable_notes) - len(old),
        left_out=tuple(left_out),
        notetypes=tuple(new for new in notetypes.values() if new.slug not in bank.project.adopted),
        edits=tuple(edits(bank.project.root, _insertions(pairs, notetypes))),
        lock=lock,
        unchanged=unchanged,
        diagnostics=result.diagnostics,
    )


def add_rest(adoption: Adoption, folder: str) -> int:
    """Writes the notes that are no question yet as sources into a folder of the project; gives their number.

    Raises FileExistsError if the folder exists, SourceError if what was made of the notes has errors, AnkibuildError if
    a media file is damaged or the folder is none of the project's sources, and OutputError if a file cannot be written.
    Then the folder is taken away again.
    """
    root = adoption.project.root
    refuse_folder(root, folder)
    try:
        return _add_rest(adoption, folder) if adoption.notes else 0
    except AnkibuildError:
        shutil.rmtree(root / folder, ignore_errors=True)
        raise


def refuse_folder(root: Path, folder: str) -> None:
    """Raises FileExistsError if a folder exists, AnkibuildError if it is not in the project."""
    if folder and (root / folder).exists():
        raise FileExistsError(f"{folder} exists already")
    if not inside(root, root / folder):
        raise AnkibuildError(f"{folder} is outside the project")


def _add_rest(adoption: Adoption, folder: str) -> int:
    root = adoption.project.root
    bank = load(root)
    known = {notetype.id: notetype for notetype in bank.project.adopted.values()}
    used = {note.notetype.id: note.notetype for note in adoption.notes if note.notetype.id not in known}
    names = slugs(used.values(), bank.project.adopted)
    made = {key: adopted(notetype, names[key]) for key, notetype in used.items()}
    notetypes = {key: replace(notetype, sources=guess(notetype.names)) for key, notetype in (known | made).items()}
    plan = plan_sources(adoption.package, adoption.notes, notetypes, folder, adoption.project.deck)
    write_notetypes(adoption.package, made.values(), root)
    write_sources(plan, root, {name for question in bank.questions for name in (question.id, *question.aka)})
    after = load(root)
    prepared = _prepared(after)
    if len(after.questions) != len(bank.questions) + len(adoption.notes):
        raise AnkibuildError(f"{folder} is none of the project's sources: name it in {PROJECT_FILE}")
    lock, _ = seeded(prepared, after.project.adopted, adoption.package, plan.media.packed(root))
    write_text(adoption.project.lock_path, dump(lock))
    return len(adoption.notes)


def _prepared(bank: Bank) -> Prepared:
    if errors_in(bank.diagnostics):
        raise SourceError(bank.diagnostics)
    prepared = prepare(bank, accept_new=True)
    if errors_in(prepared.diagnostics):
        raise SourceError(prepared.diagnostics)
    return prepared


def _match(old: Sequence[PackedNote], prepared: Prepared) -> Matches:
    """Only questions that stand in a file, and that no other deck has, can become a note of this one."""
    free = [note for note in prepared.notes if not note.question.guid and not note.question.notetype]
    free = [note for note in free if note.question.span]
    guesses = {note.notetype.id: _stem_of(note) for note in old}
    return match_kinds(old, free, stem_fields(old, free, guesses))


def _stem_of(note: PackedNote) -> str:
    sources = guess(note.notetype.fields)
    return next((name for name, parts in sources.items() if "stem" in parts), "")


def _notetypes(pairs: Iterable[Pair], project: Project) -> dict[int, AdoptedNoteType]:
    """The note types of the pairs by their ids: those that the project has, and new ones."""
    by_id: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_id.setdefault(pair.old.notetype.id, []).append(pair)
    known = {notetype.id: notetype for notetype in project.adopted.values()}
    packed = {key: members[0].old.notetype for key, members in by_id.items()}
    names = slugs((notetype for key, notetype in packed.items() if key not in known), project.adopted)
    return {
        key: known.get(key) or adopted(notetype, names[key], guess_by_text(notetype.fields, by_id[key]))
        for key, notetype in packed.items()
    }


def _became(pair: Pair, notetypes: Mapping[int, AdoptedNoteType]) -> Question:
    slug = notetypes[pair.old.notetype.id].slug
    return replace(pair.note.question, guid=pair.old.guid, notetype=slug)


def _adopted_bank(bank: Bank, pairs: Iterable[Pair], notetypes: Mapping[int, AdoptedNoteType]) -> Bank:
    """The bank as it will be read once the sources are edited."""
    became = {id(pair.note.question): _became(pair, notetypes) for pair in pairs}
    questions = tuple(became.get(id(question), question) for question in bank.questions)
    new = {notetype.slug: notetype for notetype in notetypes.values()}
    return replace(bank, project=replace(bank.project, adopted={**bank.project.adopted, **new}), questions=questions)


def _insertions(pairs: Iterable[Pair], notetypes: Mapping[int, AdoptedNoteType]) -> list[Insertion]:
    return [
        Insertion(
            pair.note.question,
            (f"guid: {quoted(pair.old.guid)}", f"notetype: {notetypes[pair.old.notetype.id].slug}"),
            _became(pair, notetypes),
        )
        for pair in pairs
    ]


def _renamed_media(package: Package, pairs: Iterable[Pair], notes: Iterable[Note]) -> dict[str, str]:
    """By what old notes refer to, the names under which files with the same bytes are packed now."""
    packed = {file.digest: file.name for note in notes for file in note.media}
    old = find_media(package, [pair.old for pair in pairs], "")
    names = {
        name: packed[digest]
        for name, data in read_all_media(package, old.names)
        if (digest := hashlib.sha256(data).hexdigest()) in packed
    }
    return {unescape(reference): names[name] for reference, name in old.meant.items() if name in names}
