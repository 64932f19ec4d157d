"""Lists of keys: at the end of a file or a chapter, or in a file of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.survey import Dialect, Look
from ankibuild.readers.plain_text.words import (
    HEADING,
    KEY_LIST,
    KEY_LIST_HEADING,
    KEY_LIST_LABEL,
    RULE,
    beginnings,
    is_furniture,
    may_begin,
)

_LETTERS = r"[A-Za-z](?:\s?[,&/]\s?[A-Za-z])*+(?!\w)|[A-H]{2,6}(?!\w)|(?:true|false)(?!\w)|[а-еА-Е](?!\w)|[①-⑩√×]"
_PAIR = re.compile(
    r"(?:[Qq](?:uestion)?\s?)?[(\[]?(?P<number>\d{1,5})[)\]]?(?:\s?[.):：\-–—=、|]{1,2})?\s*+"
    rf"[(\[]?(?P<key>{_LETTERS})[)\]]?[.,;|、\s]*+",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"(\d{1,5})\s?[-–—~～至]\s?(\d{1,5})\s*+[.:：)、]?+\s*+(?P<keys>[A-Ha-h](?:[\s,]{0,3}[A-Ha-h])*+)[\s,;.|]*+"
)
_NUMBERS = re.compile(r"\d{1,5}(?:[\s|.]++\d{1,5})++[\s|.]*+$")
_KEYS = re.compile(r"[A-Ha-h](?:[\s|]++[A-Ha-h])++[\s|]*+$")
_HEADS = re.compile(r"(?:(?:no|nr|number|questions?|q|keys?|answers?|#)\b\.?|[|\s:\-#])++$", re.IGNORECASE)
"""The head of a table of keys."""


@dataclass
class Entry:
    """The key of one question; `lines` follow it, and explain. `named` says that the entry is a letter and no more."""

    number: int
    key: Line
    named: bool
    lines: list[Line] = field(default_factory=list)


class KeyList(NamedTuple):
    """A list of keys; `at` is the place of its first line among those of the file."""

    at: int
    entries: list[Entry]
    left: list[Line]


class Found(NamedTuple):
    """The lists of a file, and its other lines: those of lists are taken out."""

    lists: list[KeyList]
    looks: list[Look]


def find_lists(looks: Sequence[Look], dialect: Dialect) -> Found:
    """The lists of keys among the lines of a file."""
    lists: list[KeyList] = []
    only_lists = all(_on_one_line(look) for look in looks if look.label == "key" and not look.paired)
    kept: list[Look] = []
    bodies = _bodies(looks, dialect)
    at = barren = 0
    while at < len(looks):
        headed = at >= barren and _is_list_heading(looks[at]) and _is_no_key(looks, at)
        end = _end(looks, at + 1, bodies) if headed else _bare_end(looks, at, dialect)
        entries, left = (
            _read(looks[at + headed : end]) if end > at else (_on_one_line(looks[at]) if only_lists else [], [])
        )
        barren = end if headed and not entries else barren
        end = max(end, at + 1)
        if entries:
            lists.append(KeyList(len(kept), entries, left))
            at = end
        else:
            kept.append(looks[at])
            at += 1
    return Found(lists, kept)


def _is_list_heading(look: Look) -> bool:
    head = look.line.text[:_LONGEST_HEADING]
    return may_begin(head.lstrip("#=*_- "), _BEGINNINGS) and KEY_LIST_HEADING.match(head) is not None


def _is_no_key(looks: Sequence[Look], at: int) -> bool:
    """Whether a heading that may also be the label of one question's key has more than one letter below it."""
    if looks[at].label != "key":
        return True
    below = next((look.line for look in looks[at + 1 :] if look.line.text), None)
    return below is not None and bool(pairs(below) or _NUMBERS.match(below.text) or _HEADS.match(below.text))


_BEGINNINGS = beginnings(KEY_LIST)


def read_list(looks: Sequence[Look]) -> KeyList:
    """A file that holds nothing but keys."""
    begin = 1 if looks and KEY_LIST_HEADING.match(looks[0].line.text) else 0
    entries, left = _read(looks[begin:])
    return KeyList(0, entries, left)


_LONGEST_HEADING = 120


def _bodies(looks: Sequence[Look], dialect: Dialect) -> list[bool]:
    """For each line, whether it is a question's mark below which options begin, so that no list goes beyond it."""
    found = [False] * (len(looks) + 1)
    opening = False
    for at in range(len(looks) - 1, -1, -1):
        look = looks[at]
        if look.question and look.question.style in dialect.questions:
            found[at] = (opening or any(style in dialect.options for style in look.inner)) and not pairs(look.line)
            opening = False
        elif dialect.opens(look):
            opening = True
    return found


def _end(looks: Sequence[Look], at: int, bodies: list[bool]) -> int:
    """Where a list under a heading ends: before the next question that has options."""
    while at < len(looks) and not bodies[at]:
        at += 1
    return at


def _bare_end(looks: Sequence[Look], at: int, dialect: Dialect) -> int:
    """Where a list without a heading ends, `at` where there is none: two keys or more, alone on their lines."""
    if not looks[at].line.text or any(style.alphabet == "digit" for style in dialect.options[:1]):
        return at
    end, count = at, 0
    while end < len(looks) and (not looks[end].line.text or (found := pairs(looks[end].line))):
        count += len(found) if looks[end].line.text else 0
        end += 1
    return end if count > 1 else at


def _on_one_line(look: Look) -> list[Entry]:
    """`Answers: 1-A, 2-B`."""
    if look.paired:
        return []
    label = KEY_LIST_LABEL.match(look.line.text) if may_begin(look.line.text, _BEGINNINGS) else None
    begin = label.end() if label else look.value
    found = pairs(look.line.cut(begin)) if label or look.label in ("key", "solution") else []
    return found if len(found) > 1 else []


def pairs(line: Line) -> list[Entry]:
    """The keys on a line that holds nothing else; [] where it does."""
    text = line.text.strip("| ")
    shift = line.text.find(text)
    found: list[Entry] = []
    at = 0
    while at < len(text):
        match = _RANGE.match(text, at)
        if match and (several := _range(line, match, shift)):
            found += several
        elif match := _PAIR.match(text, at):
            found.append(
                Entry(int(match["number"]), line.cut(shift + match.start("key"), shift + match.end("key")), True)
            )
        else:
            return []
        at = match.end()
    return found


def _range(line: Line, match: re.Match[str], shift: int) -> list[Entry]:
    """`1-5 ABCDA`: as many letters as numbers."""
    first, last = int(match[1]), int(match[2])
    offsets = [match.start("keys") + at for at, letter in enumerate(match["keys"]) if letter.isalpha()]
    if last - first + 1 != len(offsets):
        return []
    return [Entry(first + nth, line.cut(shift + at, shift + at + 1), True) for nth, at in enumerate(offsets)]


def _read(looks: Sequence[Look]) -> tuple[list[Entry], list[Line]]:
    """The keys of a list, with the lines that explain them, and the lines that do neither."""
    entries: list[Entry] = []
    left: list[Line] = []
    numbers: list[int] = []
    for look in looks:
        line = look.line
        if not line.text or RULE.match(line.text) or _HEADS.match(line.text):
            continue
        if found := _row(line, numbers) or pairs(line):
            entries += found
        elif (look.label == "key" and entries) or look.question:
            _take(look, entries, left)
        elif is_furniture(line.text) or not entries or _is_heading(line):
            left += [] if _NUMBERS.match(line.text) or _is_heading(line) else [line]
        else:
            entries[-1].lines.append(line)
        numbers = [int(n) for n in re.findall(r"\d+", line.text)] if _NUMBERS.match(line.text) else []
    return entries, [*left, *_closing(entries)]


def _closing(entries: list[Entry]) -> list[Line]:
    """The lines below the last key, where no other has any: they close the list, and explain nothing."""
    if len(entries) < 2 or any(entry.lines for entry in entries[:-1]):
        return []
    lines, entries[-1].lines = entries[-1].lines, []
    return lines


def _row(line: Line, numbers: list[int]) -> list[Entry]:
    """A row of keys below a row of as many numbers."""
    if not numbers or not _KEYS.match(line.text.strip("| ")):
        return []
    offsets = [at for at, letter in enumerate(line.text) if letter.isalpha()]
    if len(offsets) != len(numbers):
        return []
    return [Entry(number, line.cut(at, at + 1), True) for number, at in zip(numbers, offsets, strict=True)]


def _take(look: Look, entries: list[Entry], left: list[Line]) -> None:
    """An entry whose key is more than a letter; or a labelled key below the number."""
    if look.question and look.question.number is not None:
        rest = look.line.cut(look.question.length)
        entries.append(Entry(look.question.number, rest, False))
    elif entries:
        entries[-1].lines = []
        entries[-1].key = look.line.cut(look.value)
    else:
        left.append(look.line)


def _is_heading(line: Line) -> bool:
    return bool(HEADING.match(line.text)) and len(line.text) < _LONGEST_HEADING
