"""The JSON Schema of question files and of the project file, by which editors complete keys and check files."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

NAMES: Final = ("questions", "project")


def text(name: str) -> str:
    """The schema of `questions` or of the `project` file, as JSON."""
    if name not in NAMES:
        raise ValueError(f"there is no schema named {name!r}, only {' and '.join(NAMES)}")
    return (files("ankibuild.schema") / f"{name}.schema.json").read_text("utf-8")
