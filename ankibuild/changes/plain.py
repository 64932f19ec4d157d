"""Fields as people read them, for comparing and for naming notes."""

from __future__ import annotations

import re

from ankibuild.package.plain import sort_text

_BREAK = re.compile(
    r"<(?:br|hr|/?(?:p|div|ul|ol|dl|dt|dd|table|tr|td|th|h[1-6]|pre|blockquote|section|details|summary|figure))\b", re.I
)
_ITEM = re.compile(r"<li\b([^>]*\bdata-correct\b)?", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CUT = 70


def readable(field: str) -> str:
    """A field's text in one line: blocks are apart, pictures are file names.

    Items of a list begin with a bullet, right options with a tick.
    """
    if "<" in field:
        field = _BREAK.sub(lambda found: f" {found[0]}", field)
        field = _ITEM.sub(lambda found: f" {'✓' if found[1] else '•'} {found[0]}", field)
    return clean(sort_text(field))


def clean(text: str) -> str:
    """A text in one line, without the control characters that a terminal would obey."""
    return _CONTROL.sub("", " ".join(text.split()))


def short(text: str, width: int = _CUT) -> str:
    """The first words of a text."""
    if len(text) <= width:
        return text
    start = text[:width]
    return f"{start.rsplit(' ', 1)[0] if ' ' in start else start}…"
