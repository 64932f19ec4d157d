"""The lock file: what was built before, so that building again changes nothing.

A text of one JSON object a line, notes sorted by id, so that a diff shows what happened and merges rarely
conflict. It is committed beside the sources.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.source import Source, Span

FORMAT = 1
HEAD = (
    "# What ankibuild has built: keep this file under version control with the sources. It holds the ids and times\n"
    "# by which learners' Anki recognises each note, so do not edit it by hand.\n"
)
CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
"""How the lines begin by which git marks a conflict."""

UNTRUSTED = "?"
"""A content digest that no question has: the next build gives the note a new time."""

STEM = 200
"""Characters of a stem that the lock keeps."""

_MOST = 2**53
"""Ids and times are below this, so that every JSON reader and Anki can hold them."""


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """What was last built for a note.

    `note` is the note id (epoch milliseconds), `mod` when its content last changed (epoch seconds), `content` the
    digest of the content, `rendered` that of the fields, `question` that of the question itself, by which a rename is
    seen. `stem` is kept only for derived and borrowed ids and retired questions, to know these again once it is
    corrected; for derived and borrowed ids `rest` is what the question says besides: it tells those of one stem apart.
    `moved` says that the id took over the GUID of the one before that. `handed` is the `mod` of a catch-up package, if
    it is higher. A `retired` question's id is never free again. `due` is the place of its new cards, `type` the note
    type, which a note cannot change.
    """

    id: str
    guid: str
    note: int
    mod: int
    content: str
    rendered: str
    question: str = ""
    stem: str = ""
    handed: int = 0
    moved: bool = False
    retired: bool = False
    due: int = 0
    type: str = ""
    rest: str = ""

    @property
    def highest(self) -> int:
        """The highest `mod` that learners may have."""
        return max(self.mod, self.handed)


@dataclass(frozen=True, slots=True)
class NotetypeEntry:
    """A note type as last built: its digest, and when it last changed (epoch seconds)."""

    notetype: str
    mod: int
    digest: str


@dataclass(frozen=True, slots=True)
class DeckEntry:
    """A deck's id (epoch milliseconds)."""

    deck: str
    id: int


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock as data; `notes` by GUID, the others by name."""

    namespace: str = ""
    notes: Mapping[str, NoteEntry] = field(default_factory=dict)
    notetypes: Mapping[str, NotetypeEntry] = field(default_factory=dict)
    decks: Mapping[str, DeckEntry] = field(default_factory=dict)


_TYPES = {"str": str, "int": int, "bool": bool}
_FIELDS = {
    kind: tuple((f.name, _TYPES[str(f.type)]) for f in fields(kind)) for kind in (NoteEntry, NotetypeEntry, DeckEntry)
}
"""The names and types of what an entry holds."""

_JSON = json.JSONEncoder(ensure_ascii=False)
_OPTIONAL = ("question", "stem", "handed", "moved", "retired", "due", "type", "rest")
"""What is written only where there is something to say."""


class _Line(NamedTuple):
    span: Span
    data: dict[str, Any]


def dump(lock: Lock) -> str:
    """The text of a lock file: the same lock gives the same text."""
    entries: list[NoteEntry | NotetypeEntry | DeckEntry] = [
        *(entry for _, entry in sorted(lock.notetypes.items())),
        *(entry for _, entry in sorted(lock.decks.items())),
        *sorted(lock.notes.values(), key=lambda entry: (entry.id, entry.guid)),
    ]
    head = {"ankibuild-lock": FORMAT, "namespace": lock.namespace}
    return HEAD + "".join(f"{_JSON.encode(line)}\n" for line in (head, *map(_record, entries)))


def parse(source: Source) -> tuple[Lock, list[Diagnostic]]:
    """The lock in a file's text. A damaged one is an error and gives an empty lock, which nobody may build with."""
    lines: list[_Line] = []
    offset = 0
    for text in source.text.split("\n"):
        span = Span(source, offset, offset + len(text))
        offset += len(text) + 1
        if text.startswith(CONFLICT):
            return Lock(), [report("lock-conflict", span)]
        if not text.strip() or text.startswith("#"):
            continue
        data = _object(text)
        if data is None:
            return Lock(), [report("lock-damaged", span)]
        lines.append(_Line(span, data))
    return _assemble(source, lines)


def note_entry(line: str) -> NoteEntry | None:
    """The note on a line of a lock file, None where it is something else."""
    entry = parse_line(line) if line.startswith("{") else None
    return entry if isinstance(entry, NoteEntry) else None


def parse_line(line: str) -> str | NoteEntry | NotetypeEntry | DeckEntry | None:
    """What a line of a lock file says: the namespace (its first line), an entry, or None where it is neither."""
    data = _object(line)
    if data is None:
        return None
    if data.get("ankibuild-lock") == FORMAT:
        return str(data.get("namespace", ""))
    return _entry(data)


def _assemble(source: Source, lines: list[_Line]) -> tuple[Lock, list[Diagnostic]]:
    if not lines:
        return Lock(), [report("lock-damaged", Span(source, 0, 0))]
    span, head = lines[0]
    format_, namespace = head.get("ankibuild-lock"), head.get("namespace")
    if type(format_) is int and format_ > FORMAT:
        return Lock(), [report("lock-too-new", span, format=format_)]
    if format_ != FORMAT or not isinstance(namespace, str):
        return Lock(), [report("lock-damaged", span)]
    notes: dict[str, NoteEntry] = {}
    notetypes: dict[str, NotetypeEntry] = {}
    decks: dict[str, DeckEntry] = {}
    for span, data in lines[1:]:
        entry = _entry(data)
        if isinstance(entry, NoteEntry) and entry.guid not in notes:
            notes[entry.guid] = entry
        elif isinstance(entry, NotetypeEntry):
            notetypes[entry.notetype] = entry
        elif isinstance(entry, DeckEntry):
            decks[entry.deck] = entry
        else:
            return Lock(), [report("lock-damaged", span)]
    return Lock(namespace, notes, notetypes, decks), []


def _entry(data: dict[str, Any]) -> NoteEntry | NotetypeEntry | DeckEntry | None:
    for kind in (NoteEntry, NotetypeEntry, DeckEntry):
        try:
            entry = kind(**data)
        except TypeError:
            continue
        return entry if _well_typed(entry) else None
    return None


def _well_typed(entry: NoteEntry | NotetypeEntry | DeckEntry) -> bool:
    return all(_is_value(getattr(entry, name), kind) for name, kind in _FIELDS[type(entry)])


def _is_value(value: object, kind: type) -> bool:
    return type(value) is kind and (not isinstance(value, int) or 0 <= value < _MOST)


def _record(entry: NoteEntry | NotetypeEntry | DeckEntry) -> dict[str, Any]:
    values = {name: getattr(entry, name) for name, _ in _FIELDS[type(entry)]}
    return {name: value for name, value in values.items() if value or name not in _OPTIONAL}


def _object(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
