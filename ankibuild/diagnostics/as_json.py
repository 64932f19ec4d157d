"""Diagnostics as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ankibuild.diagnostics import Diagnostic
from ankibuild.source import Span


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array with one object a diagnostic."""
    records = (json.dumps(record(d), ensure_ascii=False, indent=2).replace("\n", "\n  ") for d in diagnostics)
    listed = ",\n  ".join(records)  # one by one: the encoder holds every word of what it is given
    return f"[\n  {listed}\n]" if listed else "[]"


def record(diagnostic: Diagnostic) -> dict[str, Any]:
    """The diagnostic as plain data: `code`, `severity`, `message`, `help`, `place`, `related`, `subject`."""
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "message": diagnostic.headline,
        "help": diagnostic.hint,
        "place": _place(diagnostic.span),
        "subject": diagnostic.subject,
        "related": [{"label": related.label, "place": _place(related.span)} for related in diagnostic.related],
    }


def _place(span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    line, column = span.position
    end_line, end_column = span.source.position(span.end)
    return {
        "path": span.source.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
