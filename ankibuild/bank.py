"""A bank: a project and its questions, read from files or made in Python."""

from __future__ import annotations

import glob
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ankibuild import files
from ankibuild.adopt.notetype import FOLDER as ADOPTED
from ankibuild.diagnostics import Diagnostic, at_file, errors_in
from ankibuild.model import Question, RawQuestion
from ankibuild.project import FOLDER_PATTERNS, PROJECT_FILE, Project, find_root, open_project
from ankibuild.readers import read_source, reader_for
from ankibuild.validate import validate


@dataclass(frozen=True, slots=True)
class Bank:
    """A project's questions in source order, and what was found wrong while reading them.

    `read` counts all questions that the sources hold, those with errors too; `unread` the files that could not be
    read, whose questions nobody can count.
    """

    project: Project
    questions: tuple[Question, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    read: int = 0
    unread: int = 0

    @classmethod
    def of(cls, questions: Iterable[Question], project: Project) -> Bank:
        """A bank of questions made in Python."""
        made = tuple(questions)
        return cls(project, made, read=len(made))


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
    return _read(project, patterns or project.sources, diagnostics)


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


def _read(project: Project, patterns: tuple[str, ...], diagnostics: list[Diagnostic]) -> Bank:
    paths, faults = files.find(project.root, patterns)
    paths = [path for path in paths if path.name != PROJECT_FILE and path.parent != project.root / ADOPTED]
    diagnostics = diagnostics + faults
    if not paths and not faults:
        diagnostics.append(at_file("no-sources", PROJECT_FILE, patterns=", ".join(patterns)))
    raws: list[RawQuestion] = []
    unread = 0
    for path in paths:
        found, faults = _read_file(project.root, path)
        raws += found
        unread += not found and any(fault.code != "no-questions" for fault in errors_in(faults))
        diagnostics += faults
    questions, faults = validate(raws)
    return Bank(project, tuple(questions), (*diagnostics, *faults), len(raws), unread)


def _read_file(root: Path, path: Path) -> tuple[tuple[RawQuestion, ...], list[Diagnostic]]:
    name = files.relative(root, path)
    if reader_for(name) is None:
        return (), [at_file("no-reader", name, suffix=path.suffix)]
    source = files.read(path, name)
    if isinstance(source, Diagnostic):
        return (), [source]
    read = read_source(source)
    return read.questions, list(read.diagnostics)
