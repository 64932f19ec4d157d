"""JSON text → nodes with their places (RFC 8259), from the pieces of the standard library's decoder.

The standard decoder gives values without places and nothing of a broken file, so only its regular expression for
numbers and its reading of escapes are used here. What is wrong is reported; after a slip that leaves no doubt
(a comma too many, a comment, `NaN`) the reading goes on.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import pairwise
from json.scanner import NUMBER_RE

from ankibuild.diagnostics import Diagnostic, Related, errors_in, report
from ankibuild.source import Source, Span
from ankibuild.tree import Mapping, Node, Scalar, Sequence

_DEEPEST = 100
"""Lists and objects within each other."""

_MOST_SLIPS = 20
"""Slips after which a text is no JSON at all."""

_SPACE = re.compile(r"[ \t\n\r]*+")
_STRING = re.compile(r'"[^"\\\n\r]*+(?:\\[^\n\r][^"\\\n\r]*+)*+"')
"""A text in quotes. Control characters that the standard forbids are let through, line breaks are not."""

_NAME = re.compile(r'("[^"\\\n\r]*+")[ \t\n\r]*+:[ \t\n\r]*+(?=["\[{\w-])')
"""A key without escapes, its colon and the spaces around it, before something that begins a value."""

_COMMA = re.compile(r"[ \t\n\r]*+,[ \t\n\r]*+(?=[\"\[{\w-])")
"""A comma between two members."""

_COMMENT = re.compile(r"//[^\n\r]*+|/\*(?:[^*]|\*(?!/))*+\*/|#[^\n\r]*+")
_WORD = re.compile(r"-?[A-Za-z_][\w.+-]{0,40}")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONSTANTS = {"null": "", "true": "true", "false": "false"}
_OF_PYTHON = {"None": "", "True": "true", "False": "false"}
_NOT_A_NUMBER = ("NaN", "Infinity", "-Infinity", "undefined")
"""What programs write for a number that is none: as much as `null`."""

_CLOSING = {Sequence: "]", Mapping: "}"}


def parse_json(source: Source) -> tuple[Node | None, list[Diagnostic]]:
    """The document of a JSON text, and what is wrong with it; None where it holds no value at all.

    Texts are scalars with `plain` False, numbers and truth values plain ones as they are typed, `null` is the plain
    scalar ''. Of a broken text the document holds what stands before the fault: the error lies inside each list and
    object that is not complete.
    """
    parser = _Parser(source, 1 if source.text.startswith("\ufeff") else 0, len(source.text))
    node = parser.document()
    return node, parser.diagnostics


def parse_lines(source: Source) -> tuple[list[Node], list[Diagnostic]]:
    """The documents of a text that has one on each line (JSONL), and what is wrong with it.

    A broken line is one error and no document; the others are read.
    """
    nodes: list[Node] = []
    diagnostics: list[Diagnostic] = []
    odd = False
    for start, end in _lines(source):
        parser = _Parser(source, start, end)
        parser.odd = odd
        node = parser.document()
        odd = parser.odd
        diagnostics += parser.diagnostics
        if node is not None and not parser.broken:
            nodes.append(node)
    return nodes, diagnostics


def is_lines(text: str) -> bool:
    """Whether a text has a JSON object or list on its first line that is complete, and more lines below it."""
    source = Source("", text)
    lines = _lines(source)
    if len(lines) < 2 or not text[slice(*lines[0])].lstrip().startswith(("{", "[")):
        return False
    parser = _Parser(source, *lines[0])
    return parser.document() is not None and not parser.diagnostics


def _lines(source: Source) -> list[tuple[int, int]]:
    """Where the lines begin and end that are not empty."""
    starts = [*source.line_starts, len(source.text)]
    starts[0] = 1 if source.text.startswith("\ufeff") else 0
    return [(start, end) for start, end in pairwise(starts) if source.text[start:end].strip()]


class _StopError(Exception):
    """The rest of the text cannot be understood."""

    def __init__(self, at: int, reason: str, code: str = "file-broken") -> None:
        self.at, self.reason, self.code = at, reason, code


@dataclass(slots=True)
class _Frame:
    """A list or object that is still being read."""

    node: Sequence | Mapping
    key: Scalar | None = None
    seen: dict[str, Scalar] = field(default_factory=dict)


class _Parser:
    """Reads one document between two offsets, without recursion."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.text = source.text
        self.at = start
        self.end = end
        self.diagnostics: list[Diagnostic] = []
        self.frames: list[_Frame] = []
        self.names: dict[str, str] = {}
        self.broken = False
        self.odd = False

    def document(self) -> Node | None:
        """The document, as far as it can be read."""
        try:
            self._skip()
            node = self._node()
        except _StopError as stop:
            return self._give_up(stop)
        items = [node]
        try:
            self._skip()
            while self._another(items):
                items.append(self._node())
                self._skip()
            if self.at < self.end:
                raise _StopError(self.at, "something stands behind the end of the document")
        except _StopError as stop:
            rest = self._give_up(stop)
            items += [rest] if rest is not None else []
        return node if len(items) == 1 else Sequence(items, node.start, items[-1].end)

    def _another(self, items: list[Node]) -> bool:
        """Whether one more object follows, as in a list whose brackets are missing."""
        comma = self.text.startswith(",", self.at, self.end)
        if not isinstance(items[0], Mapping) or not (comma or self.text.startswith("{", self.at, self.end)):
            return False
        if len(items) == 1:
            reason = "objects stand side by side, without a list around them"
            self._slip(self.at, self.at + 1, reason, "write '[' before the first and ']' behind the last")
        if comma:
            self.at += 1
            self._skip()
        return self.at < self.end

    def _node(self) -> Node:
        """Reads on until the outermost node is complete."""
        while True:
            node = self._value()
            while node is not None:
                if not self.frames:
                    return node
                node = self._add(node)

    def _value(self) -> Node | None:
        """The scalar or empty container that begins here, None where one with content was opened."""
        start = self.at
        character = self.text[start] if start < self.end else ""
        if character == '"':
            return self._string()
        if character == "{" or character == "[":
            return self._open(Sequence([], start, start) if character == "[" else Mapping([], start, start))
        number = NUMBER_RE.match(self.text, start, self.end)
        if number:
            self.at = number.end()
            return Scalar(number[0], start, self.at, True)
        return self._constant(start)

    def _constant(self, start: int) -> Scalar:
        word = _WORD.match(self.text, start, self.end)
        if word is None or word[0] not in (*_CONSTANTS, *_OF_PYTHON, *_NOT_A_NUMBER):
            raise _StopError(start, self._unexpected("a value"))
        self.at = word.end()
        if word[0] in _OF_PYTHON:
            self._slip(start, self.at, f"{word[0]} is Python", f"write {word[0].lower().replace('none', 'null')}")
        elif word[0] in _NOT_A_NUMBER and not self.odd:
            self.odd = True
            self.diagnostics.append(report("json-no-number", self._span(start, self.at), word=word[0]))
        return Scalar(_CONSTANTS.get(word[0], _OF_PYTHON.get(word[0], "")), start, self.at, True)

    def _open(self, node: Sequence | Mapping) -> Node | None:
        if len(self.frames) == _DEEPEST:
            raise _StopError(node.start, "", "too-deep")
        self.frames.append(_Frame(node))
        self.at += 1
        self._skip()
        return self._next_member()

    def _next_member(self) -> Node | None:
        """Before a member of the innermost frame: reads its key, or closes the frame where no member follows."""
        frame = self.frames[-1]
        if self.text.startswith(_CLOSING[type(frame.node)], self.at, self.end):
            return self._close()
        if isinstance(frame.node, Mapping):
            self._key(frame)
        return None

    def _close(self) -> Node:
        self.at += 1
        return self.frames.pop().node._replace(end=self.at)

    def _key(self, frame: _Frame) -> None:
        start = self.at
        found = _NAME.match(self.text, start, self.end)
        if found:
            name = found[1][1:-1]
            frame.key = Scalar(self.names.setdefault(name, name), start, found.end(1))
            self.at = found.end()
        else:
            frame.key = self._any_key()
        first = frame.seen.setdefault(frame.key.value, frame.key)
        if first is not frame.key:
            related = (Related("first here", self._span(first.start, first.end)),)
            place = self._span(frame.key.start, frame.key.end)
            self.diagnostics.append(report("duplicate-key", place, related=related, key=frame.key.value))

    def _any_key(self) -> Scalar:
        """A key with escapes or comments in or around it, or what should be one."""
        if not self.text.startswith('"', self.at, self.end):
            raise _StopError(self.at, self._unexpected("a key in double quotes"))
        key = self._string()
        self._skip()
        if not self.text.startswith(":", self.at, self.end):
            raise _StopError(self.at, self._unexpected("a colon behind the key"))
        self.at += 1
        self._skip()
        return key

    def _add(self, node: Node) -> Node | None:
        """Adds a complete node to the innermost frame; the frame itself where it is then complete."""
        frame = self.frames[-1]
        if isinstance(frame.node, Sequence):
            frame.node.items.append(node)
        elif frame.key is not None:
            frame.node.entries.append((frame.key, node))
            frame.key = None
        comma = _COMMA.match(self.text, self.at, self.end)
        if comma:
            self.at = comma.end()
            if isinstance(frame.node, Mapping):
                self._key(frame)
            return None
        self._skip()
        closing = _CLOSING[type(frame.node)]
        if self.text.startswith(closing, self.at, self.end):
            return self._close()
        if self.text.startswith(",", self.at, self.end):
            self._comma(closing)
        elif self.at < self.end and self.text[self.at] in '"{[':
            self._slip(self.at, self.at + 1, "a comma is missing before this", "write a comma between the two")
        else:
            raise _StopError(self.at, self._unexpected(f"a comma or '{closing}'"))
        return self._next_member()

    def _comma(self, closing: str) -> None:
        comma = self.at
        self.at += 1
        self._skip()
        if self.text.startswith(closing, self.at, self.end):
            self._slip(comma, comma + 1, f"a comma stands before '{closing}'", "delete the comma")

    def _string(self) -> Scalar:
        start = self.at
        found = _STRING.match(self.text, start, self.end)
        if found is None:
            raise _StopError(start, self._unclosed(start))
        self.at = found.end()
        value = found[0][1:-1]
        if "\\" in value:
            value = self._unescaped(found[0], start)
        return Scalar(value, start, self.at)

    def _unescaped(self, piece: str, start: int) -> str:
        try:
            value = str(json.loads(piece, strict=False))
        except json.JSONDecodeError as error:
            at = self.text.rfind("\\", start, start + error.pos + 1)
            self._slip(at, at + 2, f"'{self.text[at : at + 2]}' is no escape", "write two backslashes for one")
            return piece[1:-1]
        if _LONE_SURROGATE.search(value):
            self._slip(start, self.at, "half of a pair of \\u escapes", "write both halves, or the character itself")
            value = _LONE_SURROGATE.sub("\ufffd", value)
        return value

    def _unclosed(self, start: int) -> str:
        broken = re.compile(r"[\n\r]").search(self.text, start, self.end)
        if broken is None:
            return "the text ends inside quotes"
        return "a text in quotes goes on to the next line; write \\n for a line break"

    def _skip(self) -> None:
        """Passes over spaces, and over comments with an error."""
        while True:
            space = _SPACE.match(self.text, self.at, self.end)
            self.at = space.end() if space else self.at
            if self.at >= self.end or self.text[self.at] not in "/#":
                return
            comment = _COMMENT.match(self.text, self.at, self.end)
            if comment is None:
                return
            self._slip(self.at, self.at + 1, "JSON has no comments", "delete the comment")
            self.at = comment.end()

    def _unexpected(self, wanted: str) -> str:
        if self.at >= self.end:
            return f"the text ends where {wanted} should stand"
        found = self.text[self.at]
        hint = "; JSON has double quotes only" if found == "'" else ""
        return f"{wanted} should stand here, not {found!r}{hint}"

    def _slip(self, start: int, end: int, reason: str, how: str) -> None:
        """Reports what is wrong where it is clear how to go on."""
        if len(errors_in(self.diagnostics)) >= _MOST_SLIPS:
            raise _StopError(start, f"{reason}, and much before it is wrong")
        self.diagnostics.append(report("json-slip", self._span(start, end), reason=reason, how=how))

    def _give_up(self, stop: _StopError) -> Node | None:
        """Reports why the reading ends, and closes what is open: behind the fault, so that the fault is inside."""
        self.broken = True
        at = max(0, min(stop.at, self.end - 1))
        end = min(at + 1, len(self.text))
        facts: dict[str, str] = {"format": "JSON", "reason": stop.reason} if stop.code == "file-broken" else {}
        self.diagnostics.append(Diagnostic(stop.code, self._span(at, end), facts))
        node: Node | None = None
        while self.frames:
            frame = self.frames.pop()
            whole = frame.node._replace(end=end)
            if node is not None and isinstance(whole, Sequence):
                whole.items.append(node)
            elif node is not None and isinstance(whole, Mapping) and frame.key is not None:
                whole.entries.append((frame.key, node))
            node = whole
        return node

    def _span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)
