"""Changes as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ankibuild.changes.model import Changes, Comparison, NoteChange
from ankibuild.changes.words import difference


def render(comparison: Comparison) -> str:
    """An object with `since`, `packages` (an object each) and `dropped` (names)."""
    data = {
        "since": comparison.since,
        "packages": [record(changes) for changes in comparison.packages],
        "dropped": list(comparison.dropped),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def record(changes: Changes) -> dict[str, Any]:
    """The changes of a package as plain data, with Anki's own counts as `anki`."""
    data = {"package": changes.package, "anki": changes.log} | asdict(changes)
    for name, found in (("changed", changes.changed), ("stale", changes.stale), ("conflicting", changes.conflicting)):
        data[name] = [_note(change) for change in found]
    return data


def _note(change: NoteChange) -> dict[str, Any]:
    """A note with the texts of its fields as they are, and what changed in them word by word."""
    return {
        "note": asdict(change.note),
        "fields": [asdict(text) | {"words": difference(text)} for text in change.fields],
        "tags": [{"old": text.old.split(), "new": text.new.split()} for text in change.tags],
    }
