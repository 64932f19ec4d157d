"""A deck that another tool made → a project of YAML sources, whose build updates the deck in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from ankibuild import scaffold
from ankibuild.adopt.notetype import FOLDER, AdoptedNoteType
from ankibuild.adopt.old_notes import LeftOut, usable
from ankibuild.adopt.old_notetypes import adopted, slugs, write_notetypes
from ankibuild.adopt.old_sources import plan_sources, write_sources
from ankibuild.adopt.seeding import seeded
from ankibuild.adopt.writing import entry, quoted
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


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of a deck: the files that were written, and how many notes look as they did."""

    files: tuple[str, ...]
    notes: int
    unchanged: int
    left_out: tuple[LeftOut, ...]
    notetypes: tuple[AdoptedNoteType, ...]
    diagnostics: tuple[Diagnostic, ...]


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
        taken = _make(package, notes, workshop, tuple(left_out))
        _copy(workshop, folder, taken.files)
    return taken


def _top(package: Package, notes: Iterable[PackedNote]) -> str:
    """The deck that all others are in; the file's name where there is none."""
    tops = {clean_name(note.deck).partition("::")[0] for note in notes} - {""}
    return tops.pop() if len(tops) == 1 else clean_name(package.path.stem) or "deck"


def _make(package: Package, notes: list[PackedNote], workshop: Path, left_out: tuple[LeftOut, ...]) -> TakenOver:
    """Makes the project in a folder of its own, and has it checked and rendered as a build does."""
    used = {note.notetype.id: note.notetype for note in notes}
    names = slugs(used.values())
    notetypes = {key: adopted(notetype, names[key]) for key, notetype in used.items()}
    deck = _top(package, notes)
    plan = plan_sources(package, notes, notetypes, _SOURCES, deck)
    write_sources(plan, workshop, set())
    write_notetypes(package, notetypes.values(), workshop)
    write_text(workshop / PROJECT_FILE, _project(package, deck))
    write_text(workshop / ".gitignore", resources.files(scaffold).joinpath("gitignore").read_text("utf-8"))
    bank = load(workshop)
    prepared = prepare(bank)
    if errors_in(prepared.diagnostics):
        raise SourceError(prepared.diagnostics)
    lock, unchanged = seeded(prepared, bank.project.adopted, package, plan.media.packed(workshop))
    write_text(workshop / LOCK_FILE, dump(lock))
    found = sorted(str(path.relative_to(workshop).as_posix()) for path in workshop.rglob("*") if path.is_file())
    return TakenOver(
        tuple(found), len(prepared.notes), unchanged, left_out, tuple(notetypes.values()), prepared.diagnostics
    )


def _project(package: Package, deck: str) -> str:
    name = file_name(package.path.stem)
    return (
        f"# The project: what is built, and from where. It was made of {quoted(package.path.name)}.\n"
        + entry("name", name)
        + f"deck: {quoted(deck)}\nsources:\n  - {_SOURCES}/\n"
        + "# The identity of new notes comes from this word and each question's id. Keep it for ever.\n"
        + f"namespace: {new_namespace()}\n"
    )


def _copy(workshop: Path, folder: Path, names: Iterable[str]) -> None:
    """Copies the files of the project, its own file last, since with it the project counts as made."""
    for name in sorted(names, key=lambda name: (name == PROJECT_FILE, name)):
        with replacing(folder / name) as stream, (workshop / name).open("rb") as source:
            shutil.copyfileobj(source, stream)
