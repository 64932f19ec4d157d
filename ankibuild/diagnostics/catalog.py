"""The catalog of diagnostics: each code's severity, sentences and documentation, read from `catalog.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalog says of a code; `headline` and `hint` are filled with a diagnostic's facts."""

    severity: str
    headline: str
    hint: str
    about: str


@cache
def catalog() -> dict[str, Entry]:
    """All codes, in the order of the documentation."""
    data = tomllib.loads(Path(__file__).with_name("catalog.toml").read_text("utf-8"))
    return {code: Entry(**fields) for code, fields in data.items()}


def entry(code: str) -> Entry:
    """What the catalog says of one code. Raises KeyError for a code it does not have (a bug)."""
    return catalog()[code]
