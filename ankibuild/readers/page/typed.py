"""The pieces of a page that was saved as text: its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ankibuild.readers.page.dressed import as_markdown, is_bold, is_dressed, undressed
from ankibuild.readers.page.pieces import Piece, Shape
from ankibuild.readers.page.words import BULLET, NUMBERED, RIGHT_SIGNS, WRONG_SIGNS
from ankibuild.source import Source, Span

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})[ ]+(?=\S)")
_RULE = re.compile(r"[ \t]*+(?:-{3,}+|={3,}+|\*{3,}+|_{3,}+|(?:[-*_] ){2,}+[-*_]?)[ \t]*+\Z")
_UNDERLINE = re.compile(r"=+\s*\Z")
_LONGEST_TITLE = 90
_SENTENCE_END = re.compile(r"[.?!;,:…。？！]['\"”’)*]*\Z")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty, the breaks before and behind it, and its number in a numbered list."""

    start: int
    text: str
    gap: int
    after: int
    number: int

    @property
    def said(self) -> str:
        return self.text.strip()

    @property
    def bulleted(self) -> bool:
        return BULLET.match(self.said) is not None or self.number > 0


def pieces_of_text(source: Source, texts: str = "") -> list[Piece]:
    """The lines of a text; `texts` is what the user says of how it is written."""
    lines = _lines(source.text)
    texts = texts or ("" if is_dressed(source.text) else "plain")
    pieces: list[Piece] = []
    group = 0
    for index, line in enumerate(lines):
        if pieces and line.gap < 2 and _UNDERLINE.match(line.said) and len(line.said) > 2:
            underlined = lines[index - 1]
            if abs(len(underlined.said) - len(line.said)) < 3 and not _SENTENCE_END.search(underlined.said):
                pieces[-1] = _underlined(pieces[-1])
                continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        group += not (pieces and pieces[-1].shape is Shape.ITEM and (pieces[-1].number > 0) == (line.number > 0))
        pieces.append(_piece(source, line, following, group, texts))
    return pieces


def _lines(text: str) -> list[_Line]:
    found = [line for line in _LINE.finditer(text) if line[0].strip()]
    numbers = _numbers([line[0].strip() for line in found])
    gaps = [2 if not found else len(_BREAK.findall(text[: found[0].start()])) + 2]
    gaps += [len(_BREAK.findall(text[line.end() : following.start()])) for line, following in pairwise(found)]
    return [
        _Line(line.start(), line[0], gap, after, number)
        for line, gap, after, number in zip(found, gaps, [*gaps[1:], 2], numbers, strict=False)
    ]


def _numbers(lines: list[str]) -> list[int]:
    """The numbers of the items of numbered lists: lines that follow each other and are counted from 1."""
    said = [int(found[1]) if (found := NUMBERED.match(line)) else 0 for line in lines]
    numbers = [0] * len(said)
    start = -1
    for at, number in enumerate([*said, 0]):
        if start >= 0 and number != at - start + 1:
            if at - start > 1:
                numbers[start:at] = said[start:at]
            start = -1
        if number == 1:
            start = at
    return numbers


def _piece(source: Source, line: _Line, following: _Line | None, group: int, texts: str) -> Piece:
    start = line.start + len(line.text) - len(line.text.lstrip())
    end = line.start + len(line.text.rstrip())
    if _RULE.match(line.text):
        return Piece(line.said, line.said, Span(source, start, end), Shape.RULE, gap=line.gap)
    heading, bullet = _HEADING.match(line.said), BULLET.match(line.said)
    numbered = NUMBERED.match(line.said) if line.number else None
    mark = heading or bullet or numbered
    at = mark.end() if mark else 0
    right, text = marked(line.said[at:])
    level = len(heading[1]) if heading else 0 if mark else _level_by_look(line, following)
    shape = Shape.HEADING if level else Shape.ITEM if mark else Shape.TEXT
    markdown = as_markdown(text, texts)
    text, bold = (text, False) if texts == "plain" else (undressed(text), is_bold(text))
    return Piece(
        *(text, markdown, Span(source, start + at, end), shape, level, right, bold),
        group=group if shape is Shape.ITEM else 0,
        number=line.number,
        gap=line.gap,
    )


def _underlined(piece: Piece) -> Piece:
    return Piece(piece.text, piece.markdown, piece.span, Shape.HEADING, 1, gap=piece.gap)


def _level_by_look(line: _Line, following: _Line | None) -> int:
    """3 for a short line that stands apart as headings do, 0 for any other."""
    text = line.said
    if line.gap < 2 or len(text) > _LONGEST_TITLE or _SENTENCE_END.search(text) or following is None:
        return 0
    if text[0].islower() or (" " not in text and not text[0].isupper()):
        return 0
    prose = len(following.said) > 60 and _SENTENCE_END.search(following.said) is not None
    return 3 if line.after > 1 or following.bulleted or prose else 0


_CORRECT = re.compile(
    r"\s{1,3}(?:[(\[](?:correct|right|correct answer)[)\]]|[-–—]\s?(?:correct|right)(?: answer)?)\Z", re.IGNORECASE
)


def marked(text: str) -> tuple[bool | None, str]:
    """Whether signs say that a text is right or wrong, and the text without them."""
    stripped = text.strip(f"{RIGHT_SIGNS}{WRONG_SIGNS}\ufe0f ")
    signs = set(text) - set(stripped)
    right = True if signs & set(RIGHT_SIGNS) else False if signs & set(WRONG_SIGNS) else None
    said = _CORRECT.search(stripped)
    if said:
        return True, stripped[: said.start()]
    return right, stripped if right is not None else text
