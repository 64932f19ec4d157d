"""Options that stand one behind the other on a line: `a) one b) two c) three`, `A. one | B. two`."""

from __future__ import annotations

import re

from ankibuild.readers.markdown_quiz.letters import LETTERS, SIGNS
from ankibuild.readers.markdown_quiz.lines import Line, Lines
from ankibuild.readers.markdown_quiz.options import Choice, Choices
from ankibuild.readers.plain_text.marks import is_apart

_MARK = re.compile(
    rf"(?:^|(?<=[\s|;,，；>]))(?:\*\*|__)?([(\[]?)([A-Za-z{SIGNS}])([.):、．]|\])(?:\*\*|__)?"
    r"(?:\s++|(?=[^\sA-Za-z.])|(?<=[)\]])(?=\S))"
)
_EDGES = " \t|,，；·•\u00a0"
_ENTITY = re.compile(r"&#?\w{1,9};$")
_SPACES = ("&nbsp;", "&emsp;", "&ensp;", "<br>", "<br/>", "<br />")
_LEAD = re.compile(r"(?:\s|&nbsp;|&emsp;|&ensp;|<br\s*+/?>|[|:：·•])*+", re.IGNORECASE)
_ASKING = ("?", "？", "؟", ":", "：", "…", "__")
_FEWEST = 3
"""So many letters in order are options behind any text; behind what asks and at the beginning of a line two are."""


def inlined(line: Line) -> Choices | None:
    """The options of a line that holds nothing else; None where it holds something before them, or none."""
    found = inlined_part([line])
    return found[1] if found and not found[0] else None


def inlined_part(lines: Lines) -> tuple[tuple[Line, ...], Choices] | None:
    """The lines before options on one or more lines, and the options; None where there are none."""
    marks = _marks(lines)
    if len(marks) < 2:
        return None
    at, first = marks[0]
    before = (*lines[:at], lines[at].head(first.start()))
    said = tuple(line for line in before if not _LEAD.fullmatch(line.text))
    beginning = not _LEAD.sub("", lines[at].text[: first.start()])
    shared = len({place for place, _ in marks}) < len(marks)
    asked = beginning or (bool(said) and said[-1].text.endswith(_ASKING))
    if len(marks) < (2 if asked else _FEWEST) or not shared or marks[-1][0] != len(lines) - 1:
        return None
    choices = [_choice(lines, marks, index) for index in range(len(marks))]
    if not all(choice.lines[0].text for choice in choices):
        return None
    return said, Choices(tuple(choices), sure=True)


def in_columns(lines: Lines) -> Choices | None:
    """Options that stand in columns, `A) one   C) three` above `B) two   D) four`; None where they do not."""
    rows = [[mark for mark in _MARK.finditer(line.text) if _begins_column(line.text, mark)] for line in lines]
    marks = [mark for row in rows for mark in row]
    if len(rows) < 2 or not all(rows) or len({_style(mark) for mark in marks}) > 1:
        return None
    by_row = [[_place(mark) for mark in row] for row in rows]
    wanted = [list(range(at, len(marks), len(rows))) for at in range(len(rows))]
    if by_row != wanted or len(marks) == len(rows) or any(row[0].start() for row in rows):
        return None
    found = {
        _place(mark): _choice([line], [(0, each) for each in row], index)
        for line, row in zip(lines, rows, strict=True)
        for index, mark in enumerate(row)
    }
    choices = tuple(found[place] for place in range(len(marks)))
    return Choices(choices, sure=True) if all(choice.lines[0].text for choice in choices) else None


def _begins_column(text: str, mark: re.Match[str]) -> bool:
    """Whether a letter may begin a column: at the beginning of a line, behind a gap, or in brackets."""
    return mark[3] in ")]" or not mark.start() or is_apart(text, mark.start())


def _marks(lines: Lines) -> list[tuple[int, re.Match[str]]]:
    """The letters A, B, C … in order, all written in one way, with the place of their lines."""
    found: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        for match in _MARK.finditer(line.text):
            if _place(match) == 0 and len(found) < 2:
                found = [(at, match)]
            elif found and _place(match) == len(found) and _style(match) == _style(found[0][1]):
                found.append((at, match))
    return found


def _place(match: re.Match[str]) -> int:
    return ord(LETTERS[match[2]].latin) - 65


def _style(match: re.Match[str]) -> tuple[str, str, str, bool]:
    return match[1], match[3], LETTERS[match[2]].alphabet, match[2].isupper()


def _choice(lines: Lines, marks: list[tuple[int, re.Match[str]]], index: int) -> Choice:
    """An option: from behind its letter to the next, also on the next line."""
    at, match = marks[index]
    until, following = marks[index + 1] if index + 1 < len(marks) else (len(lines) - 1, None)
    parts = [lines[at].cut(match.end()), *lines[at + 1 : until + 1]]
    end = following.start() if following else len(lines[until].text)
    parts[-1] = (
        Line(lines[at].text[match.end() : end], lines[at].start + match.end()) if until == at else parts[-1].head(end)
    )
    kept = [_bare(part) for part in parts]
    letter = LETTERS[match[2]]
    filled = tuple(part for part in kept if part.text) or (kept[0],)
    return Choice(filled, letter.latin, whole=filled, alphabet=letter.alphabet)


def _bare(line: Line) -> Line:
    """A text without the signs that part it from the next option."""
    text = line.text.rstrip(_EDGES)
    while end := _end(text):
        text = text[: -len(end)].rstrip(_EDGES)
    return Line(text, line.start).cut(0)


def _end(text: str) -> str:
    """The space that is written as a tag or by its name, or the semicolon, that a text ends with."""
    named = next((name for name in _SPACES if text[-6:].lower().endswith(name)), "")
    return named or (";" if text.endswith(";") and not _ENTITY.search(text[-12:]) else "")
