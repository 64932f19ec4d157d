"""The pipeline: a bank of questions → notes → packages, stage by stage, each in a few lines.

Time comes in as an argument, order from the sources, identity from the lock: a build is a function of its inputs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ankibuild import checks, files
from ankibuild.atomic import write_text
from ankibuild.bank import Bank
from ankibuild.decks import clean_name, deck_faults, deck_of, with_parents, within
from ankibuild.diagnostics import Diagnostic, errors_in, in_order, report
from ankibuild.errors import SourceError
from ankibuild.identity.guid import new_namespace
from ankibuild.identity.ids import Identified, identify
from ankibuild.identity.lock import Lock, dump, parse
from ankibuild.identity.stamp import stamp, stamp_decks, stamp_notetypes
from ankibuild.note import Note, StampedNote
from ankibuild.notetypes import NoteType, note_types
from ankibuild.package import BuiltDeck, Description, PackageFile, to_decks, write_package
from ankibuild.project import LOCK_FILE, PROJECT_FILE, PackageSpec, Project, file_name
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.notes import render
from ankibuild.render.text import TextRenderer
from ankibuild.source import Source, Span

_EARLIEST = 1_000_000_000_000
"""No build is older than this (September 2001, in epoch milliseconds), so that ids look like those that Anki makes."""

Progress = Callable[[int, int], None]
"""Called with how many questions are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a build will write, before anything is written."""

    notes: tuple[Note, ...]
    lock: Lock
    diagnostics: tuple[Diagnostic, ...]
    description: Description


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: `read` questions = `written` notes + `rejected` + `left_out` (in no package), always."""

    packages: tuple[PackageFile, ...]
    read: int
    written: int
    rejected: int
    left_out: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


def prepare(bank: Bank, progress: Progress | None = None) -> Prepared:
    """Everything up to the notes: identity, rules, rendering. Nothing is written."""
    lock, diagnostics = load_lock(bank.project)
    lock = replace(lock, namespace=bank.project.namespace or lock.namespace or new_namespace())
    identified = identify(bank.questions, lock.namespace, lock.notes.values())
    found, wrong = checks.run(identified)
    misplaced = deck_faults(bank.questions, bank.project)
    wrong |= _in_wrong_decks(identified, misplaced, bank.project)
    diagnostics += [*bank.diagnostics, *found, *misplaced]
    sound = [item for item in identified if item.position not in wrong]
    notes, faults = _render(sound, bank.project, progress)
    description, more = _description(bank.project)
    return Prepared(tuple(notes), lock, in_order([*diagnostics, *faults, *more]), description)


def check(bank: Bank, progress: Progress | None = None) -> tuple[Diagnostic, ...]:
    """All that `build` would complain about, in the order of the files. Nothing is written."""
    prepared = prepare(bank, progress)
    return in_order([*prepared.diagnostics, *_left_out_faults(bank.project, prepared.notes)])


def build(
    bank: Bank,
    out: str | Path | None = None,
    *,
    decks: Sequence[str] = (),
    keep_going: bool = False,
    now: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Builds the packages of a bank into the folder `out` (the project's `output` by default).

    `decks` limits the build to these decks with their subdecks, a package each. With `keep_going` the good
    questions are built and the others reported. `now` is the time in epoch milliseconds.

    Raises SourceError if there are errors (nothing is written then) and OutputError if a file cannot be written.
    """
    started = time.perf_counter()
    prepared = prepare(bank, progress)
    _stop_on_errors(prepared.diagnostics, keep_going)
    built, lock, notetypes = _stamp(prepared, bank.project, _now(now))
    write_text(bank.project.lock_path, dump(lock))
    specs = _specs(bank.project, decks)
    folder = Path(out) if out is not None else bank.project.root / bank.project.output
    descriptions = {clean_name(bank.project.deck): prepared.description}
    packages = [
        write_package(to_decks(chosen, notetypes, lock, descriptions), folder / f"{spec.name}.apkg")
        for spec in specs
        if (chosen := [stamped for stamped in built if _belongs(stamped.note, spec)])
    ]
    written = sum(any(_belongs(note, spec) for spec in specs) for note in prepared.notes)
    diagnostics = in_order([*prepared.diagnostics, *_left_out_faults(bank.project, prepared.notes)])
    count = len(prepared.notes)
    seconds = time.perf_counter() - started
    return Report(tuple(packages), bank.read, written, bank.read - count, count - written, diagnostics, seconds)


def to_decks_of(bank: Bank, now: int | None = None) -> list[BuiltDeck]:
    """The decks of a bank as genanki's objects. The lock is written, as by a build."""
    prepared = prepare(bank)
    _stop_on_errors(prepared.diagnostics, keep_going=False)
    built, lock, notetypes = _stamp(prepared, bank.project, _now(now))
    write_text(bank.project.lock_path, dump(lock))
    return to_decks(built, notetypes, lock, {clean_name(bank.project.deck): prepared.description})


def load_lock(project: Project) -> tuple[Lock, list[Diagnostic]]:
    """The project's lock; an empty one before the first build."""
    if not project.lock_path.exists() and not project.lock_path.is_symlink():
        return Lock(), []
    read = files.read(project.lock_path, LOCK_FILE)
    return (Lock(), [read]) if isinstance(read, Diagnostic) else parse(read)


def _now(now: int | None) -> int:
    return time.time_ns() // 1_000_000 if now is None else max(now, _EARLIEST)


def _stop_on_errors(diagnostics: Sequence[Diagnostic], keep_going: bool) -> None:
    """With `keep_going`, errors of single questions are passed over; those of the project or its lock never are."""
    errors = errors_in(diagnostics)
    if keep_going:
        errors = tuple(error for error in errors if error.span and error.span.source.path in (PROJECT_FILE, LOCK_FILE))
    if errors:
        raise SourceError(diagnostics)


def _render(
    identified: Iterable[Identified], project: Project, progress: Progress | None
) -> tuple[list[Note], list[Diagnostic]]:
    items = list(identified)
    store = MediaStore(project.root)
    notes: list[Note] = []
    diagnostics: list[Diagnostic] = []
    for done, item in enumerate(items, 1):
        note, faults = render(item, project, store)
        diagnostics += faults
        if note:
            notes.append(note)
        if progress and (done % 100 == 0 or done == len(items)):
            progress(done, len(items))
    return notes, diagnostics


def _in_wrong_decks(
    identified: Iterable[Identified], misplaced: Sequence[Diagnostic], project: Project
) -> frozenset[int]:
    """The positions of the questions whose deck is at fault."""
    decks = {fault.facts.get("deck", "") for fault in misplaced}
    return frozenset(item.position for item in identified if decks and deck_of(item.question, project) in decks)


def _description(project: Project) -> tuple[Description, list[Diagnostic]]:
    """What Anki shows under the deck's name. No note refers to its media: Anki imports those that begin with `_`."""
    place = Span(Source(PROJECT_FILE, ""), 0, 0)
    finder = MediaFinder(MediaStore(project.root), project.root)
    renderer = TextRenderer(finder)
    html = renderer.render(project.description, place)
    for name in finder.found:
        html = html.replace(name, f"_{name}")
    media = tuple(file._replace(name=f"_{file.name}") for file in finder.found.values())
    return Description(html, media), renderer.diagnostics + finder.diagnostics


def _stamp(prepared: Prepared, project: Project, now: int) -> tuple[list[StampedNote], Lock, dict[str, NoteType]]:
    """Ids and times for everything, and the lock that remembers them."""
    name = project.notetype_name or project.name
    notetypes = note_types(prepared.lock.namespace, name, project.labels, project.style)
    built, lock = stamp(prepared.notes, prepared.lock, now)
    lock = stamp_decks(with_parents(note.deck for note in prepared.notes), lock, now)
    lock = stamp_notetypes({key: notetype.digest for key, notetype in notetypes.items()}, lock, now)
    return built, lock, notetypes


def _specs(project: Project, decks: Sequence[str]) -> list[PackageSpec]:
    if not decks:
        return list(project.package_specs)
    by_name: dict[str, tuple[str, ...]] = {}
    for deck in dict.fromkeys(decks):
        name = file_name(deck.replace("::", "-"))
        by_name[name] = (*by_name.get(name, ()), deck)
    return [PackageSpec(name, members) for name, members in by_name.items()]


def _belongs(note: Note, spec: PackageSpec) -> bool:
    if spec.decks and not any(within(note.deck, clean_name(deck)) for deck in spec.decks):
        return False
    tags = {tag.casefold() for tag in spec.tags}
    return not tags or any(tag.casefold() in tags for tag in note.tags)


def _left_out_faults(project: Project, notes: Sequence[Note]) -> list[Diagnostic]:
    """A warning where the project's packages leave questions out."""
    left = [note for note in notes if not any(_belongs(note, spec) for spec in project.package_specs)]
    if not left:
        return []
    first = left[0].question
    return [report("in-no-package", first.span, subject=first.subject, count=len(left), deck=left[0].deck)]
