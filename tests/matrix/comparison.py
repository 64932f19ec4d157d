"""What was expected of each version of Anki, and what was found: the difference, and all of it as a table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from backends import Backend, belongs

_EXPECTED = Path(__file__).parent / "expected.toml"
_NOT_WANTED, _NOT_FOUND = "(not in expected.toml)", "(not found out)"
NO_OPTION = "no such option"
_WITHOUT_OPTIONS = ("old-importer", "before-23.10")
_NOT_CASES = ("name", "table", "what", "doc", "differs")


class Surprise(NamedTuple):
    """Something that was not as expected."""

    backend: str
    fact: str
    expected: str
    found: str


@cache
def table() -> dict[str, Any]:
    """The table of expectations: `spans`, and a list of rows a group."""
    return tomllib.loads(_EXPECTED.read_text("utf-8"))


def rows(group: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row with its group, or those of one group."""
    for name, found in table().items():
        if name != "spans" and group in ("", name):
            yield from ((name, row) for row in found)


def cases(row: Mapping[str, Any]) -> list[str]:
    """The cases of a row: `is`, or `same` and `changed`, or `plain` and `merged`."""
    return [key for key in row if key not in _NOT_CASES]


def expected(backend: Backend) -> dict[str, list[str]]:
    """What is expected of a version, by the name of each fact: one value, or several where Anki itself wavers."""
    return {
        f"{group}/{row['name']}/{case}": values_for(backend, group, row, case)
        for group, row in rows()
        for case in cases(row)
    }


def values_for(backend: Backend, group: str, row: Mapping[str, Any], case: str) -> list[str]:
    """What is expected of one fact: the last span that the version lies in has the say."""
    spans = table()["spans"]
    needs_options = group == "options" or case == "merged" or row["name"].endswith("-merged")
    if needs_options and any(belongs(backend, spans[name]) for name in _WITHOUT_OPTIONS):
        return [NO_OPTION]
    value = row[case]
    for name, values in row.get("differs", {}).items():
        if belongs(backend, spans[name]):
            value = values.get(case, value)
    return value if isinstance(value, list) else [value]


def surprises(backend: Backend, found: Mapping[str, str]) -> list[Surprise]:
    """All that differs, also a fact that only one side knows."""
    wanted = expected(backend)
    return [
        Surprise(backend.name, fact, " or ".join(wanted.get(fact, [_NOT_WANTED])), found.get(fact, _NOT_FOUND))
        for fact in dict.fromkeys((*wanted, *found))
        if found.get(fact, _NOT_FOUND) not in wanted.get(fact, ())
    ]


def as_text(results: Mapping[Backend, Mapping[str, str]]) -> str:
    """All facts; where the versions differ, a line for each value with the versions that have it."""
    lines = []
    for fact in dict.fromkeys(fact for found in results.values() for fact in found):
        by_value: dict[str, list[str]] = {}
        for backend, found in results.items():
            by_value.setdefault(found.get(fact, _NOT_FOUND), []).append(backend.name)
        lines.append(fact)
        for value, names in by_value.items():
            lines.append(f"    {value}" + (f"   [{', '.join(names)}]" if len(by_value) > 1 else ""))
    return "\n".join(lines)
