"""A collection and its media → a zip file whose bytes depend on nothing else."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import deflate
import genanki

from ankibuild.atomic import replacing
from ankibuild.note import MediaFile
from ankibuild.package.collection import collection_bytes
from ankibuild.package.objects import media_of

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold."""

_LEVEL = 6
_UNIX = 3
_MODE = 0o644 << 16


class PackageFile(NamedTuple):
    """A package that was written: `cards` and `notes` it holds, its media files, its size in bytes."""

    path: Path
    decks: tuple[str, ...]
    notes: int
    cards: int
    media: int
    size: int


def write_package(decks: Iterable[genanki.Deck], path: str | Path) -> PackageFile:
    """Writes decks, ours or genanki's own, as an `.apkg`. The file is replaced in one step.

    Raises OutputError if it cannot be written.
    """
    decks = list(decks)
    path = Path(path)
    media = media_of(decks)
    data = collection_bytes(decks)
    with replacing(path) as stream:
        _write_zip(stream, data, media)
    notes = [note for deck in decks for note in deck.notes]
    cards = sum(len(note.cards) for note in notes)
    names = tuple(deck.name for deck in decks if deck.notes)
    return PackageFile(path, names, len(notes), cards, len(media), path.stat().st_size)


def _write_zip(stream: BinaryIO, collection: bytes, media: list[MediaFile]) -> None:
    listing = json.dumps({str(index): file.name for index, file in enumerate(media)}, ensure_ascii=False)
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "collection.anki2", collection)
        _add(archive, "media", listing.encode())
        for index, file in enumerate(media):
            info = _info(str(index), zipfile.ZIP_STORED)
            info.file_size = file.size
            with archive.open(info, "w") as member, file.open() as source:
                shutil.copyfileobj(source, member)


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = _info(name, zipfile.ZIP_DEFLATED)
    info.file_size = len(data)
    with archive.open(info, "w") as member:
        # zlib's output differs between its versions and forks; that of libdeflate is the same everywhere
        setattr(member, "_compressor", _Deflate())  # noqa: B010 (zipfile has no public way)
        member.write(data)


def _info(name: str, compression: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = compression
    info.create_system = _UNIX
    info.external_attr = _MODE
    return info


class _Deflate:
    """What zipfile takes for a `zlib.compressobj`, made of libdeflate, which compresses in one piece."""

    def __init__(self) -> None:
        self._pieces: list[Any] = []

    def compress(self, data: bytes) -> bytes:
        self._pieces.append(bytes(data))
        return b""

    def flush(self) -> bytes:
        return bytes(deflate.deflate_compress(b"".join(self._pieces), _LEVEL))
