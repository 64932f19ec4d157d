"""The catalog of diagnostics: each code's severity, sentences and documentation, read from TOML files.

`catalog.toml` has those of the project's own format and of building, `readers/` those of other formats.
"""

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
    here = Path(__file__).parent
    texts = [path.read_text("utf-8") for path in (here / "catalog.toml", *sorted((here / "readers").glob("*.toml")))]
    return {code: Entry(**fields) for text in texts for code, fields in tomllib.loads(text).items()}


def entry(code: str) -> Entry:
    """What the catalog says of one code. Raises KeyError for a code it does not have (a bug)."""
    return catalog()[code]
