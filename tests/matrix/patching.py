"""Rewrites packages: another collection, other media, in the same format."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

_OLD = "collection.anki2"


def rewrite(
    folder: Path,
    source: str,
    target: str,
    edit: Callable[[sqlite3.Connection], Any],
    *,
    media: Callable[[dict[str, bytes]], dict[str, bytes]] = dict,
    member: str = "",
) -> None:
    """Writes a package that differs from another in what `edit` does to its collection and `media` to its files.

    `member` is another name for the collection; the old name then holds an unedited one, as in Anki's own exports.
    """
    with zipfile.ZipFile(folder / f"{source}.apkg") as archive:
        original = archive.read(_OLD)
        files = {name: archive.read(index) for index, name in json.loads(archive.read("media")).items()}
    files = media(files)
    with zipfile.ZipFile(folder / f"{target}.apkg", "w") as archive:
        if member:
            archive.writestr(_OLD, original)
        archive.writestr(member or _OLD, _edited(original, edit))
        archive.writestr("media", json.dumps({str(index): name for index, name in enumerate(files)}))
        for index, data in enumerate(files.values()):
            archive.writestr(str(index), data)


def _edited(collection: bytes, edit: Callable[[sqlite3.Connection], Any]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(collection)
        edit(db)
        db.commit()
        return db.serialize()
