"""Which options a key means: by text, by letter, by number, or by a 0 or 1 for each option.

A key may be read in several ways ("2" among options that are numbers). Where these disagree, the other rows decide:
the way that any of them can only be read in. What the first number is, is decided for the whole file too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ankibuild.readers.grid.names import column_of


class Form(StrEnum):
    """How a key names options."""

    TEXT = "text"
    LETTER = "letter"
    NUMBER = "number"
    FLAGS = "flags"


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of a row: their texts ('' where a cell is empty) and their letters or numbers."""

    texts: tuple[str, ...]
    marks: tuple[str, ...] = ()

    def has(self, index: int) -> bool:
        """Whether there is such an option."""
        return 0 <= index < len(self.texts) and bool(self.texts[index])

    @property
    def count(self) -> int:
        """How many options are there."""
        return sum(map(bool, self.texts))


Meanings = Mapping[Form, frozenset[int]]
"""By how a key may be read, the options it then means: by index, but the numbers as they are typed."""

_LONGEST = 2000
_MOST_KEYS = 26
_QUOTES = 2
_AND = re.compile(r" ?(?:[,;/&+、，；|]| (?:and|und|y|et|e|ve|и|en|i|oraz|och|og) ) ?", re.IGNORECASE)
_BREAK = re.compile(r"[\r\n]+")
_LETTER = re.compile(r"[(\[]?([A-Za-zА-Иа-и])[)\].:]{0,2}\Z")
_RUN = re.compile(r"[A-J]{2,10}\Z")
_NUMBER = re.compile(r"[(#]?(\d{1,2})(?:\.0)?[).]?\Z", re.ASCII)
_DOTTED = re.compile(r"\d(?:\.\d){1,9}\Z", re.ASCII)
_LABELLED = re.compile(r"[(\[]?([A-Za-z]|\d{1,2})\s?[)\].:–-]\s?(\S.*)\Z", re.ASCII)
_FLAGS = re.compile(r"[01](?:[ ,;|][01]){1,25}\Z")
_CYRILLIC = "абвгдежзи"
_PARTED_BY = ("; ", ";", "|", ", ", ",")


def meanings_of(word: str, choices: Choices) -> Meanings:
    """All ways to read a key that mean options which are there."""
    lines = _BREAK.sub(" ; ", word.strip()) if len(word) <= _LONGEST else word
    word = " ".join(lines.split())
    if len(word) > _QUOTES and word[0] == word[-1] == '"':
        word = word[1:-1]
    found = {Form.TEXT: _by_text(word, choices)}
    if len(word) <= _LONGEST:
        found[Form.LETTER] = _by_letter(word, choices)
        found[Form.NUMBER] = _numbers(word, choices)
        found[Form.FLAGS] = _by_flags(word, choices)
    return {form: indexes for form, indexes in found.items() if indexes}


def _loose(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _by_text(word: str, choices: Choices) -> frozenset[int]:
    texts: dict[str, int] = {}
    for index, text in enumerate(choices.texts):
        if text:
            texts.setdefault(_loose(text), index)
    if _loose(word) in texts:
        return frozenset({texts[_loose(word)]})
    for separator in _PARTED_BY:
        parts = [_loose(part) for part in word.split(separator) if part.strip()]
        if len(parts) > 1 and all(part in texts for part in parts):
            return frozenset(texts[part] for part in parts)
    return _by_label_and_text(word, choices, texts)


def _by_label_and_text(word: str, choices: Choices, texts: Mapping[str, int]) -> frozenset[int]:
    """`B) the text`: where both mean one option."""
    found = _LABELLED.match(word)
    index = texts.get(_loose(found[2])) if found else None
    if found is None or index is None:
        return frozenset()
    is_same = found[1].isdecimal() or _letter_index(found[1], choices) == index
    return frozenset({index}) if is_same else frozenset()


def _by_letter(word: str, choices: Choices) -> frozenset[int]:
    parts = list(word) if _RUN.match(word) and word == "".join(sorted(set(word))) else _parts(word)
    indexes = [_named_index(part, choices) for part in parts]
    return frozenset(indexes) if indexes and all(map(choices.has, indexes)) else frozenset()


def _parts(word: str) -> list[str]:
    parts = [part for part in _AND.split(word) if part]
    return parts if len(parts) <= _MOST_KEYS else []


def _named_index(part: str, choices: Choices) -> int:
    """The index of the option that a letter or the name of a column means, -1 for none."""
    found = _LETTER.match(part)
    if found:
        return _letter_index(found[1], choices)
    column = column_of(part) if not _NUMBER.match(part) else None
    if column and column.mark and column.field in ("option", "key"):
        if column.mark in choices.marks:
            return choices.marks.index(column.mark)
        return _letter_index(column.mark, choices) if column.mark.isalpha() else int(column.mark) - 1
    return -1


def _letter_index(letter: str, choices: Choices) -> int:
    low = letter.lower()
    position = _CYRILLIC.index(low) if low in _CYRILLIC else ord(low) - ord("a")
    mark = "abcdefghi"[position] if low in _CYRILLIC else low
    if mark in choices.marks:
        return choices.marks.index(mark)
    return -1 if any(own.isalpha() for own in choices.marks) else position


def _numbers(word: str, choices: Choices) -> frozenset[int]:
    """Numbers as typed; `1.3` is what a spreadsheet makes of 1,3 where the comma is decimal."""
    dotted = _DOTTED.match(word) is not None and not word.endswith(".0")
    parts = word.split(".") if dotted else word.split() if " " in word and "," not in word else _parts(word)
    found = [match for part in parts if (match := _NUMBER.match(part.strip()))]
    numbers = [int(match[1]) for match in found]
    if not numbers or len(found) != len(parts) or max(numbers) > len(choices.texts):
        return frozenset()
    return frozenset(numbers) if len(set(numbers)) == len(numbers) else frozenset()


def _by_flags(word: str, choices: Choices) -> frozenset[int]:
    if not _FLAGS.match(word):
        return frozenset()
    flags = word[::2]
    indexes = frozenset(index for index, flag in enumerate(flags) if flag == "1")
    fits = len(flags) in (choices.count, len(choices.texts)) and all(map(choices.has, indexes))
    return indexes if fits else frozenset()


@dataclass(frozen=True, slots=True)
class Deciding:
    """What the rows of a file say together: the ways that keys are read in, and the number of the first option."""

    forms: frozenset[Form]
    first: int | None
    contradictory: bool = False

    def meant(self, meanings: Meanings) -> tuple[frozenset[int], str]:
        """The options that a key means; or none, and the code of the error that says why."""
        if Form.FLAGS in meanings and Form.TEXT not in meanings:
            return meanings[Form.FLAGS], ""
        readings = {form: self._based(form, indexes) for form, indexes in meanings.items()}
        if len(set(readings.values())) > 1:
            readings = {form: indexes for form, indexes in readings.items() if form in self.forms} or readings
        found = set(readings.values())
        if not found:
            return frozenset(), "key-not-among-options"
        if len(found) > 1 or None in found:
            return frozenset(), self._unclear(meanings, readings)
        return found.pop() or frozenset(), ""

    def _unclear(self, meanings: Meanings, readings: Mapping[Form, frozenset[int] | None]) -> str:
        """Why a key may mean several options: users can say the number of the first one, if it helps."""
        numbers = meanings.get(Form.NUMBER, frozenset())
        firsts = (0, 1) if self.first is None else (self.first,)
        numbered = [frozenset(number - first for number in numbers) for first in firsts]
        if Form.TEXT in readings and readings[Form.TEXT] not in numbered:
            return "key-letter-or-text"
        return "keys-contradictory" if self.contradictory else "keys-ambiguous"

    def _based(self, form: Form, indexes: frozenset[int]) -> frozenset[int] | None:
        """The options by index, None where it is open which ones numbers mean."""
        if form is not Form.NUMBER:
            return indexes
        return None if self.first is None else frozenset(index - self.first for index in indexes)


def decide(rows: Iterable[tuple[Meanings, Choices]], said: int | None, headings: Iterable[int | None]) -> Deciding:
    """What all keys of a file say together; `headings` what those of its tables say about the first number."""
    rows = list(rows)
    forms = frozenset(next(iter(meanings)) for meanings, _ in rows if len(meanings) == 1)
    numbered = [(meanings[Form.NUMBER], choices) for meanings, choices in rows if set(meanings) == {Form.NUMBER}]
    zero = any(0 in numbers for numbers, _ in numbered)
    one = any(choices.count in numbers for numbers, choices in numbered)
    if said is not None:
        return Deciding(forms, said)
    if zero or one:
        return Deciding(forms, None if zero and one else 0 if zero else 1, contradictory=zero and one)
    known = set(headings)
    return Deciding(forms, known.pop() if len(known) == 1 else None)


def first_by_marks(marks: Sequence[str]) -> int | None:
    """The number of the first option by the options' own names (`Answer 1`, `Answer 2`), None where they have none."""
    if len(marks) > 1 and all(mark.isdecimal() for mark in marks):
        return int(marks[0]) if int(marks[0]) in (0, 1) else None
    return None
