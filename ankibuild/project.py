"""The project: `ankibuild.yaml` found, read and resolved; without one, sensible defaults for a folder of sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.adopt.notetype import AdoptedNoteType
from ankibuild.adopt.reading import read_notetypes
from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.fields import Fields, is_empty
from ankibuild.formats import FormatRule, read_rules
from ankibuild.labels import LABELS
from ankibuild.notetypes.folder import read_folder
from ankibuild.notetypes.overrides import NO_OVERRIDES, Overrides
from ankibuild.notetypes.references import reference_faults
from ankibuild.notetypes.template_faults import text_faults
from ankibuild.source import Source, Span
from ankibuild.tags import normalize
from ankibuild.tree import Mapping as MappingNode
from ankibuild.tree import Node
from ankibuild.yamltree import compose

PROJECT_FILE = "ankibuild.yaml"
LOCK_FILE = "ankibuild.lock"
FOLDER_PATTERNS = ("**/*",)
"""The files of a folder that are sources, as far as a reader knows their suffix."""

SOURCES = tuple(f"sources/{pattern}" for pattern in FOLDER_PATTERNS)
BARE = ("*",)
"""Where the sources are looked for if there is no folder `sources/`."""

_ALL_KEYS = (
    *("name", "deck", "description", "sources", "tags", "subdecks", "notetype", "labels", "output", "namespace"),
    "packages",
    "formats",
)
_PACKAGE_KEYS = ("name", "decks", "tags")
_NOTETYPE_KEYS = ("name", "style")
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class PackageSpec:
    """One `.apkg`: the notes of these decks (with their subdecks) and with these tags; all where both are empty."""

    name: str
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """What a project says of itself, resolved.

    `root` is the folder that no file is read outside of and that holds the lock file; `sources` are glob patterns
    below it; `namespace` is '' until the lock has made one; `style` is CSS added after the note types' own;
    `overrides` are its own templates, `adopted` the note types of decks that were made elsewhere, by their files'
    names; `formats` says how sources that other programs wrote are read.
    """

    root: Path = field(default_factory=Path.cwd)
    name: str = "deck"
    deck: str = "deck"
    description: str = ""
    sources: tuple[str, ...] = SOURCES
    tags: tuple[str, ...] = ()
    folders_are_subdecks: bool = True
    notetype_name: str = ""
    style: str = ""
    overrides: Overrides = NO_OVERRIDES
    adopted: Mapping[str, AdoptedNoteType] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)
    output: str = "dist"
    namespace: str = ""
    packages: tuple[PackageSpec, ...] = ()
    formats: tuple[FormatRule, ...] = ()

    @property
    def lock_path(self) -> Path:
        """Where the lock file is."""
        return self.root / LOCK_FILE

    @property
    def package_specs(self) -> tuple[PackageSpec, ...]:
        """The packages to build: one with everything unless the project lists several."""
        return self.packages or (PackageSpec(self.name),)


def file_name(text: str) -> str:
    """A text as the name of a file on any system."""
    return _UNSAFE_IN_NAME.sub("-", text).strip(" .-") or "deck"


def find_root(start: Path) -> Path:
    """The nearest folder upwards that holds a project file, else `start` itself."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if files.exists(folder / PROJECT_FILE)), start)


def open_project(root: Path) -> tuple[Project, list[Diagnostic]]:
    """The project in a folder, with or without a project file."""
    root = root.resolve()
    path = root / PROJECT_FILE
    has_file = files.exists(path) or path.is_symlink()
    # a folder of YAML files that is no project may have templates for something else
    known = has_file or files.is_folder(root / "sources")
    overrides, faults = read_folder(root) if known else (NO_OVERRIDES, [])
    adopted, more = read_notetypes(root) if known else ({}, [])
    faults += more
    if not has_file:
        return replace(default_project(root), overrides=overrides, adopted=adopted), faults
    read = files.read(path, PROJECT_FILE)
    if isinstance(read, Diagnostic):
        return default_project(root), [read, *faults]
    project, found = _parse(read, root, overrides)
    return replace(project, overrides=overrides, adopted=adopted), found + faults


def default_project(root: Path) -> Project:
    """A folder that holds just sources: named after it, all files of `sources/`, else of the folder itself."""
    name = root.name or "deck"
    sources = SOURCES if files.is_folder(root / "sources") else BARE
    return Project(root=root, name=file_name(name), deck=name, sources=sources)


def _parse(source: Source, root: Path, overrides: Overrides) -> tuple[Project, list[Diagnostic]]:
    base = default_project(root)
    documents, diagnostics = compose(source)
    for surplus in documents[1:]:
        diagnostics.append(report("not-a-project-file", Span(source, surplus.start, surplus.start)))
    node = documents[0] if documents else MappingNode([], 0, 0)
    if not isinstance(node, MappingNode):
        if not is_empty(node):
            diagnostics.append(report("not-a-project-file", Span(source, node.start, node.start)))
        return base, diagnostics
    fields = Fields(source, node, diagnostics)
    fields.refuse_unknown(_ALL_KEYS, "the project file")
    name = fields.word("name")
    notetype = fields.fields("notetype", "notetype", _NOTETYPE_KEYS)
    project = Project(
        root=root,
        name=file_name(name or base.name),
        deck=fields.word("deck") or name or base.deck,
        description=fields.word("description"),
        sources=_patterns(fields, root) or base.sources,
        tags=normalize(fields.tags()),
        folders_are_subdecks=_subdecks(fields),
        notetype_name=notetype.word("name") if notetype else "",
        style=_style(notetype, root, overrides) if notetype else "",
        labels=_labels(fields),
        output=fields.word("output") or base.output,
        namespace=fields.word("namespace"),
        packages=_packages(fields),
        formats=read_rules(fields),
    )
    return project, diagnostics


def _patterns(fields: Fields, root: Path) -> tuple[str, ...]:
    """The glob patterns of the sources; the name of a folder means all sources in it."""
    patterns: list[str] = []
    for text in fields.texts("sources"):
        path = PurePosixPath(text.value.strip())
        fault = _pattern_fault(path, root) if text.value.strip() else "bad-pattern"
        if fault:
            fields.diagnostics.append(report(fault, text.span, pattern=text.value))
        elif files.is_folder(root / path):
            patterns += [str(path / suffix) for suffix in FOLDER_PATTERNS]
        else:
            patterns.append(str(path))
    return tuple(patterns)


def _pattern_fault(path: PurePosixPath, root: Path) -> str:
    """The code of what is wrong with a pattern, '' where it can be looked for."""
    fault = files.pattern_fault(path)
    named = not fault and not files.WILDCARDS & set(str(path))
    return "source-missing" if named and not files.exists(root / path) and not (root / path).is_symlink() else fault


def _subdecks(fields: Fields) -> bool:
    text = fields.text("subdecks")
    if text is None or text.value in ("folders", "none"):
        return text is None or text.value == "folders"
    fields.diagnostics.append(report("unknown-subdecks", text.span, value=text.value))
    return True


def _labels(fields: Fields) -> dict[str, str]:
    inner = fields.fields("labels", "labels", LABELS)
    words = {key: inner.word(key) for key in LABELS} if inner else {}
    return {key: words.get(key) or label for key, label in LABELS.items()}


def _style(notetype: Fields, root: Path, overrides: Overrides) -> str:
    """The CSS of the file that `notetype: style:` names."""
    text = notetype.text("style")
    if text is None or not text.value.strip():
        return ""
    path = root / text.value.strip()
    if not files.inside(root, path):
        notetype.diagnostics.append(report("path-outside-project", text.span, path=text.value))
        return ""
    read = files.read(path, files.relative(root, path))
    if isinstance(read, Diagnostic):
        notetype.diagnostics.append(report("file-missing", text.span, path=text.value, reason=_reason(read)))
        return ""
    notetype.diagnostics += [*text_faults("style.css", read), *reference_faults(read, overrides.statics)]
    return read.text.replace("\r\n", "\n")


def _reason(fault: Diagnostic) -> object:
    return fault.facts.get("reason", fault.headline)


def _packages(fields: Fields) -> tuple[PackageSpec, ...]:
    """The packages, of which no two may have one file; Windows and macOS compare names without case."""
    packages = []
    first: dict[str, Span] = {}
    for span, package in fields.each("packages", lambda node, key: _package(fields, node)):
        earlier = first.setdefault(package.name.casefold(), span)
        if earlier is not span:
            related = (Related("first here", earlier),)
            fields.diagnostics.append(report("duplicate-package", span, related=related, name=package.name))
        packages.append(package)
    return tuple(packages)


def _package(fields: Fields, node: Node) -> tuple[Span, PackageSpec] | None:
    inner = fields.as_fields(node, "package", "a package", _PACKAGE_KEYS)
    if inner is None:
        return None
    name = inner.text("name")
    decks = tuple(text.value.strip() for text in inner.texts("decks"))
    tags = normalize(inner.tags())
    if name is None or name.span is None or not name.value.strip():
        if name is not None or "name" not in inner.nodes:
            inner.report("package-without-name", node)
        return None
    return name.span, PackageSpec(file_name(name.value), decks, tags)
