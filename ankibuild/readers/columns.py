"""Columns and keys that the user names for the parts of a question, and that a file does not have."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ankibuild.diagnostics import Names, errors_in, printable
from ankibuild.readers.collecting import Collector
from ankibuild.source import Span
from ankibuild.spelling import nearest

CODES = ("no-such-column", "column-missing")
"""What is said here: an error, with which nothing of the file is read, and a warning."""

_NEEDED = frozenset(("stem", "options", "answer", "wrong", "pairs", "order", "kind", "type"))
"""Fields without which a question would be another one: where one is not there, nothing is guessed in its place."""

_ENUMERATED = frozenset(("options", "wrong"))
"""Fields of which a file may have fewer than named, if the last are those that it has not."""

_MOST_NAMES, _LONGEST = 30, 40


def lacks_columns(
    what: str,
    found: Container[tuple[str, str]],
    there: Sequence[str],
    place: Span,
    collector: Collector,
) -> bool:
    """Says which of the named columns (or keys) a file has not, and whether it cannot be read so.

    `found` are the fields and names that it has, `there` all its columns, which stand at `place`.
    """
    columns = collector.file.settings.columns
    before = len(collector.diagnostics)
    for field, names in columns.items():
        lacking = [name for name in names if (field, name) not in found]
        code = CODES[0] if _is_needed(field, names, lacking) else CODES[1]
        for name in lacking:
            near = nearest(name, there)
            collector.warn(
                code,
                place,
                file=place.source.holder,
                what=what,
                name=name,
                field=field,
                how=f"did you mean '{_short(near)}'? It" if near else "it",
                known=_listed(there),
            )
    return bool(errors_in(collector.diagnostics[before:]))


def _is_needed(field: str, names: Sequence[str], lacking: Sequence[str]) -> bool:
    """Whether questions would be others without these; a missing option before others would shift the keys."""
    if field not in _ENUMERATED:
        return field in _NEEDED
    return len(lacking) == len(names) or list(lacking) != list(names[len(names) - len(lacking) :])


def _listed(names: Sequence[str]) -> Names:
    shown = [f"'{_short(name)}'" for name in names[:_MOST_NAMES]]
    return Names([*shown, f"and {len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else shown or ["nothing"])


def _short(name: str) -> str:
    flat = printable(" ".join(name.split()))
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
