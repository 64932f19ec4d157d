"""The pieces of a page that was saved as text: its lines."""

from __future__ import annotations

import re

from ankibuild.markup import plain_to_markdown
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import BULLET, RIGHT_SIGNS, WRONG_SIGNS
from ankibuild.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)")
_LONGEST_TITLE = 90
_SENTENCE_END = re.compile(r"[.?!;,:…。？！]['\"”’)]*\Z")


def pieces_of_text(source: Source) -> list[Piece]:
    """The lines of a text."""
    found = [line for line in _LINE.finditer(source.text) if line[0].strip()]
    pieces: list[Piece] = []
    end = 0
    for index, line in enumerate(found):
        following = found[index + 1].start() if index + 1 < len(found) else len(source.text)
        before = _breaks(source.text[end : line.start()])
        after = _breaks(source.text[line.end() : following])
        listed = index + 1 < len(found) and BULLET.match(found[index + 1][0].strip()) is not None
        pieces.append(_piece(source, line, apart=index == 0 or before > 1, closed=after > 1 or listed))
        end = line.end()
    return pieces


def _breaks(between: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", between))


def _piece(source: Source, line: re.Match[str], *, apart: bool, closed: bool) -> Piece:
    text = line[0].strip()
    start = line.start() + len(line[0]) - len(line[0].lstrip())
    shape, level = Shape.TEXT, 0
    heading, bullet = _HEADING.match(text), BULLET.match(text)
    if heading:
        shape, level = Shape.HEADING, len(heading[1])
    elif bullet:
        shape = Shape.ITEM
    elif apart and len(text) <= _LONGEST_TITLE and not _SENTENCE_END.search(text) and " " in text:
        shape, level = (Shape.HEADING, 3) if closed else (Shape.TEXT, 0)
    skipped = heading.end() if heading else bullet.end() if bullet else 0
    text, start = text[skipped:], start + skipped
    right, text = marked(text)
    span = Span(source, start, line.start() + len(line[0].rstrip()))
    return Piece(text, plain_to_markdown(text), span, shape, level, right, apart=apart, group=int(bool(bullet)))


_CORRECT = re.compile(r"\s{1,3}[(\[](?:correct|right|correct answer)[)\]]\Z", re.IGNORECASE)


def marked(text: str) -> tuple[bool | None, str]:
    """Whether signs say that a text is right or wrong, and the text without them."""
    stripped = text.strip(f"{RIGHT_SIGNS}{WRONG_SIGNS}\ufe0f ")
    signs = set(text) - set(stripped)
    right = True if signs & set(RIGHT_SIGNS) else False if signs & set(WRONG_SIGNS) else None
    said = _CORRECT.search(stripped)
    if said:
        return True, stripped[: said.start()]
    return right, stripped if right is not None else text
