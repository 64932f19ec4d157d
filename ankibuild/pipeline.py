"""The pipeline: a bank of questions → notes → packages, stage by stage, each in a few lines.

Time comes in as an argument, order from the sources, identity from the lock: a build is a function of its inputs.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ankibuild import releases
from ankibuild.adopt.notetype import FOLDER as ADOPTED
from ankibuild.assign import Assignment, assign
from ankibuild.atomic import write_text
from ankibuild.bank import Bank
from ankibuild.decks import clean_name, deck_of, with_parents, within
from ankibuild.diagnostics import Diagnostic, errors_in, in_order
from ankibuild.errors import AnkibuildError, LockedError, SourceError
from ankibuild.identity.continuity import Match
from ankibuild.identity.digest import question_digest
from ankibuild.identity.history import handed_out
from ankibuild.identity.ids import rest_of
from ankibuild.identity.lock import STEM, Lock, NoteEntry, dump, parse
from ankibuild.identity.order import stamp_places
from ankibuild.identity.stamp import catch_up, stamp, stamp_decks, stamp_notetypes
from ankibuild.note import StampedNote
from ankibuild.notetypes import NoteType, note_types
from ankibuild.notetypes.folder import FOLDER as TEMPLATES
from ankibuild.package import BuiltDeck, PackageFile, to_decks, write_package
from ankibuild.preparing import Prepared, Progress, prepare
from ankibuild.project import LOCK_FILE, PROJECT_FILE, PackageSpec, Project
from ankibuild.rejects import CODES as OF_QUESTIONS
from ankibuild.selection import belongs, in_any, left_out_faults, specs
from ankibuild.source import Source

__all__ = [
    "Policy",
    "Progress",
    "Report",
    "assignments",
    "build",
    "build_packages",
    "check",
    "confirm",
    "matches",
    "to_decks_of",
]

CATCH_UP = ".catch-up"
"""What the name of a catch-up package ends in."""

_EARLIEST = 1_000_000_000_000
"""No build is older than this (September 2001, in epoch milliseconds), so that ids look like those that Anki makes."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How a build treats what it cannot decide alone.

    `locked`: fail if the lock would change. `accept_new`: questions that resemble vanished ones are new all the same.
    `rerender`: notes that only render differently count as changed. `catch_up`: also build a package in which the
    notes that changed since this time (epoch seconds) are stamped now.
    """

    locked: bool = False
    accept_new: bool = False
    rerender: bool = False
    catch_up: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    `read` questions = `written` notes + `retired` + `rejected` + `left_out` (in no package), always; `unread` files
    could not be read, so nobody knows how many questions they hold. `rerendered` notes look different with today's
    libraries and keep their time; `gone` are the ids of those that the last release had and the sources have no more,
    or only as rejected ones. `seconds` is the time that it took, without the reading of the sources.
    """

    packages: tuple[PackageFile, ...]
    read: int
    written: int
    retired: int
    rejected: int
    left_out: int
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    unread: int = 0
    rerendered: int = 0
    gone: tuple[str, ...] = ()


class _Stamped(NamedTuple):
    """Notes with their ids and times, and the lock that remembers them."""

    notes: list[StampedNote]
    lock: Lock
    notetypes: dict[str, NoteType]


def check(bank: Bank, progress: Progress | None = None) -> tuple[Diagnostic, ...]:
    """All that `build` would complain about, in the order of the files. Nothing is written."""
    prepared = prepare(bank, progress)
    return in_order([*prepared.diagnostics, *left_out_faults(bank.project, prepared.notes)])


def build(
    bank: Bank,
    out: str | Path | None = None,
    *,
    decks: Sequence[str] = (),
    keep_going: bool = False,
    policy: Policy | None = None,
    now: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Builds the packages of a bank into the folder `out` (the project's `output` by default).

    `decks`, by their full names, limits the build to these with their subdecks, a package each. With `keep_going` the
    good questions are built and the others reported. `now` is the time in epoch milliseconds.

    Raises SourceError if there are errors, LockedError if the policy locks the lock and it would change,
    AnkibuildError if there is no such deck (nothing is written then), and OutputError if a file cannot be written.
    """
    started = time.perf_counter()
    policy = policy or Policy()
    prepared = prepare(bank, progress, accept_new=policy.accept_new, keep_going=keep_going)
    _stop_on_errors(prepared.diagnostics, keep_going)
    _stop_at_unknown(decks, bank)
    stamped = _stamp(prepared, bank.project, _now(now), rerender=policy.rerender)
    late = _catch_up(stamped, policy, _now(now))
    _write_lock(bank.project, late.lock if late else stamped.lock, locked=policy.locked)
    chosen = specs(bank.project, decks)
    folder = Path(out) if out is not None else bank.project.root / bank.project.output
    packages = _write_packages(prepared, bank.project, stamped, chosen, folder)
    if late:
        catching = [replace(spec, name=f"{spec.name}{CATCH_UP}") for spec in chosen if not spec.retired]
        packages += _write_packages(prepared, bank.project, late, catching, folder)
    report = _report(bank, prepared, stamped, chosen, packages)
    gone = () if decks or errors_in(prepared.diagnostics) else _gone(bank.project, prepared)
    return replace(report, gone=gone, seconds=time.perf_counter() - started)


def build_packages(bank: Bank, folder: Path, now: int | None = None) -> list[PackageFile]:
    """Builds the packages as `build` would, into another folder, and leaves the lock alone.

    Raises SourceError if there are errors.
    """
    prepared = prepare(bank, accept_new=True)
    _stop_on_errors(prepared.diagnostics, keep_going=False)
    stamped = _stamp(prepared, bank.project, _now(now))
    return _write_packages(prepared, bank.project, stamped, specs(bank.project), folder)


def to_decks_of(bank: Bank, now: int | None = None, *, keep_going: bool = False) -> list[BuiltDeck]:
    """The decks of a bank as genanki's objects. The lock is written, as by a build."""
    prepared = prepare(bank, keep_going=keep_going)
    _stop_on_errors(prepared.diagnostics, keep_going)
    stamped = _stamp(prepared, bank.project, _now(now))
    _write_lock(bank.project, stamped.lock, locked=False)
    return _decks(prepared, bank.project, stamped, stamped.notes)


def assignments(bank: Bank) -> list[Assignment]:
    """An id for every question that has none, with the GUID that learners know it by if it was built before.

    Raises AnkibuildError if a question may be a corrected one, whose GUID is not known yet.
    """
    prepared = prepare(bank)
    if any(match.needs_review for match in prepared.matches):
        raise AnkibuildError("questions without ids resemble vanished ones: settle that first, with --review")
    taken = {entry.id for entry in prepared.lock.notes.values()}
    taken |= {name for question in bank.questions for name in (question.id, *question.aka)}
    return assign(prepared.identified, prepared.lock.notes, taken)


def matches(bank: Bank) -> tuple[Match, ...]:
    """The questions without ids that resemble vanished ones.

    Raises SourceError if the project or its lock has errors.
    """
    prepared = prepare(bank, keep_going=True)
    _stop_on_errors(prepared.diagnostics, keep_going=True)
    return tuple(match for match in prepared.matches if match.needs_review)


def confirm(bank: Bank, accepted: Iterable[Match]) -> None:
    """Writes into the lock that these questions are the vanished ones: they take over their GUIDs."""
    lock = prepare(bank).lock
    moved = {match.entry.guid: _taken_over(match) for match in accepted}
    _write_lock(bank.project, replace(lock, notes={**lock.notes, **moved}), locked=False)


def _taken_over(match: Match) -> NoteEntry:
    """The entry of a vanished question as that of the one which it is now, by whose words it is found."""
    question = match.item.question
    return replace(
        match.entry,
        id=match.item.id,
        moved=True,
        question=question_digest(question),
        stem=question.stem[:STEM],
        rest=rest_of(question),
    )


def _now(now: int | None) -> int:
    return time.time_ns() // 1_000_000 if now is None else max(now, _EARLIEST)


def _stop_on_errors(diagnostics: Sequence[Diagnostic], keep_going: bool) -> None:
    """With `keep_going`, errors of single questions are passed over; those of the project or its lock never are."""
    errors = errors_in(diagnostics)
    if keep_going:
        errors = tuple(error for error in errors if error.code not in OF_QUESTIONS and _is_of_project(error))
    if errors:
        raise SourceError(diagnostics)


def _stop_at_unknown(decks: Sequence[str], bank: Bank) -> None:
    known = {deck_of(question, bank.project) for question in bank.questions} if decks else set()
    for deck in decks:
        if not any(within(name, clean_name(deck)) for name in known):
            raise AnkibuildError(f"there is no deck {deck!r}")


def _is_of_project(error: Diagnostic) -> bool:
    """Whether all questions depend on its file: the project file, the lock, a note type, a template, a style."""
    path = error.span.source.path if error.span else ""
    folders = (f"{TEMPLATES}/", f"{ADOPTED}/")
    return path in (PROJECT_FILE, LOCK_FILE) or path.startswith(folders) or path.endswith(".css")


def _stamp(prepared: Prepared, project: Project, now: int, *, rerender: bool = False) -> _Stamped:
    """Ids and times for everything."""
    name = project.notetype_name or project.name
    notetypes = note_types(prepared.lock.namespace, name, project.labels, project.style, project.overrides)
    notetypes |= {notetype.key: notetype for notetype in project.adopted.values()}
    history = handed_out(project.lock_path, releases.lock_texts(project.root))
    notes, lock = stamp(prepared.notes, prepared.lock, now, history, rerender=rerender)
    lock = stamp_places(prepared.notes, lock)
    lock = stamp_decks(with_parents(note.deck for note in prepared.notes), lock, now)
    lock = stamp_notetypes({key: notetype.digest for key, notetype in notetypes.items()}, lock, now, history)
    return _Stamped(notes, lock, notetypes)


def _catch_up(stamped: _Stamped, policy: Policy, now: int) -> _Stamped | None:
    """The same notes, with those that changed since the policy's time stamped now."""
    if policy.catch_up is None:
        return None
    notes, lock = catch_up(stamped.notes, stamped.lock, policy.catch_up, now)
    return stamped._replace(notes=notes, lock=lock)


def _write_lock(project: Project, lock: Lock, *, locked: bool) -> None:
    text = dump(lock)
    before = project.lock_path.read_text("utf-8") if locked and project.lock_path.exists() else ""
    if locked and before != text:
        how = "build without --locked and commit it"
        if _times(parse(Source(LOCK_FILE, before))[0]) == _times(lock):
            how = f"this version remembers more of the notes, none of which changed: {how}"
        raise LockedError(f"{LOCK_FILE} would change: {how}")
    write_text(project.lock_path, text)


def _times(lock: Lock) -> tuple[dict[str, int], dict[str, int]]:
    """When each note and each note type changed."""
    return {guid: note.mod for guid, note in lock.notes.items()}, {key: t.mod for key, t in lock.notetypes.items()}


def _decks(prepared: Prepared, project: Project, stamped: _Stamped, notes: Sequence[StampedNote]) -> list[BuiltDeck]:
    descriptions = {clean_name(project.deck): prepared.description}
    return to_decks(notes, stamped.notetypes, stamped.lock, descriptions)


def _write_packages(
    prepared: Prepared, project: Project, stamped: _Stamped, chosen: Iterable[PackageSpec], folder: Path
) -> list[PackageFile]:
    return [
        write_package(_decks(prepared, project, stamped, notes), folder / f"{spec.name}.apkg")
        for spec in chosen
        if (notes := [item for item in stamped.notes if belongs(item.note, spec)])
    ]


def _report(
    bank: Bank,
    prepared: Prepared,
    stamped: _Stamped,
    chosen: Sequence[PackageSpec],
    packages: Sequence[PackageFile],
) -> Report:
    packed = [note for note in prepared.notes if in_any(note, chosen)]
    retired = sum(note.question.retired for note in packed)
    entries = stamped.lock.notes
    return Report(
        packages=tuple(packages),
        read=bank.read,
        written=len(packed) - retired,
        retired=retired,
        rejected=bank.read - len(prepared.notes),
        left_out=len(prepared.notes) - len(packed),
        diagnostics=in_order([*prepared.diagnostics, *left_out_faults(bank.project, prepared.notes)]),
        seconds=0,
        unread=bank.unread,
        rerendered=sum(entries[note.guid].rendered != note.rendered for note in prepared.notes),
    )


def _gone(project: Project, prepared: Prepared) -> tuple[str, ...]:
    """The ids of the questions that the last release had and that the sources have no more, as far as is known.

    Of a question that its reader rejected nobody knows which one it is.
    """
    present = {item.guid for item in prepared.identified}
    released = releases.last_lock(project.root)
    return tuple(entry.id for guid, entry in sorted(released.items()) if guid not in present and not entry.retired)
