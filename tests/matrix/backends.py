"""The versions of Anki in the matrix, and which of them behave alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

OLD, NEW = "old", "new"


class Backend(NamedTuple):
    """A version of Anki and which of its importers: the `new` one of its backend, or the `old` one in Python."""

    version: str
    importer: str = NEW

    @property
    def name(self) -> str:
        return self.version + (" (old importer)" if self.importer == OLD else "")


ALL = (
    Backend("2.1.54", OLD),
    Backend("23.12.1", OLD),
    Backend("2.1.54"),
    Backend("2.1.66"),
    Backend("23.12.1"),
    Backend("24.11"),
    Backend("25.2.7"),
    Backend("25.9.5"),
    Backend("26.9.3"),
)
"""Anki took the new importer by default in 2.1.55, and lost the old one (in the settings till then) in 24.11."""


def chosen(versions: Iterable[str], *, ci: bool = False) -> tuple[Backend, ...]:
    """The backends of these versions; others than those of the matrix may be named too. `ci`: oldest and newest."""
    wanted = tuple(versions) or ((ALL[0].version, ALL[-1].version) if ci else ())
    if not wanted:
        return ALL
    known = {backend.version for backend in ALL}
    return tuple(backend for backend in ALL if backend.version in wanted) + tuple(
        Backend(version) for version in wanted if version not in known
    )


def belongs(backend: Backend, span: Mapping[str, str]) -> bool:
    """Whether a backend lies in a span: `importer`, and a version from `since` on and `before` another."""
    version = _numbers(backend.version)
    return (
        backend.importer == span.get("importer", backend.importer)
        and version >= _numbers(span.get("since", "0"))
        and ("before" not in span or version < _numbers(span["before"]))
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
