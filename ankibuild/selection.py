"""Which notes go into which package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ankibuild.decks import clean_name, within
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.note import Note
from ankibuild.project import PackageSpec, Project, file_name

RETIRED = ".retired"
"""What the name of the package with the retired questions ends in."""


def specs(project: Project, decks: Sequence[str] = ()) -> list[PackageSpec]:
    """The packages to build: the project's, each with one for its retired questions; or one for each named deck."""
    if not decks:
        chosen = list(project.package_specs)
        return chosen + [replace(spec, name=f"{spec.name}{RETIRED}", retired=True) for spec in chosen]
    by_name: dict[str, tuple[str, ...]] = {}
    for deck in dict.fromkeys(decks):
        name = file_name(deck.replace("::", "-"))
        by_name[name] = (*by_name.get(name, ()), deck)
    return [PackageSpec(name, members) for name, members in by_name.items()]


def belongs(note: Note, spec: PackageSpec) -> bool:
    """Whether a note goes into a package."""
    if note.question.retired != spec.retired:
        return False
    if spec.decks and not any(within(note.deck, clean_name(deck)) for deck in spec.decks):
        return False
    tags = {tag.casefold() for tag in spec.tags}
    return not tags or any(tag.casefold() in tags for tag in note.tags)


def in_any(note: Note, chosen: Iterable[PackageSpec]) -> bool:
    """Whether a note goes into at least one of these packages."""
    return any(belongs(note, spec) for spec in chosen)


def left_out_faults(project: Project, notes: Sequence[Note]) -> list[Diagnostic]:
    """A warning where the project's packages leave questions out."""
    left = [note for note in notes if not in_any(note, specs(project))]
    if not left:
        return []
    first = left[0].question
    return [report("in-no-package", first.span, subject=first.subject, count=len(left), deck=left[0].deck)]
