"""Diagnostics on one line each, for editors and for grep."""

from __future__ import annotations

from ankibuild.diagnostics import Diagnostic


def render(diagnostic: Diagnostic) -> str:
    """`path:line:column: severity[code] headline`."""
    return f"{diagnostic.location or '-'}: {diagnostic.severity}[{diagnostic.code}] {diagnostic.headline}"
