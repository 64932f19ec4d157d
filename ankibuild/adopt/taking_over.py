"""A deck that another tool made → a project of YAML sources, whose build updates the deck in place."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from ankibuild import scaffold
from ankibuild.adopt.notetype import FOLDER, AdoptedNoteType
from ankibuild.adopt.old_media import OldMedia, find_media, write_media, write_statics
from ankibuild.adopt.old_notes import LeftOut, OldQuestion, as_question, usable
from ankibuild.adopt.old_notetypes import adopted, file_of, slugs
from ankibuild.adopt.seeding import seeded
from ankibuild.adopt.writing import entry, question_text, quoted
from ankibuild.atomic import replacing, write_text
from ankibuild.bank import load
from ankibuild.decks import clean_name
from ankibuild.diagnostics import Diagnostic, errors_in
from ankibuild.errors import AnkibuildError, SourceError
from ankibuild.identity.guid import new_namespace
from ankibuild.identity.lock import dump
from ankibuild.package.read import Package, PackedNote, read_package
from ankibuild.preparing import prepare
from ankibuild.project import LOCK_FILE, PROJECT_FILE, file_name

_SOURCES = "sources"
_LEVEL_LENGTH = 60
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of a deck: the files that were written, and how many notes look as they did."""

    files: tuple[str, ...]
    notes: int
    unchanged: int
    left_out: tuple[LeftOut, ...]
    notetypes: tuple[AdoptedNoteType, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What of a package goes where; `notes` by the names of their files, `decks` by the same."""

    package: Package
    deck: str
    notes: Mapping[str, list[PackedNote]]
    decks: Mapping[str, str]
    notetypes: Mapping[int, AdoptedNoteType]
    media: OldMedia


def take_over(package_path: Path, folder: Path) -> TakenOver:
    """Makes a project of a package in a folder that has none yet.

    Raises FileExistsError if there is a project or sources already, SourceError if what was made of the package has
    errors, AnkibuildError if the package cannot be read, and OutputError if a file cannot be written.
    """
    for name in (PROJECT_FILE, LOCK_FILE, _SOURCES, FOLDER):
        if (folder / name).exists():
            raise FileExistsError(f"{folder / name} exists already")
    package = read_package(package_path)
    notes, left_out = usable(package)
    if not notes:
        raise AnkibuildError(f"{package_path} holds no note that could be taken over")
    with TemporaryDirectory(prefix="ankibuild-") as name:
        workshop = Path(name).resolve()
        taken = _make(_plan(package, notes), workshop, tuple(left_out))
        _copy(workshop, folder, taken.files)
    return taken


def _plan(package: Package, notes: list[PackedNote]) -> _Plan:
    used = {note.notetype.id: note.notetype for note in notes}
    names = slugs(used.values())
    deck = _top(package, notes)
    by_deck: defaultdict[str, list[PackedNote]] = defaultdict(list)
    spellings: dict[str, str] = {}
    for note in notes:
        name = clean_name(note.deck) or deck
        by_deck[spellings.setdefault(name.casefold(), name)].append(note)
    paths = _paths(by_deck)
    return _Plan(
        package=package,
        deck=deck,
        notes={paths[name]: members for name, members in by_deck.items()},
        decks={path: name for name, path in paths.items()},
        notetypes={key: adopted(notetype, names[key]) for key, notetype in used.items()},
        media=find_media(package, notes),
    )


def _top(package: Package, notes: Iterable[PackedNote]) -> str:
    """The deck that all others are in; the file's name where there is none."""
    tops = {clean_name(note.deck).partition("::")[0] for note in notes} - {""}
    return tops.pop() if len(tops) == 1 else clean_name(package.path.stem) or "deck"


def _paths(decks: Iterable[str]) -> dict[str, str]:
    """By the names of decks, a source file for each: subdecks are in folders."""
    used: set[str] = set()
    paths: dict[str, str] = {}
    for deck in sorted(decks):
        levels = (file_name(_NOT_IN_A_NAME.sub("-", level))[:_LEVEL_LENGTH] for level in deck.split("::"))
        base = "/".join((_SOURCES, *levels))
        number = 1
        while (path := f"{base}.yaml" if number == 1 else f"{base}-{number}.yaml").casefold() in used:
            number += 1
        used.add(path.casefold())
        paths[deck] = path
    return paths


def _make(plan: _Plan, workshop: Path, left_out: tuple[LeftOut, ...]) -> TakenOver:
    """Makes the project in a folder of its own, and has it checked and rendered as a build does."""
    taken: set[str] = set()
    for path, notes in plan.notes.items():
        places = plan.media.places(path)
        made = [as_question(note, plan.notetypes[note.notetype.id], places, taken) for note in notes]
        write_text(workshop / path, _source(plan.decks[path], made))
    for notetype in plan.notetypes.values():
        write_text(workshop / FOLDER / f"{notetype.slug}.yaml", file_of(notetype))
    write_media(plan.package, plan.media, workshop)
    write_statics(plan.package, workshop)
    write_text(workshop / PROJECT_FILE, _project(plan))
    write_text(workshop / ".gitignore", resources.files(scaffold).joinpath("gitignore").read_text("utf-8"))
    bank = load(workshop)
    prepared = prepare(bank)
    if errors_in(prepared.diagnostics):
        raise SourceError(prepared.diagnostics)
    lock, unchanged = seeded(prepared, bank.project.adopted, plan.package, plan.media.packed(workshop))
    write_text(workshop / LOCK_FILE, dump(lock))
    found = sorted(str(path.relative_to(workshop).as_posix()) for path in workshop.rglob("*") if path.is_file())
    notetypes = tuple(plan.notetypes.values())
    return TakenOver(tuple(found), len(prepared.notes), unchanged, left_out, notetypes, prepared.diagnostics)


def _source(deck: str, questions: list[OldQuestion]) -> str:
    """A source file; what all its questions have in common stands above them."""
    notetypes = {question.notetype for question in questions}
    shared = notetypes.pop() if len(notetypes) == 1 else ""
    head = f"deck: {quoted(deck)}\n" + (f"notetype: {shared}\n" if shared else "") + "markup: html\nquestions:\n"
    return head + "\n".join(_question(question, shared) for question in questions)


def _question(question: OldQuestion, shared: str) -> str:
    facts = {"id": question.id, "guid": question.note.guid}
    facts |= {} if shared else {"notetype": question.notetype}
    return question_text(facts | question.texts, question.tags, question.fields)


def _project(plan: _Plan) -> str:
    name = file_name(plan.package.path.stem)
    return (
        f"# The project: what is built, and from where. It was made of {quoted(plan.package.path.name)}.\n"
        + entry("name", name)
        + f"deck: {quoted(plan.deck)}\nsources:\n  - {_SOURCES}/\n"
        + "# The identity of new notes comes from this word and each question's id. Keep it for ever.\n"
        + f"namespace: {new_namespace()}\n"
    )


def _copy(workshop: Path, folder: Path, names: Iterable[str]) -> None:
    """Copies the files of the project, its own file last, since with it the project counts as made."""
    for name in sorted(names, key=lambda name: (name == PROJECT_FILE, name)):
        with replacing(folder / name) as stream, (workshop / name).open("rb") as source:
            shutil.copyfileobj(source, stream)
