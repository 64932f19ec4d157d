"""The packages that the scenario imports, built once by the ankibuild of this checkout.

Three releases and their variants, each stamped on its day of the calendar in moments.py. What ankibuild takes care
never to make is written by changing its packages.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from moments import DAY, FIRST, HOUR, SECOND, THIRD
from patching import rewrite

BANK = Path(__file__).parent / "bank"
_EDITS = {
    "v3": ("The second explanation.", "The third explanation."),
    "to-cloze": ("Which vessel leaves the left ventricle?\n    answer: The aorta", '"The {{c1::aorta}} leaves it."'),
}
"""Releases that differ from `v2` in one text."""


def build_packages(out: Path, scratch: Path) -> None:
    """Writes all packages into the folder `out`."""
    releases = Releases(out, scratch)
    releases.build("v1", "v1", after=None, now=FIRST)
    releases.build("v2", "v2", after="v1", now=SECOND)
    releases.build("v3", "v3", after="v2", now=THIRD)
    releases.build("v3-draft", "v3", after="v2", now=SECOND + DAY)
    releases.build_catch_up("v3-draft", since=FIRST + DAY, now=THIRD)
    releases.build("to-cloze", "to-cloze", after="v1", now=SECOND)
    releases.build("same-look", "v2", after="v1", now=SECOND, project="v1")
    releases.build("restyled", "v1", after="v1", now=SECOND, project="v2")
    releases.build("restyled-again", "v1", after="restyled", now=SECOND + DAY, project="v1")
    now = time.time_ns() // 1_000_000
    releases.build("an-hour-ahead", "v2", after="v1", now=now + HOUR)
    releases.build("a-year-ahead", "v2", after="v1", now=now + 365 * DAY)
    _write_what_we_never_make(out, SECOND // 1000)


class Releases:
    """Builds releases in folders of their own, each with the lock of the one before it."""

    def __init__(self, out: Path, scratch: Path) -> None:
        self.out = out
        self.scratch = scratch

    def build(self, name: str, sources: str, *, after: str | None, now: int, project: str = "") -> None:
        """Builds the sources of one version, with the project file of `project` if it is another one."""
        import ankibuild

        folder = self.scratch / name
        shutil.copytree(BANK / ("v1" if sources == "v1" else "v2"), folder)
        if project:
            shutil.copy(BANK / project / "ankibuild.yaml", folder)
        if sources in _EDITS:
            heart = folder / "sources" / "heart.yaml"
            heart.write_text(heart.read_text("utf-8").replace(*_EDITS[sources]), "utf-8")
        if after:
            lock = (self.scratch / after / "ankibuild.lock").read_text("utf-8")
            # with the type of each note the build would refuse what one of the experiments is about
            (folder / "ankibuild.lock").write_text(lock.replace(', "type": "question"', ""), "utf-8")
        ankibuild.build(ankibuild.load(folder), now=now)
        self.out.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "dist" / "Matrix.apkg", self.out / f"{name}.apkg")

    def build_catch_up(self, name: str, *, since: int, now: int) -> None:
        """Builds the catch-up package of a release that was built already."""
        import ankibuild
        from ankibuild.pipeline import Policy

        folder = self.scratch / name
        ankibuild.build(ankibuild.load(folder), now=now, policy=Policy(catch_up=since // 1000))
        shutil.copy(folder / "dist" / "Matrix.catch-up.apkg", self.out / "catch-up.apkg")


def _write_what_we_never_make(out: Path, later: int) -> None:
    """Packages as other tools make them, or as ankibuild would if it did not keep its rules."""
    rewrite(out, "v1", "same-mod", lambda db: _correct(db, None))
    rewrite(out, "v1", "all-stamped", lambda db: db.execute("UPDATE notes SET mod = ?", (later,)))
    rewrite(out, "v1", "twice", _double)
    rewrite(out, "v2", "suspended", lambda db: db.execute("UPDATE cards SET queue = -1"))
    rewrite(out, "v2", "field-added", lambda db: _edit_notetypes(db, _add_field))
    rewrite(out, "v2", "template-added", lambda db: _edit_notetypes(db, _add_template))
    rewrite(out, "v2", "field-renamed", lambda db: _edit_notetypes(db, _rename_field))
    rewrite(out, "v1", "no-ids", lambda db: _edit_notetypes(db, _drop_ids))
    rewrite(out, "v2", "no-ids-field-renamed", lambda db: _edit_notetypes(db, _rename_field, _drop_ids))
    rewrite(out, "v1", "same-picture-name", lambda db: None, media=_other_picture)
    rewrite(out, "v1", "same-picture-name-stamped", lambda db: _correct(db, later), media=_other_picture)
    rewrite(out, "v1", "static-file", lambda db: None, media=lambda media: media | {"_font.txt": b"old"})
    rewrite(out, "all-stamped", "static-file-changed", lambda db: None, media=lambda m: m | {"_font.txt": b"new"})
    for name, trick in TRICKS.items():
        rewrite(out, "v3-draft", f"trick-{name}", trick, member="collection.anki21" if name == "anki21" else "")


TRICKS: dict[str, Callable[[sqlite3.Connection], Any]] = {
    "usn": lambda db: db.execute("UPDATE notes SET usn = 1000000"),
    "cards": lambda db: db.execute("UPDATE cards SET mod = 4000000000, usn = 1000000"),
    "flags-and-data": lambda db: db.execute("UPDATE notes SET flags = 1, data = 'newer'"),
    "collection-time": lambda db: db.execute("UPDATE col SET mod = 4000000000000, scm = 4000000000000"),
    "notetype-time": lambda db: _edit_notetypes(db, lambda notetype: notetype.update(mod=4_000_000_000)),
    "anki21": lambda db: None,
}
"""Details of a package, besides a note's `mod`, that might have made Anki before 25.02 take a correction."""


def _correct(db: sqlite3.Connection, mod: int | None) -> None:
    """Another text in every note; `mod` stays if it is None."""
    db.execute("UPDATE notes SET flds = replace(flds, 'The first explanation.', 'Corrected.')")
    if mod:
        db.execute("UPDATE notes SET mod = ?", (mod,))


def _double(db: sqlite3.Connection) -> None:
    """A second note and card with the GUID of the first."""
    db.execute("CREATE TABLE n AS SELECT * FROM notes WHERE flds LIKE '%corrected%'")
    db.execute("CREATE TABLE c AS SELECT * FROM cards WHERE nid = (SELECT id FROM n)")
    db.execute("UPDATE c SET id = id + 7000, nid = nid + 7000")
    db.execute("UPDATE n SET id = id + 7000, flds = 'Second text ' || flds")
    db.execute("INSERT INTO notes SELECT * FROM n")
    db.execute("INSERT INTO cards SELECT * FROM c")
    db.execute("DROP TABLE n")
    db.execute("DROP TABLE c")


def _edit_notetypes(db: sqlite3.Connection, *edits: Callable[[dict[str, Any]], None]) -> None:
    (text,) = db.execute("SELECT models FROM col").fetchone()
    notetypes = json.loads(text)
    for notetype in notetypes.values():
        for edit in edits:
            edit(notetype)
    db.execute("UPDATE col SET models = ?", (json.dumps(notetypes),))
    if _add_field in edits:
        db.execute("UPDATE notes SET flds = flds || char(31)")


def _add_field(notetype: dict[str, Any]) -> None:
    fields = notetype["flds"]
    fields.append(fields[-1] | {"name": "One more", "ord": len(fields), "id": 77})


def _add_template(notetype: dict[str, Any]) -> None:
    templates = notetype["tmpls"]
    if notetype["type"] == 0:
        template = {"name": "One more", "ord": len(templates), "id": 78, "qfmt": "{{#Spare 9}}{{Spare 9}}{{/Spare 9}}"}
        templates.append(templates[-1] | template)


def _rename_field(notetype: dict[str, Any]) -> None:
    notetype["flds"][3]["name"] = "Renamed"
    for template in notetype["tmpls"]:
        for side in ("qfmt", "afmt"):
            template[side] = template[side].replace("Explanation}}", "Renamed}}")


def _drop_ids(notetype: dict[str, Any]) -> None:
    for part in (*notetype["flds"], *notetype["tmpls"]):
        part.pop("id", None)


def _other_picture(media: dict[str, bytes]) -> dict[str, bytes]:
    return {name: data.replace(b'"5"', b'"9"') for name, data in media.items()}
