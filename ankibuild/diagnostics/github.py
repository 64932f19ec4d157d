"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines.

The syntax and its escapes are those of GitHub's page "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from ankibuild.diagnostics import Diagnostic
from ankibuild.diagnostics.folding import Alike
from ankibuild.diagnostics.places import places_of

_MOST = 200
"""So many places are named in one message."""


def render(found: Diagnostic | Alike) -> str:
    """`::error file=…,line=…,col=…,title=…::message`; several that say the same stand at the first of them."""
    if isinstance(found, Diagnostic):
        return _command(found, ". ".join(filter(None, (found.headline, found.hint))))
    summary = found.summary
    message = f"{len(found.found)} more like this: {summary.headline}"
    return _command(summary, ". ".join(filter(None, (message, places_of(found.found, _MOST).words))))


def _command(diagnostic: Diagnostic, message: str) -> str:
    properties = {"title": diagnostic.code}
    if diagnostic.span:
        line, column = diagnostic.span.position
        properties = {"file": diagnostic.span.source.path, "line": str(line), "col": str(column)} | properties
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
