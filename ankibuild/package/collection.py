"""genanki's decks → the bytes of an Anki collection (schema 11, which every Anki since 2.0 reads)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from ankibuild.package.plain import checksum, sort_text

_CHANGE_COUNTER = (24, 28)
_VERSION_STAMP = (92, 100)
"""Where the header's fields stand that hold SQLite's own version and a counter (SQLite's file format, section 1.3)."""

_NOTE = "INSERT INTO notes VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_CARD = "INSERT INTO cards VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"


def collection_bytes(decks: Iterable[genanki.Deck]) -> bytes:
    """A collection with these decks, their notes and new cards; the same decks give the same bytes.

    Notes that are not ours get what genanki would give them: ids and times counted from zero.
    """
    decks = list(decks)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(APKG_SCHEMA)
        connection.executescript(APKG_COL)
        _write_meta(connection, decks)
        rows = list(_notes(decks))
        connection.executemany(_NOTE, (_note_row(note, note_id) for note, _, note_id in rows))
        connection.executemany(_CARD, _card_rows(rows))
        connection.commit()
        data = connection.serialize()
    finally:
        connection.close()
    return _normalize(data)


def _normalize(data: bytes) -> bytes:
    """The database without the stamps that differ between versions of SQLite."""
    raw, one, version = memoryview(data), (1).to_bytes(4, "big"), (3_040_000).to_bytes(4, "big")
    (counter, behind), (stamp, rest) = _CHANGE_COUNTER, _VERSION_STAMP
    return b"".join((raw[:counter], one, raw[behind:stamp], one, version, raw[rest:]))


def _write_meta(connection: sqlite3.Connection, decks: list[genanki.Deck]) -> None:
    known, conf = connection.execute("SELECT decks, conf FROM col").fetchone()
    namespaces = {deck.namespace for deck in decks if getattr(deck, "namespace", "")}
    if len(namespaces) == 1:
        # Anki leaves it alone on import; a lost lock is made anew from it
        conf = _json(json.loads(conf) | {"ankibuild": {"namespace": namespaces.pop()}})
    deck_data = json.loads(known) | {str(deck.deck_id): deck.to_json() for deck in decks}
    models: dict[int, Any] = {}
    for deck in decks:
        for model in [*deck.models.values(), *(note.model for note in deck.notes)]:
            if model.model_id not in models:
                models[model.model_id] = model.to_json(getattr(model, "mod", 0), deck.deck_id)
    values = (_json(deck_data), _json({str(key): models[key] for key in sorted(models)}), conf)
    connection.execute("UPDATE col SET decks = ?, models = ?, conf = ?", values)


def _notes(decks: list[genanki.Deck]) -> Iterator[tuple[genanki.Note, int, int]]:
    """Each note with its deck's id and its note id, sorted by note id, all different; without one, as they came."""
    found = [(note, deck.deck_id) for deck in decks for note in deck.notes]
    found.sort(key=lambda pair: getattr(pair[0], "note_id", 0))
    last = 0
    for note, deck_id in found:
        last = max(last + 1, getattr(note, "note_id", 0))
        yield note, deck_id, last


def _note_row(note: genanki.Note, note_id: int) -> tuple[Any, ...]:
    if len(note.fields) != len(note.model.fields):
        raise ValueError(f"a note has {len(note.fields)} fields, its note type {len(note.model.fields)}: {note!r}")
    first = sort_text(note.fields[0])
    sorted_by = note.model.sort_field_index
    return (
        note_id,
        note.guid,
        note.model.model_id,
        getattr(note, "mod", 0),
        -1,  # usn
        f" {' '.join(note.tags)} " if note.tags else "",
        "\x1f".join(note.fields),
        sort_text(note.fields[sorted_by]) if sorted_by else first,
        checksum(first),
        0,  # flags
        "",  # data
    )


def _card_rows(rows: list[tuple[genanki.Note, int, int]]) -> Iterator[tuple[Any, ...]]:
    """The new cards. Anki finds a card again by its note and ord; its id only has to be free and look like a time."""
    last = 0
    for note, deck_id, note_id in rows:
        for card in note.cards:
            last = max(last + 1, note_id)
            queue = -1 if card.suspend else 0
            times = (getattr(note, "mod", 0), -1)  # mod, usn
            yield (last, note_id, deck_id, card.ord, *times, 0, queue, note.due, *(0,) * 8, "")


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
