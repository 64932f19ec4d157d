"""What is wrong with a source, as data: the words stand in `catalog.toml`, the renderers are one file each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ankibuild.diagnostics.catalog import entry
from ankibuild.source import Source, Span

__all__ = [
    "Diagnostic",
    "Names",
    "Related",
    "Severity",
    "at_file",
    "errors_in",
    "in_order",
    "printable",
    "report",
    "warnings_in",
]

_SHOWN = 70
"""Characters of a source's own text that a message repeats."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could steer a terminal or turn a line's direction, and what no stream can encode."""


class Severity(StrEnum):
    """An error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a diagnostic speaks of, and what it is."""

    label: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: a code of the catalog, the place, and the facts its sentences are filled with.

    `span` is None for questions made in Python; `subject` then says which question is meant.
    """

    code: str
    span: Span | None
    facts: Mapping[str, object] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    subject: str = ""

    @property
    def severity(self) -> Severity:
        """How bad it is: a fact of the code, never of the place."""
        return Severity(entry(self.code).severity)

    @property
    def headline(self) -> str:
        """One terse sentence that says what is wrong."""
        return entry(self.code).headline.format_map(_Shown(self.facts))

    @property
    def hint(self) -> str:
        """What to do about it."""
        return entry(self.code).hint.format_map(_Shown(self.facts))

    @property
    def location(self) -> str:
        """`path:line:column`, or the subject of a question that no file holds."""
        return printable(self.span.location if self.span else self.subject)


class Names(tuple[str, ...]):
    """Names that a sentence lists, all of them however many there are."""

    def __str__(self) -> str:
        return ", ".join(self)


class _Shown(dict[str, object]):
    """The facts as a sentence shows them: on one line, long ones cut."""

    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        if not isinstance(value, str):
            return value
        flat = printable(" ".join(value.split()))
        return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def printable(text: str) -> str:
    """A text of a source that is safe to print: each character that is not becomes U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", text)


def report(
    code: str, span: Span | None, *, related: tuple[Related, ...] = (), subject: str = "", **facts: object
) -> Diagnostic:
    """A diagnostic of this code at this place."""
    return Diagnostic(code, span, facts, related, subject)


def at_file(code: str, path: str, **facts: object) -> Diagnostic:
    """A diagnostic about a file of which no text could be read; it points at line 1, column 1."""
    return Diagnostic(code, Span(Source(path, ""), 0, 0), facts)


def errors_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that stop a build."""
    return tuple(d for d in diagnostics if d.severity is Severity.ERROR)


def warnings_in(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that do not."""
    return tuple(d for d in diagnostics if d.severity is Severity.WARNING)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, then by place in it, so that the same faults always print the same; what an alias repeats, once."""

    def key(diagnostic: Diagnostic) -> tuple[str, int, str, str, str]:
        path, start = (diagnostic.span.source.path, diagnostic.span.start) if diagnostic.span else ("", 0)
        return path, start, diagnostic.code, diagnostic.subject, diagnostic.headline

    distinct = {key(diagnostic): diagnostic for diagnostic in diagnostics}
    return tuple(distinct[place] for place in sorted(distinct))
