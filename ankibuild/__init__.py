"""Anki decks from exam questions kept as plain text.

    import ankibuild

    bank = ankibuild.load("sources")
    report = ankibuild.build(bank, "dist")

The names below are the public API; everything is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ankibuild.api import question, to_genanki
    from ankibuild.bank import Bank, load
    from ankibuild.diagnostics import Diagnostic, Severity
    from ankibuild.errors import AnkibuildError, OutputError, SourceError
    from ankibuild.model import Gap, Kind, Option, Pair, Question
    from ankibuild.package import PackageFile, write_package
    from ankibuild.pipeline import Report, build, check
    from ankibuild.project import PackageSpec, Project

__version__ = "0.1.0"

_HOMES = {
    "question": "api",
    "to_genanki": "api",
    "Bank": "bank",
    "load": "bank",
    "Report": "pipeline",
    "build": "pipeline",
    "check": "pipeline",
    "Diagnostic": "diagnostics",
    "Severity": "diagnostics",
    "AnkibuildError": "errors",
    "OutputError": "errors",
    "SourceError": "errors",
    "Gap": "model",
    "Kind": "model",
    "Option": "model",
    "Pair": "model",
    "Question": "model",
    "PackageFile": "package",
    "write_package": "package",
    "PackageSpec": "project",
    "Project": "project",
}

__all__ = [
    "AnkibuildError",
    "Bank",
    "Diagnostic",
    "Gap",
    "Kind",
    "Option",
    "OutputError",
    "PackageFile",
    "PackageSpec",
    "Pair",
    "Project",
    "Question",
    "Report",
    "Severity",
    "SourceError",
    "__version__",
    "build",
    "check",
    "load",
    "question",
    "to_genanki",
    "write_package",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
