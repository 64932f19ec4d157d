"""Edits of a text, all made at once; each says which offsets it replaces, and by what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class TextEdit(NamedTuple):
    """The text from `start` to `end` replaced by another."""

    start: int
    end: int
    text: str


def spliced(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with the edits made, of several at one place in the order given, and its line breaks as they were."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pieces = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        pieces += [text[at : edit.start], edit.text.replace("\n", newline)]
        at = max(at, edit.end)
    return "".join([*pieces, text[at:]])
