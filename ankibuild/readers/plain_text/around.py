"""The text around questions: headings, which make subdecks; passages that questions share; and what is left over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ankibuild.readers.collecting import subdeck
from ankibuild.readers.plain_text import words
from ankibuild.readers.plain_text.lines import Line

_LONGEST_HEADING = 90
_LEVELS = (
    ("subelement", "part", "module", "unit", "exam", "test", "teil", "parte", "partie", "часть", "unidad"),
    ("chapter", "kapitel", "capítulo", "chapitre", "capitolo", "глава", "第"),
)
_EDGES = " #=*_-:\t"


@dataclass
class Around:
    """What was found around questions so far: the open headings, and the passage for the next questions."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    passage: list[Line] = field(default_factory=list)
    first: int = 0
    last: int = -1
    left: list[Line] = field(default_factory=list)

    @property
    def deck(self) -> str:
        """The subdeck of the open headings."""
        return subdeck(*(name for _, name in self.headings))

    def passage_for(self, number: int | None) -> list[Line]:
        """The passage that a question refers to."""
        return self.passage if number is not None and self.first <= number <= self.last else []

    def take(self, lines: Sequence[Line]) -> None:
        """Takes lines that stand outside of questions."""
        for at, line in enumerate(lines):
            if match := words.PASSAGE.match(line.text):
                self._begin_passage(match, line, lines[at + 1 :])
                return
            if heading_level(line, lines[at + 1 : at + 2]):
                self._open(line)
            elif line.text and not words.RULE.match(line.text):
                self.left.append(line)

    def _begin_passage(self, match: re.Match[str], line: Line, rest: Sequence[Line]) -> None:
        self.first, self.last = int(match[1]), int(match[2])
        passage = [*rest]
        while passage and not passage[0].text:
            passage.pop(0)
        self.passage = passage if any(entry.text for entry in passage) else [line]

    def _open(self, line: Line) -> None:
        level = heading_level(line, ())
        self.headings = [entry for entry in self.headings if entry[0] < max(level, 1)]
        self.headings.append((max(level, 1), line.text.strip(_EDGES)))


def heading_level(line: Line, after: Sequence[Line]) -> int:
    """How deep the chapter is that a line begins, from 1 on; 0 where it begins none."""
    text = line.text
    if not text or len(text) > _LONGEST_HEADING or text.endswith((".", "?", "!", ",", ";")):
        return 0
    if match := words.HEADING.match(text):
        if text[match.end() :].strip(_EDGES + ".")[:1].islower():
            return 0
        word = text.strip(_EDGES).lower()
        return next((level for level, known in enumerate(_LEVELS, 1) if word.startswith(known)), 3)
    underlined = bool(after) and len(after[0].text) > 2 and set(after[0].text) <= set("=-")
    shouted = text.isupper() and len(text) > 3 and any(letter.isalpha() for letter in text[:4])
    return 4 if underlined or shouted or re.match(r"#{1,4}\s", text) else 0


def split_outside(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that may still belong to the question above them, and those from the first heading or passage on."""
    for at, line in enumerate(lines):
        certain = bool(words.HEADING.match(line.text)) and heading_level(line, ()) > 0
        alone = at == 0 or not lines[at - 1].text
        weak = alone and heading_level(line, lines[at + 1 : at + 2]) > 0 and _is_last(lines, at)
        if certain or weak or (alone and words.PASSAGE.match(line.text)):
            return lines[:at], lines[at:]
    return lines, []


def _is_last(lines: list[Line], at: int) -> bool:
    """Whether nothing but drawn and blank lines follow."""
    return all(not line.text or words.RULE.match(line.text) for line in lines[at + 1 : at + 5]) and at + 5 > len(lines)
