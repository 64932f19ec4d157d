"""The tags of an HTML text with their places, by turbohtml's tokenizer.

What a browser drops is kept here: the text of a tag that never ends, and what follows a field that never ends. For
this the tokenizer begins anew behind such places. It takes the text in windows, so that this costs little.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from turbohtml import Token, Tokenizer, TokenType

from ankibuild.markup.elements import BLOCKS, VOID, Element
from ankibuild.markup.nesting import Nesting

_WINDOW = 8192
_MOST_UNENDED = 8
"""Tags that never end, of which each is looked for to the end of the text; from the next on all is text."""

_SILENT = frozenset(("script", "style"))
_FIELDS = frozenset(("textarea", "title", "xmp"))
_FALLBACKS = frozenset(("iframe", "noembed", "noframes", "noscript", "plaintext"))
"""Whose content a browser does not read as HTML, if it does what they stand in for; here it is read."""

_TAG = re.compile(r"</?[a-zA-Z]|<\?")
_TAG_SIGN = re.compile("[<>]")
_QUOTE = re.compile("[\"']")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_LINE_END = re.compile("\r\n?|\n")
_LINKED_DATA = "application/ld+json"


def tree(text: str) -> Element:
    """The tree of an HTML text."""
    reading = _Reading(text)
    at = 0
    while at < len(text):
        at = reading.read_on(at)
    reading.nesting.tag = len(text), len(text)
    reading.nesting.finish()
    return reading.nesting.root


def _tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens from a place on."""
    tokenizer = Tokenizer(capture_source=True)
    for at in range(start, len(text), _WINDOW):
        yield from tokenizer.feed(text[at : at + _WINDOW])
    yield from tokenizer.close()


class _Reading:
    """A text, how its tags nest, and what is known of the rest of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nesting = Nesting()
        self.line_ends = [found.end() for found in _LINE_END.finditer(text)]
        self.unended: set[str] = set()
        """The names of elements whose end tag does not come any more."""

        self.last_end = text.rfind(">") + 1
        self.unended_tags = 0
        self.raw = ""
        """The element that is open and whose content is no HTML."""

        self.silent = False
        """Whether the content of that element vanishes."""

        self.linked: Element | None = None
        """That element, if it is JSON-LD."""

    def read_on(self, start: int) -> int:
        """Reads from here to where the tokenizer has to begin anew."""
        end = start
        for token in _tokens(self.text, start):
            if token.type == TokenType.TEXT:
                self._add(token.data or "")
                continue
            begin, end = self._place(token, start)
            anew = self._take(token, begin, end)
            if anew >= 0:
                return anew
        return self._unended_tag(end)

    def _place(self, token: Token, start: int) -> tuple[int, int]:
        """Where a token begins and ends; the tokenizer counts lines from where it began, and signs in a line."""
        source = token.source or ""
        begin = self._offset(start, token.line, token.col)
        breaks = source.count("\n")
        if not breaks:
            return begin, begin + len(source)
        return begin, self._offset(start, token.line + breaks, len(source) - source.rindex("\n") - 1)

    def _offset(self, start: int, line: int, column: int) -> int:
        if line == 1:
            return start + column
        return self.line_ends[bisect_right(self.line_ends, start) + line - 2] + column

    def _add(self, text: str) -> None:
        if not self.silent:
            self.nesting.text(text)

    def _take(self, token: Token, begin: int, end: int) -> int:
        """Takes a token that is no text; gives where to begin anew, or -1."""
        self.nesting.tag = begin, end
        if token.type == TokenType.START_TAG:
            return self._open(token, end)
        if token.type == TokenType.END_TAG:
            self._close(token.tag or "")
        elif self.text.startswith(_CDATA, begin):
            return self._cdata(begin + len(_CDATA))
        elif begin >= self.last_end and not self.text.startswith("<!--", begin):
            return self._rest(begin)
        elif self.text.startswith("</", begin):  # to a browser, `</ p>` is a comment
            return self._rest(begin, end)
        return -1

    def _rest(self, start: int, end: int | None = None) -> int:
        """Takes what is no tag, although it begins as one; gives where to begin anew."""
        self._add(_LINE_END.sub("\n", html.unescape(self.text[start:end])))
        return len(self.text) if end is None else end

    def _open(self, token: Token, end: int) -> int:
        name = token.tag or ""
        attributes = dict(token.attrs or ())
        closed = token.self_closing and name not in BLOCKS
        if name in _SILENT:
            return self._open_silent(name, attributes, end, closed=closed)
        raw = name in _FIELDS
        self.nesting.open(name, attributes, empty=name in VOID or closed)
        if name in _FALLBACKS or (raw and (closed or not self._ends(name, end))):
            return end
        self.raw = name if raw else ""
        return -1

    def _open_silent(self, name: str, attributes: dict[str, str], end: int, *, closed: bool) -> int:
        """Begins a script or style: only TeX in it is kept, and the place of JSON-LD."""
        if closed and not self._ends(name, end):
            return end
        kind = attributes.get("type", "").strip().lower() if name == "script" else ""
        self.raw, self.silent = name, not kind.startswith("math/tex")
        if not self.silent:
            self.raw = "formula"
            self.nesting.open("formula", {"display": "1"} if "mode=display" in kind.replace(" ", "") else {})
        elif kind.startswith(_LINKED_DATA):
            self.linked = self.nesting.open(name, attributes, empty=True)
            self.linked.inner_end = self.linked.end = len(self.text)
        return -1

    def _close(self, name: str) -> None:
        """Ends an element; within one that is no HTML, no other end tag is read."""
        if self.linked:
            self.linked.inner_end, self.linked.end = self.nesting.tag
        elif not self.silent:
            self.nesting.close(self.raw or name)
        self.raw, self.silent, self.linked = "", False, None

    def _ends(self, name: str, start: int) -> bool:
        """Whether an end tag of this name follows."""
        if name not in self.unended:
            if re.compile(rf"</{name}(?:[\s/][^>]*+)?>", re.IGNORECASE).search(self.text, start, self.last_end):
                return True
            self.unended.add(name)
        return False

    def _cdata(self, start: int) -> int:
        """A part of XML: text, to the letter (HTML knows it in MathML and SVG only)."""
        end = self.text.find(_CDATA_END, start)
        end = end if end >= 0 else len(self.text)
        self._add(_LINE_END.sub("\n", self.text[start:end]))
        return end + len(_CDATA_END)

    def _unended_tag(self, start: int) -> int:
        """What follows the last tag: nothing, or a tag that never ends. It is one to its first `>`, or else text."""
        name = "script" if self.raw == "formula" else self.raw
        opening = re.compile(rf"</{name}(?=[\s/])", re.IGNORECASE) if name else _TAG
        found = opening.search(self.text, start)
        if found is None:
            return len(self.text)
        self.unended_tags += 1
        sign = _TAG_SIGN.search(self.text, found.end(), self.last_end)
        if sign is None or self.unended_tags > _MOST_UNENDED:
            return self._rest(found.start())
        if sign[0] == "<":
            self._rest(found.start(), sign.start())
            if name:
                self.nesting.tag = found.start(), sign.start()
                self._close(name)
            return sign.start()
        for token in _tokens(_QUOTE.sub(" ", self.text[found.start() : sign.end()])):
            anew = self._take(token, found.start(), sign.end())
            if anew >= 0:
                return anew
        return sign.end()
