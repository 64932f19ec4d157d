"""The project: `ankibuild.yaml` found, read and resolved; without one, sensible defaults for a folder of sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ankibuild import files
from ankibuild.diagnostics import Diagnostic, report
from ankibuild.fields import Fields
from ankibuild.labels import LABELS
from ankibuild.source import Source, Span
from ankibuild.tags import normalize
from ankibuild.tree import Mapping as MappingNode
from ankibuild.tree import Node
from ankibuild.yamltree import compose

PROJECT_FILE = "ankibuild.yaml"
LOCK_FILE = "ankibuild.lock"
FOLDER_PATTERNS = ("**/*.yaml", "**/*.yml")
SOURCES = tuple(f"sources/{pattern}" for pattern in FOLDER_PATTERNS)
BARE = ("*.yaml", "*.yml")
"""Where the sources are looked for if there is no folder `sources/`."""

_KEYS = ("name", "deck", "description", "sources", "tags", "subdecks", "notetype", "labels", "output", "namespace")
_ALL_KEYS = (*_KEYS, "packages")
_PACKAGE_KEYS = ("name", "decks", "tags")
_NOTETYPE_KEYS = ("name", "style")
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


@dataclass(frozen=True, slots=True)
class PackageSpec:
    """One `.apkg`: the notes of these decks (with their subdecks) and with these tags; all where both are empty."""

    name: str
    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """What a project says of itself, resolved.

    `root` is the folder that no file is read outside of and that holds the lock file; `sources` are glob patterns
    below it; `namespace` is '' until the lock has made one; `style` is CSS added after the note types' own.
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
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)
    output: str = "dist"
    namespace: str = ""
    packages: tuple[PackageSpec, ...] = ()

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
    return next((folder for folder in (start, *start.parents) if (folder / PROJECT_FILE).is_file()), start)


def open_project(root: Path) -> tuple[Project, list[Diagnostic]]:
    """The project in a folder, with or without a project file."""
    root = root.resolve()
    path = root / PROJECT_FILE
    if not path.exists() and not path.is_symlink():
        return default_project(root), []
    read = files.read(path, PROJECT_FILE)
    if isinstance(read, Diagnostic):
        return default_project(root), [read]
    return _parse(read, root)


def default_project(root: Path) -> Project:
    """A folder that holds just sources: named after it, all files of `sources/`, else of the folder itself."""
    name = root.name or "deck"
    sources = SOURCES if (root / "sources").is_dir() else BARE
    return Project(root=root, name=file_name(name), deck=name, sources=sources)


def _parse(source: Source, root: Path) -> tuple[Project, list[Diagnostic]]:
    base = default_project(root)
    documents, diagnostics = compose(source)
    if not documents or not isinstance(documents[0], MappingNode):
        if not diagnostics and source.text.strip():
            diagnostics.append(report("not-a-project-file", Span(source, 0, 0)))
        return base, diagnostics
    fields = Fields(source, documents[0], diagnostics)
    fields.refuse_unknown(_ALL_KEYS, "the project file")
    name = fields.word("name") or base.name
    style = _style(fields, root)
    notetype = fields.fields("notetype", "notetype", _NOTETYPE_KEYS)
    project = Project(
        root=root,
        name=file_name(name),
        deck=fields.word("deck") or fields.word("name") or base.deck,
        description=fields.word("description"),
        sources=_patterns(fields) or base.sources,
        tags=normalize(text.value for text in fields.texts("tags")),
        folders_are_subdecks=_subdecks(fields),
        notetype_name=notetype.word("name") if notetype else "",
        style=style,
        labels=_labels(fields),
        output=fields.word("output") or base.output,
        namespace=fields.word("namespace"),
        packages=tuple(fields.each("packages", lambda node, key: _package(fields, node, key))),
    )
    return project, diagnostics


def _patterns(fields: Fields) -> tuple[str, ...]:
    patterns = []
    for text in fields.texts("sources"):
        pattern = text.value.strip().removeprefix("./")
        path = PurePosixPath(pattern)
        if path.is_absolute() or ".." in path.parts or not pattern or re.match(r"[A-Za-z]:", pattern):
            fields.diagnostics.append(report("pattern-outside-project", text.span, pattern=pattern))
        elif pattern.endswith("/"):
            patterns += [f"{pattern}{suffix}" for suffix in FOLDER_PATTERNS]
        else:
            patterns.append(pattern)
    return tuple(patterns)


def _subdecks(fields: Fields) -> bool:
    text = fields.text("subdecks")
    if text is None or text.value in ("folders", "none"):
        return text is None or text.value == "folders"
    fields.diagnostics.append(report("unknown-subdecks", text.span, value=text.value))
    return True


def _labels(fields: Fields) -> dict[str, str]:
    inner = fields.fields("labels", "labels", LABELS)
    if inner is None:
        return dict(LABELS)
    return dict(LABELS) | {key: inner.word(key) for key in LABELS if inner.word(key)}


def _style(fields: Fields, root: Path) -> str:
    """The CSS of the file that `notetype: style:` names."""
    notetype = fields.nodes.get("notetype")
    if not isinstance(notetype, MappingNode):
        return ""
    text = Fields(fields.source, notetype, []).text("style")
    if text is None or not text.value.strip():
        return ""
    path = root / text.value.strip()
    if not files.inside(root, path):
        fields.diagnostics.append(report("path-outside-project", text.span, path=text.value))
        return ""
    read = files.read(path, files.relative(root, path))
    if isinstance(read, Diagnostic):
        fields.diagnostics.append(report("file-missing", text.span, path=text.value))
        return ""
    return read.text


def _package(fields: Fields, node: Node, key: str) -> PackageSpec | None:
    inner = fields.as_fields(node, key, "a package", _PACKAGE_KEYS)
    if inner is None:
        return None
    if not inner.word("name"):
        inner.report("package-without-name", node)
        return None
    decks = tuple(text.value.strip() for text in inner.texts("decks"))
    tags = normalize(text.value for text in inner.texts("tags"))
    return PackageSpec(file_name(inner.word("name")), decks, tags)
