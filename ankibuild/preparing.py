"""The first half of the pipeline: a bank of questions → notes, with all that is wrong. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ankibuild import checks, files
from ankibuild.bank import Bank
from ankibuild.checks.finding import Finding
from ankibuild.decks import deck_faults, deck_of
from ankibuild.diagnostics import Diagnostic, at_file, errors_in, in_order, report
from ankibuild.identity.borrowed import settle
from ankibuild.identity.continuity import Continuity, Match, examine
from ankibuild.identity.guid import new_namespace
from ankibuild.identity.ids import Identified, identify
from ankibuild.identity.lock import Lock, parse
from ankibuild.note import Note
from ankibuild.package import Description
from ankibuild.package.read import package_namespace
from ankibuild.project import LOCK_FILE, PROJECT_FILE, Project
from ankibuild.rejects import later_rejects, settled
from ankibuild.render.media import MediaFinder, MediaStore
from ankibuild.render.notes import render
from ankibuild.render.text import TextRenderer
from ankibuild.source import Source, Span

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many questions are done and how many there are."""


_NEVER_NEW = ("id-reused", "notetype-changed")
"""What no one can settle by calling a question new: its id is taken."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that a build will write, before anything is written; `matches` wait for a person to confirm them."""

    notes: tuple[Note, ...]
    identified: tuple[Identified, ...]
    lock: Lock
    diagnostics: tuple[Diagnostic, ...]
    matches: tuple[Match, ...]
    description: Description


def prepare(
    bank: Bank, progress: Progress | None = None, *, accept_new: bool = False, keep_going: bool = False
) -> Prepared:
    """Everything up to the notes: identity, rules, rendering.

    With `accept_new`, questions that resemble vanished ones are new all the same. With `keep_going` they are looked
    for although others were rejected: a bank may have such for ever, and a corrected one must not pass for new then.
    """
    lock, diagnostics = load_lock(bank.project)
    diagnostics += _namespace_faults(bank.project, lock)
    lock = replace(lock, namespace=bank.project.namespace or lock.namespace or new_namespace())
    questions, doubts = settle(bank.questions, lock.namespace, lock.notes.values())
    identified = identify(questions, lock.namespace, lock.notes.values())
    found, wrong = checks.run(identified, set_rules=())
    lost = [item.question for item in identified if item.position in wrong]
    together, more_wrong = checks.run(identified, question_rules=())
    wrong |= more_wrong
    rejected = errors_in(bank.diagnostics)
    complete = not errors_in(diagnostics) and (keep_going or not rejected)
    continuity = _continuity(identified, lock, doubts, accept_new) if complete else Continuity((), ())
    misplaced = deck_faults(bank.questions, bank.project)
    wrong |= _in_wrong_decks(identified, misplaced, bank.project)
    wrong |= {position for finding in continuity.findings for position in finding.positions}
    diagnostics += [
        *bank.diagnostics,
        *found,
        *together,
        *(finding.diagnostic for finding in continuity.findings),
        *misplaced,
    ]
    sound = [item for item in identified if item.position not in wrong]
    notes, faults = _render(sound, bank, progress)
    description, more = _description(bank.project)
    diagnostics += [*faults, *more]
    if bank.rejects:
        rendered = {note.position for note in notes}
        lost += [item.question for item in sound if item.position not in rendered]
        rejects = (*bank.rejects, *later_rejects(bank.rejects, lost, [*found, *faults]))
        diagnostics = settled(diagnostics, rejects, in_full=bank.is_whole)
    return Prepared(tuple(notes), tuple(identified), lock, in_order(diagnostics), continuity.matches, description)


def load_lock(project: Project) -> tuple[Lock, list[Diagnostic]]:
    """The project's lock; an empty one before the first build."""
    if not project.lock_path.exists() and not project.lock_path.is_symlink():
        return Lock(), _lost(project)
    read = files.read(project.lock_path, LOCK_FILE)
    return (Lock(), [read]) if isinstance(read, Diagnostic) else parse(read)


def _lost(project: Project) -> list[Diagnostic]:
    """A package that was built with a lock which is no more: without it, every note would be a new or changed one."""
    for spec in project.package_specs:
        path = project.root / project.output / f"{spec.name}.apkg"
        if path.is_file() and package_namespace(path):
            return [at_file("lock-lost", LOCK_FILE, package=files.relative(project.root, path))]
    return []


def _namespace_faults(project: Project, lock: Lock) -> list[Diagnostic]:
    """Another namespace than that of the last build would make all notes new ones."""
    if not lock.namespace or project.namespace in ("", lock.namespace):
        return []
    return [at_file("namespace-changed", PROJECT_FILE, now=project.namespace, before=lock.namespace)]


def _continuity(
    identified: Sequence[Identified], lock: Lock, doubts: Mapping[int, str], accept_new: bool
) -> Continuity:
    """Renames and ids used again."""
    continuity = examine(identified, lock.notes.values(), doubts)
    if accept_new:
        reused = tuple(finding for finding in continuity.findings if finding.diagnostic.code in _NEVER_NEW)
        return Continuity(reused, ())
    near = tuple(_resembling(match) for match in continuity.matches)
    return continuity._replace(findings=continuity.findings + near)


def _resembling(match: Match) -> Finding:
    """A question with an id of its own can say whose GUID it has; for one without, the lock has to be told."""
    question = match.item.question
    asked = "id-of-vanished" if match.by_id else "resembles-vanished"
    code, part = (asked, "stem") if match.needs_review else ("resembles-one-without-id", "id")
    line = f"guid: {match.entry.guid}"
    diagnostic = report(code, question.part(part), subject=question.subject, former=match.entry.stem, line=line)
    return Finding(diagnostic, (match.item.position,))


def _render(
    identified: Iterable[Identified], bank: Bank, progress: Progress | None
) -> tuple[list[Note], list[Diagnostic]]:
    items = list(identified)
    store = MediaStore(bank.project.root, bank.attachments)
    notes: list[Note] = []
    diagnostics: list[Diagnostic] = []
    for done, item in enumerate(items, 1):
        note, faults = render(item, bank.project, store)
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
