"""What archives of any kind share: their members, what they may be called, and how much they may unpack to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

MIB = 1024 * 1024

MAX_MEMBERS = 100_000
MAX_TOTAL = 2048 * MIB
"""What all members together may unpack to."""

MAX_MEMBER = 256 * MIB
"""What a member may hold to be read; a larger one, a film say, is just not loaded."""

MAX_RATIO, ALWAYS = 200, 50 * MIB
"""How many times an archive's size its members may take up, if they take up more than is always allowed."""

_DRIVE = re.compile(r"[A-Za-z]:")
_LITTER = frozenset(("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"))
"""What operating systems leave in archives, and nobody packed."""


class RefusedError(Exception):
    """An archive is not read; the message says why, in words that go on from "the archive is not read:"."""


class Member(NamedTuple):
    """A file in an archive: its name as stored, and the bytes it says it has."""

    name: str
    size: int


class Contents(NamedTuple):
    """The members of an archive by their cleaned names, and how to load one, or only some bytes at its start.

    `load` and `start` raise ValueError or OSError.
    """

    members: dict[str, Member]
    load: Callable[[Member], bytes]
    start: Callable[[Member, int], bytes]


def checked(members: Iterable[Member], packed: int) -> dict[str, Member]:
    """The members by their cleaned names, if all of them together are harmless in an archive of `packed` bytes."""
    named: dict[str, Member] = {}
    total = 0
    for member in members:
        name = clean_name(member.name)
        total += member.size
        check_total(total, packed)
        if name in named:
            raise RefusedError(f"'{name}' stands in it twice")
        if not name or _LITTER.intersection(name.split("/")):
            continue
        named[name] = member
        if len(named) > MAX_MEMBERS:
            raise RefusedError(f"it holds more than {MAX_MEMBERS:,} files")
    return named


def check_total(total: int, packed: int) -> None:
    """Refuses an archive that unpacks to too much."""
    if total > MAX_TOTAL:
        raise RefusedError(f"it unpacks to more than {MAX_TOTAL // MIB:,} MiB")
    if total > max(ALWAYS, packed * MAX_RATIO):
        raise RefusedError(f"it unpacks to more than {MAX_RATIO} times its size")


def clean_name(name: str) -> str:
    """A member's name with `/` and without `./`, '' for a folder; refuses one that leads out of the archive."""
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or _DRIVE.match(slashed):
        raise RefusedError(f"'{name}' is the absolute path of a file")
    parts = [part for part in slashed.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise RefusedError(f"'{name}' leads out of it")
    return "" if slashed.endswith("/") else "/".join(parts)
