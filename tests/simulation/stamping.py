"""The rule for `mod`, as short as it can be said: it rises when, and only when, a note says something else than last.

This memory is never reverted, merged or branched, as that of the learners is not.
"""

from __future__ import annotations

from typing import NamedTuple

from .seen import Seen


class Handed(NamedTuple):
    """What was last built for a note, its `mod`, and the highest `mod` that a catch-up package gave it."""

    content: Seen
    mod: int
    highest: int


class Stamps:
    """What was handed out for every note, by its first id."""

    def __init__(self) -> None:
        self._handed: dict[str, Handed] = {}

    def build(self, contents: dict[str, Seen], now: int) -> dict[str, int]:
        """The `mod` of every note in a package built `now` (epoch milliseconds)."""
        for name, content in contents.items():
            known = self._handed.get(name)
            if known is None or known.content != content:
                mod = max(now // 1000, known.highest + 1 if known else 0)
                self._handed[name] = Handed(content, mod, mod)
        return {name: self._handed[name].mod for name in contents}

    def catch_up(self, mods: dict[str, int], since: int, now: int) -> dict[str, int]:
        """The `mod` of every note in a catch-up package: notes that changed after `since` are stamped now."""
        for name in (name for name, mod in mods.items() if mod > since):
            known = self._handed[name]
            self._handed[name] = known._replace(highest=max(now // 1000, known.highest + 1))
        return {name: self._handed[name].highest if mod > since else mod for name, mod in mods.items()}
