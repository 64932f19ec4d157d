"""A bank: a project and its questions, read from files or made in Python."""

from __future__ import annotations

import glob
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.adopt.notetype import FOLDER as ADOPTED
from ankibuild.diagnostics import Diagnostic, at_file, errors_in, report
from ankibuild.gathering import gather
from ankibuild.model import Question
from ankibuild.notetypes.folder import FOLDER as TEMPLATES
from ankibuild.project import FOLDER_PATTERNS, PROJECT_FILE, Project, find_root, open_project
from ankibuild.readers import may_hold_questions
from ankibuild.readers.collecting import NO_ATTACHMENTS, Attachment
from ankibuild.readers.unrecognised import is_office_file
from ankibuild.rejects import Rejects, settled
from ankibuild.releases import FOLDER as RELEASES
from ankibuild.unmatched import without_effect


@dataclass(frozen=True, slots=True)
class Bank:
    """A project's questions in source order, and what was found wrong while reading them.

    `read` counts all questions that the sources hold, those with errors too; `unread` the files that could not be
    read, whose questions nobody can count; `attachments` are the files inside of files, by their path in the project,
    `sources` the files that were read, all of the project's if it `is_whole`; `rejects` the questions of those of which
    the project file says how many are known to be rejected.
    """

    project: Project
    questions: tuple[Question, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    read: int = 0
    unread: int = 0
    attachments: Mapping[str, Attachment] = field(default_factory=lambda: NO_ATTACHMENTS, repr=False)
    sources: frozenset[Path] = field(default=frozenset(), repr=False)
    rejects: tuple[Rejects, ...] = field(default=(), repr=False)
    is_whole: bool = True

    @classmethod
    def of(cls, questions: Iterable[Question], project: Project) -> Bank:
        """A bank of questions made in Python."""
        made = tuple(questions)
        return cls(project, made, read=len(made))


PACKAGES = (".apkg", ".colpkg")
MEDIA_SUFFIX = ".media"
"""What the folder is called that holds the pictures of a file which was imported."""


def load(path: str | Path = ".") -> Bank:
    """Reads a project, a folder of sources, or one source file.

    A project is a folder with `ankibuild.yaml` or with a folder `sources/`. For any other folder or file, the
    project is the nearest one upwards that has an `ankibuild.yaml`, else the folder above `sources/`, else the
    folder itself. Faults are in the bank's `diagnostics`; nothing is raised for them.

    Raises FileNotFoundError if there is nothing at `path`.
    """
    path = Path(path)
    if not files.exists(path):
        raise FileNotFoundError(f"there is no {path}")
    root, patterns = _locate(path.resolve())
    project, diagnostics = open_project(root)
    return _read(project, patterns, diagnostics)


def _locate(path: Path) -> tuple[Path, tuple[str, ...]]:
    """The project's folder, and the patterns of the part of it that was asked for (none: all its sources)."""
    folder = path if path.is_dir() else path.parent
    if path.name == PROJECT_FILE or (path.is_dir() and _is_project(path)):
        return folder, ()
    root = find_root(folder)
    if not files.exists(root / PROJECT_FILE):
        root = folder.parent if folder.name == "sources" else folder
    name = glob.escape(files.relative(root, path))
    if not path.is_dir():
        return root, (name,)
    return root, tuple(pattern if name == "." else f"{name}/{pattern}" for pattern in FOLDER_PATTERNS)


def _is_project(folder: Path) -> bool:
    return files.exists(folder / PROJECT_FILE) or files.is_folder(folder / "sources")


def _read(project: Project, asked: tuple[str, ...], diagnostics: list[Diagnostic]) -> Bank:
    """The bank of the sources that patterns ask for, of all where there are none."""
    patterns = asked or project.sources
    not_sources = (ADOPTED, TEMPLATES, RELEASES, PurePosixPath(project.output).parts[0] if project.output else "")
    paths, faults = files.find(project.root, patterns, lambda name: _is_source(name, not_sources))
    paths = [path for path in paths if path.name != PROJECT_FILE and path.parent != project.root / ADOPTED]
    diagnostics = diagnostics + faults
    if not asked:
        diagnostics += without_effect(project.root, project.formats, frozenset(paths))
    if not paths and not faults:
        diagnostics.append(at_file("no-sources", PROJECT_FILE, patterns=", ".join(patterns)))
    found = gather(project.root, paths, project.formats, swept=any(map(files.sweeps, patterns)))
    faults = [*diagnostics, *found.diagnostics, *_foreign_guids(found.questions)]
    if paths and not found.read and not errors_in(faults):
        faults.append(at_file("no-source-recognised", PROJECT_FILE, patterns=", ".join(patterns)))
    return Bank(
        project,
        found.questions,
        tuple(settled(faults, found.rejects, in_full=False) if found.rejects else faults),
        found.read,
        found.unread,
        found.attachments,
        frozenset(paths),
        found.rejects,
        is_whole=not asked,
    )


def _foreign_guids(questions: Iterable[Question]) -> list[Diagnostic]:
    """Files with notes of another deck, whose learners keep their old notes: Anki does not change a note's type."""
    first: dict[str, Question] = {}
    for question in questions:
        if question.guid and not question.notetype and question.origin and question.origin.foreign:
            first.setdefault(question.origin.span.source.holder, question)
    return [report("guid-of-another-deck", question.span, file=file) for file, question in first.items()]


def _is_source(name: str, not_sources: Container[str]) -> bool:
    """Whether a file that a pattern swept up may be a source: by its suffix, and if it lies where sources lie.

    Beside the project file a package is what was built or downloaded, in `not_sources` lies what is for another use.
    """
    path = PurePosixPath(name)
    if len(path.parts) == 1:
        return may_hold_questions(name) and path.suffix.lower() not in PACKAGES
    in_media = any(part.endswith(MEDIA_SUFFIX) for part in path.parts[:-1])
    is_wanted = may_hold_questions(name) or is_office_file(name)
    return is_wanted and not in_media and path.parts[0] not in not_sources
