"""What was ever handed out: the entries of every lock that version control and the releases remember.

A commit that is reverted takes the lock back with it, and an old branch has an old lock, but learners keep what they
imported. Git's history knows better than the lock that lies there.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from ankibuild.identity.lock import UNTRUSTED, Lock, NoteEntry, NotetypeEntry, parse_line

_GIT_LOG = (
    *("log", "--all", "--format=", "--patch", "--unified=0", "--diff-merges=separate"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"),
)
_SECONDS = 120


def handed_out(lock_path: Path, other_locks: Iterable[str] = ()) -> Lock:
    """The entries with the highest `mod`, in git's history of a lock file and in the texts of other locks.

    Empty where there is no git, no repository, or no commit of the file yet.
    """
    notes: dict[str, NoteEntry] = {}
    notetypes: dict[str, NotetypeEntry] = {}
    texts = (line for text in other_locks for line in text.split("\n"))
    for entry in map(parse_line, (*texts, *_changed_lines(lock_path))):
        if isinstance(entry, NoteEntry):
            notes[entry.guid] = newest(notes.get(entry.guid), entry) or entry
        elif isinstance(entry, NotetypeEntry):
            notetypes[entry.notetype] = max(notetypes.get(entry.notetype, entry), entry, key=lambda e: e.mod)
    return Lock(notes=notes, notetypes=notetypes)


def newest(entry: NoteEntry | None, past: NoteEntry | None) -> NoteEntry | None:
    """The later of two entries for a note.

    Two clones can hand out one `mod` with different contents: then neither content is trusted, so that the next build
    gives the note a later time, which reaches those who have the one and those who have the other.
    """
    if entry is None or past is None:
        return entry or past
    if entry.highest != past.highest:
        return past if past.highest > entry.highest else entry
    differ = entry.content and past.content and entry.content != past.content
    return replace(entry, content=UNTRUSTED) if differ else entry


def _changed_lines(lock_path: Path) -> Iterator[str]:
    """Every line that a commit of any branch added to the lock, or took out of it."""
    folder = lock_path.parent
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *_GIT_LOG, "--", lock_path.name]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 (no shell)
    except (OSError, subprocess.TimeoutExpired):
        return
    for line in done.stdout.decode("utf-8", "replace").split("\n"):
        if line.startswith(("+{", "-{")):
            yield line[1:]
