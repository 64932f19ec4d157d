"""A package → what is in it: made by us, by genanki or by Anki itself, in the old format or the current one.

The formats are those of Anki's rslib/src/import_export/package/meta.rs: `collection.anki2` and `collection.anki21`
are SQLite files whose note types are JSON; `collection.anki21b` is compressed with zstd, and its note types are
protobuf messages.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ankibuild.errors import AnkibuildError
from ankibuild.package import wire
from ankibuild.package.database import open_database

_NEW, _MIDDLE, _OLD = "collection.anki21b", "collection.anki21", "collection.anki2"
_LARGEST = 1_000_000_000
"""Bytes that a collection or media file may have once it is unpacked."""

_CLOZE = 1

_FAULTS = (
    *(OSError, zipfile.BadZipFile, zlib.error, sqlite3.Error, EOFError),
    *(ValueError, TypeError, AttributeError, LookupError, RuntimeError),  # what is there is of another shape
)
"""What reading a damaged package, or one that somebody made up, may raise."""


@dataclass(frozen=True, slots=True)
class PackedTemplate:
    """A card template as a package has it; `id` is 0 where none is pinned."""

    name: str
    front: str
    back: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class PackedNoteType:
    """A note type as a package has it; `raw` is its JSON, or what of it the current format has under other names."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[PackedTemplate, ...]
    css: str
    is_cloze: bool
    mod: int
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PackedNote:
    """A note as a package has it: `fields` by name, `deck` of its first card, `ords` of its cards."""

    guid: str
    note_id: int
    mod: int
    notetype: PackedNoteType
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: str
    ords: tuple[int, ...]
    due: int


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds: notes by GUID in the order of their cards, note types by id, descriptions by deck name.

    `media` maps a file's name to its name in the zip file; `conf` is the collection's configuration; `repeated` are
    notes whose GUID a later one has too.
    """

    path: Path
    notes: Mapping[str, PackedNote]
    notetypes: Mapping[int, PackedNoteType]
    decks: Mapping[str, str]
    media: Mapping[str, str]
    conf: Mapping[str, Any]
    repeated: tuple[PackedNote, ...] = ()


def read_package(path: str | Path) -> Package:
    """Reads an `.apkg`. Raises AnkibuildError if it is none, is damaged, or is of a format that is not known."""
    path = Path(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(path, archive)
    except _FAULTS as error:
        raise AnkibuildError(f"cannot read {path} as an Anki package: {error}") from error


def read_all_media(package: Package, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of several media files of a package, by name. Raises AnkibuildError as `read_media` does."""
    name = ""
    try:
        with zipfile.ZipFile(package.path) as archive:
            packed = _NEW in archive.namelist()
            for name in names:
                data = _member(archive, package.media[name])
                yield name, unzstd(data) if packed else data
    except _FAULTS as error:
        raise AnkibuildError(f"cannot read {name} from {package.path}: {error}") from error


def package_namespace(path: Path) -> str:
    """The namespace that a package of ours carries; '' for one of others, or one that cannot be read."""
    try:
        return str(read_package(path).conf.get("ankibuild", {}).get("namespace", ""))
    except AnkibuildError:
        return ""


def read_media(package: Package, name: str) -> bytes:
    """The bytes of a media file of a package. Raises AnkibuildError if it is not in it or damaged."""
    ((_, data),) = read_all_media(package, [name])
    return data


def _read(path: Path, archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    member = next((name for name in (_NEW, _MIDDLE, _OLD) if name in names), None)
    if member is None:
        raise ValueError("it holds no collection")
    data = _member(archive, member)
    listing = _member(archive, "media") if "media" in names else b"{}"
    media = new_media(listing) if member == _NEW else old_media(listing)
    with open_database(unzstd(data) if member == _NEW else data) as connection:
        return read_collection(path, connection, media)


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError(f"{name} is larger than {_LARGEST} bytes")
    return archive.read(name)


def unzstd(data: bytes, most: int = _LARGEST) -> bytes:
    """What zstd packed. Raises ValueError if it is more bytes than this, or damaged."""
    import zstandard  # takes long to load

    try:
        with zstandard.ZstdDecompressor(max_window_size=most).stream_reader(data) as stream:
            content = bytes(stream.read(most + 1))
    except (zstandard.ZstdError, MemoryError) as error:
        raise ValueError(f"it is not packed as it should be: {error}") from error
    if len(content) > most:
        raise ValueError("a file in it is too large")
    return content


def old_media(data: bytes) -> dict[str, str]:
    """By the names of media files, their members, from the JSON of the old format. Raises ValueError."""
    named: Any = json.loads(data or b"{}")
    return {str(name): str(member) for member, name in named.items()} if isinstance(named, dict) else {}


def new_media(data: bytes, most: int = _LARGEST) -> dict[str, str]:
    """By the names of media files, their members, from the messages of the current format. Raises ValueError."""
    listing = unzstd(data, most) if data else b""
    entries = [value for number, value in wire.fields(listing) if number == 1 and isinstance(value, bytes)]
    return {wire.text(entry, 1): str(index) for index, entry in enumerate(entries)}


def read_collection(path: Path, connection: sqlite3.Connection, media: Mapping[str, str]) -> Package:
    """What a collection holds, as a package at this path. Raises whatever one of another shape makes it raise."""
    (version,) = connection.execute("SELECT ver FROM col").fetchone()
    if version >= 15:
        notetypes, decks = dict(_new_notetypes(connection)), _new_decks(connection)
        conf: dict[str, Any] = {}
    else:
        models, deck_data, conf_data = connection.execute("SELECT models, decks, conf FROM col").fetchone()
        notetypes = {int(key): _old_notetype(int(key), model) for key, model in json.loads(models).items()}
        decks = {int(key): (deck["name"], deck.get("desc", "")) for key, deck in json.loads(deck_data).items()}
        conf = json.loads(conf_data or "{}")
    found = list(_notes(connection, notetypes, {key: name for key, (name, _) in decks.items()}))
    notes = {note.guid: note for note in found}
    repeated = tuple(note for note in found if notes[note.guid] is not note)
    return Package(path, notes, notetypes, dict(decks.values()), media, conf, repeated)


def _notes(
    connection: sqlite3.Connection, notetypes: Mapping[int, PackedNoteType], decks: Mapping[int, str]
) -> Iterator[PackedNote]:
    cards: dict[int, list[tuple[int, int, int]]] = {}
    for note_id, ord_, deck_id, due in connection.execute("SELECT nid, ord, did, due FROM cards ORDER BY nid, ord"):
        cards.setdefault(note_id, []).append((ord_, deck_id, due))
    rows = connection.execute("SELECT id, guid, mid, mod, tags, flds FROM notes").fetchall()
    rows.sort(key=lambda row: (cards.get(row[0], [(0, 0, 0)])[0][2], row[0]))
    for note_id, guid, notetype_id, mod, tags, flds in rows:
        notetype = notetypes[notetype_id]
        own = cards.get(note_id, [])
        yield PackedNote(
            guid=guid,
            note_id=note_id,
            mod=mod,
            notetype=notetype,
            fields=dict(zip(notetype.fields, flds.split("\x1f"), strict=False)),
            tags=tuple(tags.split()),
            deck=decks.get(own[0][1], "") if own else "",
            ords=tuple(ord_ for ord_, _, _ in own),
            due=own[0][2] if own else 0,
        )


def _old_notetype(key: int, model: Mapping[str, Any]) -> PackedNoteType:
    return PackedNoteType(
        id=key,
        name=model["name"],
        fields=tuple(field["name"] for field in model["flds"]),
        templates=tuple(
            PackedTemplate(tmpl["name"], tmpl["qfmt"], tmpl["afmt"], tmpl.get("id") or 0) for tmpl in model["tmpls"]
        ),
        css=model.get("css", ""),
        is_cloze=model.get("type") == _CLOZE,
        mod=model.get("mod", 0),
        raw=model,
    )


def _new_notetypes(connection: sqlite3.Connection) -> Iterator[tuple[int, PackedNoteType]]:
    fields: dict[int, list[dict[str, Any]]] = {}
    for notetype_id, name, config in connection.execute("SELECT ntid, name, config FROM fields ORDER BY ntid, ord"):
        fields.setdefault(notetype_id, []).append({"name": name, "id": _signed(wire.integer(config, 9))})
    templates: dict[int, list[PackedTemplate]] = {}
    for notetype_id, name, config in connection.execute("SELECT ntid, name, config FROM templates ORDER BY ntid, ord"):
        template = PackedTemplate(name, wire.text(config, 1), wire.text(config, 2), _signed(wire.integer(config, 8)))
        templates.setdefault(notetype_id, []).append(template)
    for key, name, mod, config in connection.execute("SELECT id, name, mtime_secs, config FROM notetypes"):
        is_cloze = wire.integer(config, 1) == _CLOZE
        css = wire.text(config, 3)
        names = tuple(field["name"] for field in fields[key])
        raw = {"flds": fields[key], "sortf": wire.integer(config, 2)}
        raw |= {"latexPre": wire.text(config, 5), "latexPost": wire.text(config, 6)}
        yield key, PackedNoteType(key, name, names, tuple(templates[key]), css, is_cloze, mod, raw)


def _signed(number: int) -> int:
    """A number of 64 bits that may be negative (protobuf's int64)."""
    return number - (1 << 64) if number >> 63 else number


def _new_decks(connection: sqlite3.Connection) -> dict[int, tuple[str, str]]:
    rows = connection.execute("SELECT id, name FROM decks")
    return {key: (name.replace("\x1f", "::"), "") for key, name in rows}
