"""XML → a light tree whose elements and texts know where they stand.

The parser is Python's expat. What an XML file could do harm with is never acted on: entities cannot be declared, no
external file is asked for, and what is nested or divided without end is read no further.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from html.entities import html5
from io import BytesIO
from types import MappingProxyType
from xml.parsers import expat

from ankibuild.diagnostics import Diagnostic
from ankibuild.readers.xmlnodes import Child, Chunk, Comment, Element
from ankibuild.readers.xmlsource import xml_source
from ankibuild.source import Source, Span

__all__ = ["Child", "Chunk", "Comment", "Element", "parse_xml", "xml_source"]

MAX_DEPTH = 256
"""Levels of elements; a real file has fewer than fifty."""

MAX_NODES = 3_000_000
"""Elements and texts of one file, far more than the largest question bank has."""


def parse_xml(source: Source) -> tuple[Element | None, list[Diagnostic]]:
    """The root of an XML text, and what is wrong with it.

    Of a broken text there is what stands before the break; the elements in which it broke off are not `complete`.
    """
    builder = _Builder(source)
    diagnostics = builder.parse()
    return builder.root, diagnostics


_NO_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold, though files joined by hand do: control characters and halves of characters."""

_ENTITY = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|&([A-Za-z][A-Za-z0-9]{0,31});", re.DOTALL
)
"""An entity, or a stretch in which `&` means nothing."""

_DECLARATION = re.compile(r"[\ufeff \t\r\n]*+(?:<\?xml\s(?:[^<>?]|\?(?!>))*+\?>)?+")
"""What says the version and the encoding, which is known by now; some programs write it wrongly."""

_OF_XML = frozenset(("lt", "gt", "amp", "quot", "apos"))

_NONE: Mapping[str, str] = MappingProxyType({})
"""The attributes of an element that has none."""

_WORDS = {
    expat.errors.XML_ERROR_NO_ELEMENTS: "it ends before it is complete",
    expat.errors.XML_ERROR_UNCLOSED_TOKEN: "a tag, comment or section does not end",
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "a CDATA section does not end",
    expat.errors.XML_ERROR_INVALID_TOKEN: "'<' or '&' where none may stand",
    expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something stands behind the end of the document",
    expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "an attribute stands twice in a tag",
}
"""The parser's errors, in words that help."""


class _RefusedError(Exception):
    """Raised to stop the parser."""

    def __init__(self, byte: int, code: str, reason: str = "") -> None:
        self.byte, self.code, self.reason = byte, code, reason


class _Feed:
    """A text as the parser gets it, and the offsets in the text that the parser's places stand for.

    HTML's named entities, which XML lacks, become numbers. Places are asked for in the order of the text, so that the
    way through it is gone once.
    """

    def __init__(self, text: str) -> None:
        self.first = _DECLARATION.match(text).end()  # type: ignore[union-attr]  # it matches everything
        text = _NO_XML.sub("\ufffd", text)
        data = BytesIO()
        self._swaps = array("q")
        done, size = self.first, 0
        for entity in _ENTITY.finditer(text, self.first):
            swap = _numbered(entity)
            if swap:
                before = size + data.write(text[done : entity.start()].encode())
                size, done = before + data.write(swap), entity.end()
                self._swaps.extend((before, size, entity.start(), done))
        data.write(text[done:].encode())
        self.data = data.getvalue()
        self._even = not self._swaps and self.data.isascii()
        self._byte, self._offset, self._next = 0, self.first, 0

    def offset(self, byte: int) -> int:
        """The offset in the text of a place in the data, none before the one asked for last."""
        if self._even:
            return byte + self.first
        while self._next < len(self._swaps) and self._swaps[self._next + 1] <= byte:
            _, self._byte, _, self._offset = self._swaps[self._next : self._next + 4]
            self._next += 4
        if self._next < len(self._swaps) and self._swaps[self._next] < byte:
            return self._swaps[self._next + 2]
        self._offset += len(self.data[self._byte : byte].decode(errors="ignore"))
        self._byte = max(byte, self._byte)
        return self._offset


def _numbered(entity: re.Match[str]) -> bytes:
    """An entity of HTML as numbers, one that nobody knows as the text that was typed; empty where it is XML's own."""
    name = entity[1]
    if not name or name in _OF_XML:
        return b""
    characters = html5.get(f"{name};")
    return "".join(f"&#{ord(c)};" for c in characters).encode() if characters else f"&amp;{name};".encode()


class _Builder:
    """Makes the tree out of what the parser reports."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root: Element | None = None
        self._feed = _Feed(source.text)
        self._open: list[Element] = []
        self._prefixes: dict[str, list[str]] = {"xml": ["http://www.w3.org/XML/1998/namespace"]}
        self._declared: list[tuple[str, ...]] = []
        self._text: list[str] = []
        self._text_start = 0
        self._cdata = False
        self._nodes = 0
        self._parser = self._make_parser()

    def parse(self) -> list[Diagnostic]:
        """Reads the text; what is wrong with it."""
        try:
            self._parser.Parse(self._feed.data, True)
        except _RefusedError as refused:
            return [self._fault(refused.code, refused.byte, refused.reason)]
        except expat.ExpatError as error:
            return [self._fault("file-broken", self._parser.ErrorByteIndex, self._reason(error))]
        finally:
            del self._parser  # it and its handlers hold each other, and with them the whole text and tree
        return []

    def _make_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.specified_attributes = True  # a default, of any size, would come with each element
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartCdataSectionHandler = lambda: self._section(True)
        parser.EndCdataSectionHandler = lambda: self._section(False)
        parser.CommentHandler = self._comment
        parser.EntityDeclHandler = self._refuse_entity
        return parser

    def _fault(self, code: str, byte: int, reason: str) -> Diagnostic:
        """The diagnostic; what is still open ends here, as far as it was read."""
        at = min(self._feed.offset(min(max(byte, 0), len(self._feed.data))), len(self.source.text))
        self._flush(at)
        for element in self._open:
            element.end = at
        facts = {"format": "XML", "reason": reason} if code == "file-broken" else {}
        return Diagnostic(code, Span(self.source, at, min(at + 1, len(self.source.text))), facts)

    def _reason(self, error: expat.ExpatError) -> str:
        message = expat.ErrorString(error.code)
        if message == expat.errors.XML_ERROR_TAG_MISMATCH and self._open:
            return f"this tag does not close <{self._open[-1].tag}>"
        return _WORDS.get(message, message)

    def _refused(self, code: str, reason: str = "") -> _RefusedError:
        return _RefusedError(self._parser.CurrentByteIndex, code, reason)

    def _here(self) -> int:
        return self._feed.offset(self._parser.CurrentByteIndex)

    def _add(self, node: Child) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._refused("file-broken", f"it has more than {MAX_NODES:,} elements and texts")
        if self._open:
            self._open[-1].add(node)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._here()
        self._flush(at)
        if len(self._open) >= MAX_DEPTH:
            raise self._refused("too-deep")
        self._declare(attributes)
        prefix, _, local = name.rpartition(":")
        element = Element(local, self._prefixes.get(prefix, [""])[-1], _local(attributes), at)
        self._add(element)
        self.root = self.root or element
        self._open.append(element)

    def _end(self, name: str) -> None:
        byte = self._parser.CurrentByteIndex
        at = self._feed.offset(byte)
        self._flush(at)
        element = self._open.pop()
        closed_itself = not element.children and self._feed.data[byte - 2 : byte] == b"/>"
        element.end = at if closed_itself else self.source.text.find(">", at) + 1
        element.complete = True
        for prefix in self._declared.pop():
            self._prefixes[prefix].pop()

    def _declare(self, attributes: dict[str, str]) -> None:
        """Notes the prefixes that an element declares."""
        if not attributes:
            self._declared.append(())
            return
        declared = tuple(name for name in attributes if name == "xmlns" or name.startswith("xmlns:"))
        for name in declared:
            self._prefixes.setdefault(name[6:], [""]).append(attributes[name])
        self._declared.append(tuple(name[6:] for name in declared))

    def _characters(self, text: str) -> None:
        if not self._text:
            self._text_start = self._here()
        self._text.append(text)

    def _section(self, begins: bool) -> None:
        self._flush(self._here())
        self._cdata = begins

    def _comment(self, text: str) -> None:
        at = self._here()
        self._flush(at)
        self._add(Comment(text, at, at + len(text) + 7))

    def _flush(self, end: int) -> None:
        """Adds the text that was gathered."""
        if self._text:
            value, self._text = "".join(self._text), []
            self._add(Chunk(value, self._text_start, end, self._cdata))

    def _refuse_entity(self, *declaration: object) -> None:
        raise self._refused("file-broken", "it declares entities, which may unfold to any size")


def _local(attributes: dict[str, str]) -> Mapping[str, str]:
    """Attributes by their local names, without the declarations of prefixes."""
    if not attributes:
        return _NONE
    if not any(name.startswith("xmlns") or ":" in name for name in attributes):
        return attributes
    named = {name.rpartition(":")[2]: value for name, value in attributes.items() if not name.startswith("xmlns")}
    return named | {name: value for name, value in attributes.items() if name in named}
