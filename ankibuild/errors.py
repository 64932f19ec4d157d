"""The exceptions a caller of the API can meet; what users can mend in their sources is a `Diagnostic`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ankibuild.diagnostics import Diagnostic


class AnkibuildError(Exception):
    """The parent of all errors that this library raises on purpose."""


class SourceError(AnkibuildError):
    """The sources have errors; `diagnostics` holds all that was found, warnings too."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(f"{d.location}: {d.headline}" for d in self.diagnostics if d.severity == "error")


class LockedError(AnkibuildError):
    """The lock would change, and the build was told not to change it."""


class OutputError(AnkibuildError):
    """A file could not be written; the one that stood there is untouched."""
