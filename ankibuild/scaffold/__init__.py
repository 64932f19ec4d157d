"""A new project: a few files that build at once."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from ankibuild.atomic import write_text
from ankibuild.identity.guid import new_namespace
from ankibuild.project import PROJECT_FILE

_TARGETS = {
    "ankibuild.yaml": PROJECT_FILE,
    "sources/questions.yaml": "sources/questions.yaml",
    "gitignore": ".gitignore",
}


def create(folder: Path) -> list[Path]:
    """Writes the project file, an example source and a `.gitignore`; files that exist are left alone.

    Raises FileExistsError if there is a project file already, and OutputError if a file cannot be written.
    """
    if (folder / PROJECT_FILE).exists():
        raise FileExistsError(f"{folder / PROJECT_FILE} exists already")
    name = json.dumps(folder.resolve().name or "deck", ensure_ascii=False)
    written = []
    has_sources = (folder / "sources").is_dir()
    for source, target in _TARGETS.items():
        path = folder / target
        if path.exists() or (has_sources and target.startswith("sources/")):
            continue
        text = resources.files(__package__).joinpath(source).read_text("utf-8")
        if target == PROJECT_FILE:
            text = text.format(name=name, deck=name, namespace=new_namespace())
        write_text(path, text)
        written.append(path)
    return written
