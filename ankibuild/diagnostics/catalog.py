"""The catalog of diagnostics: each code's severity, sentences and documentation, read from TOML files.

`catalog.toml` has those of the project's own format and of building, `readers/` those of other formats.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalog says of a code; `headline` and `hint` are filled with a diagnostic's facts.

    `reasons` are the facts by which two diagnostics of this code say different things to a person, and not the same
    of two places. What is `once` true is as trivial at the hundredth place as at the first.
    """

    severity: str
    headline: str
    hint: str
    about: str
    reasons: tuple[str, ...] = ()
    once: bool = False


@cache
def catalog() -> dict[str, Entry]:
    """All codes, in the order of the documentation."""
    here = Path(__file__).parent
    texts = [path.read_text("utf-8") for path in (here / "catalog.toml", *sorted((here / "readers").glob("*.toml")))]
    return {code: _entry(fields) for text in texts for code, fields in tomllib.loads(text).items()}


def _entry(fields: dict[str, Any]) -> Entry:
    return Entry(**fields | {"reasons": tuple(fields.get("reasons", ()))})


def entry(code: str) -> Entry:
    """What the catalog says of one code. Raises KeyError for a code it does not have (a bug)."""
    return catalog()[code]
