"""Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines.

The syntax and its escapes are those of GitHub's page "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from ankibuild.diagnostics import Diagnostic


def render(diagnostic: Diagnostic) -> str:
    """`::error file=…,line=…,col=…,title=…::message`."""
    properties = {"title": diagnostic.code}
    if diagnostic.span:
        line, column = diagnostic.span.position
        properties = {"file": diagnostic.span.source.path, "line": str(line), "col": str(column)} | properties
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = ". ".join(filter(None, (diagnostic.headline, diagnostic.hint)))
    return f"::{diagnostic.severity} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
