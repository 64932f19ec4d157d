"""A new project: a few files that build at once."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from ankibuild.atomic import write_text
from ankibuild.errors import SourceError
from ankibuild.identity.guid import new_namespace
from ankibuild.identity.lock import Lock
from ankibuild.preparing import load_lock
from ankibuild.project import BARE, PROJECT_FILE, default_project

_EXAMPLE = "sources/questions.yaml"
_TARGETS = {_EXAMPLE: _EXAMPLE, "gitignore": ".gitignore", "ankibuild.yaml": PROJECT_FILE}
"""What is written where; the project file last, since with it the project counts as made."""


def create(folder: Path) -> list[Path]:
    """Writes the project file, an example source and a `.gitignore`; files that exist are left alone.

    A folder that was built without a project file keeps its sources and its notes' identity.

    Raises FileExistsError if there is a project file already, SourceError if there is a lock file that cannot be read,
    and OutputError if a file cannot be written.
    """
    if (folder / PROJECT_FILE).exists():
        raise FileExistsError(f"{folder / PROJECT_FILE} exists already")
    lock = _lock(folder)
    has_sources = (folder / "sources").is_dir() or bool(lock.namespace)
    written = []
    for source, target in _TARGETS.items():
        path = folder / target
        if path.exists() or (has_sources and target == _EXAMPLE):
            continue
        text = resources.files(__package__).joinpath(source).read_text("utf-8")
        write_text(path, _filled(text, folder, lock) if target == PROJECT_FILE else text)
        written.append(path)
    return written


def _lock(folder: Path) -> Lock:
    lock, faults = load_lock(default_project(folder))
    if faults:
        raise SourceError(faults)
    return lock


def _filled(template: str, folder: Path, lock: Lock) -> str:
    name = folder.resolve().name
    quoted = json.dumps(name if name.isprintable() and name else "deck", ensure_ascii=False)
    bare = lock.namespace and not (folder / "sources").is_dir()
    sources = "\n".join(f"  - {json.dumps(pattern)}" for pattern in BARE) if bare else "  - sources/"
    return template.format(name=quoted, deck=quoted, sources=sources, namespace=lock.namespace or new_namespace())
