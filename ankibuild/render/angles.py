"""The `<` of a text: tags that may pass, with both their halves; everything else is shown as it was typed."""

from __future__ import annotations

import html
import re
from collections import Counter
from typing import NamedTuple

from ankibuild.render.sanitize import MATHML
from ankibuild.render.tags_in_text import INLINE, OPTIONAL_END, VOID, Sign, Tag, classify
from ankibuild.render.tokens import Token, restore_early
from ankibuild.render.walk import Walk

_TARGET = re.compile(r"<([^<>\n]*)>(?=[ \t\n]*[)\"'(])")
"""What a Markdown link or picture leads to, between signs since it may hold spaces."""


class Noted(NamedTuple):
    """Something that the author should know of: a code of the catalog, a name, and where it stands in the text."""

    code: str
    name: str
    start: int
    end: int

    def shifted(self, by: int) -> Noted:
        """The same, its place counted from further ahead."""
        return self._replace(start=self.start + by, end=self.end + by)


class Angles:
    """Handles each `<` of a walk; `noted` is what does not pass."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.noted: list[Noted] = []
        self._open: Counter[str] = Counter()

    def handle(self, start: int, end: int) -> int:
        """A tag, a link, a comment, or just a sign."""
        target = _TARGET.match(self.walk.text, start) if self.walk.text.startswith("](", start - 2) else None
        if target:
            return self.walk.put(start, target.end(), Token(target[1], html.escape(target[0]), early=True))
        tag = classify(self.walk.text, start)
        if tag.sign is Sign.COMMENT:
            close = self.walk.find("-->", tag.end)
            return self.walk.protect(start, close.end(), "", early=True) if close else self._show(start, tag)
        if tag.sign is Sign.LINK:
            address = html.escape(self.walk.text[start + 1 : tag.end - 1])
            return self.walk.protect(start, tag.end, f'<a href="{tag.name}{address}">{address}</a>', early=True)
        if tag.sign is Sign.TEXT or not self._has_other_half(tag):
            return self._show(start, tag)
        return self._pass(start, tag)

    def _show(self, start: int, tag: Tag) -> int:
        """Shows the sign, and notes it if it begins a tag that may not pass."""
        if tag.name:
            name = f"/{tag.name}" if tag.sign is Sign.CLOSING else tag.name
            self.noted.append(Noted("html-shown-as-text", name, start, start + len(name) + 1))
        return self.walk.protect(start, start + 1, "&lt;", early=True)

    def _has_other_half(self, tag: Tag) -> bool:
        """Whether the tag is opened and closed, if it has to be, and MathML stands in `math`; counts what is open."""
        if tag.name in MATHML and tag.name != "math" and not self._open["math"]:
            return False
        if tag.sign is Sign.CLOSING:
            fits = self._open[tag.name] > 0
            self._open[tag.name] -= fits
            return fits
        if tag.name in VOID:
            return True
        fits = tag.name in OPTIONAL_END or self._closing(tag) is not None
        self._open[tag.name] += fits
        return fits

    def _closing(self, tag: Tag) -> re.Match[str] | None:
        """The next tag that closes one of this name."""
        return self.walk.find(rf"</{tag.name}\s*>", tag.end)

    def _pass(self, start: int, tag: Tag) -> int:
        """Lets a tag pass: code as a whole, what parts blocks as text that Markdown sees, the rest as a token."""
        for name, at in tag.dropped:
            self.noted.append(Noted("html-attribute-dropped", name, at, at + len(name)))
        close = self._closing(tag) if tag.name in ("pre", "code") and tag.sign is Sign.OPENING else None
        if close:
            return self._code(start, tag, close)
        if tag.name in INLINE:
            return self.walk.protect(start, tag.end, self.walk.text[start : tag.end], early=True)
        return tag.end

    def _code(self, start: int, tag: Tag, close: re.Match[str]) -> int:
        """HTML's own code, in which only tags and entities mean anything."""
        self._open[tag.name] -= 1
        inner = _CodeWalk(self.walk.text[tag.end : close.start()])
        inside = restore_early(inner.run(), inner.tokens)
        self.noted += [noted.shifted(tag.end) for noted in inner.angles.noted]
        element = self.walk.text[start : tag.end] + inside + close[0]
        return self.walk.protect(start, close.end(), element, early=True)


class _CodeWalk(Walk):
    trigger = re.compile("(?P<angle><)")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.angles = Angles(self)
        self.handlers = {"angle": self.angles.handle}
