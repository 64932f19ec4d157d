"""The kinds of pieces, and options in boxes whose code or list stands below them instead of inside."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.readers.markdown_quiz.blocks import without_tags
from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.markdown_quiz.options import Choice, Choices, is_letter, settled

_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\u2800\u3164\ufeff]*+$")


_MOST = 200
"""Options of one question, and parts of one option, that are put together; no real question has as many."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; `label` is what it was announced as: `key`, `explanation`, `hint`, `reference`."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0
    number: int = -1
    label: str = ""
    choices: Choices | None = None
    numbers: tuple[int, ...] = ()
    title: tuple[Line, ...] = ()
    code: bool = False

    @property
    def summary(self) -> str:
        """What stands on a folded part, without tags."""
        return without_tags(" ".join(line.text for line in self.title))


def gathered(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, in which boxes have the code or list that stands below each of them as their text."""
    out: list[Piece] = []
    alone = False
    for piece, following in zip(found, _following(found), strict=True):
        last = out[-1] if out else None
        choices = last.choices if last else None
        if last is None or choices is None or last.kind != "options" or not _may_go_on(choices):
            out.append(piece)
            alone = _is_alone(piece)
        elif piece.kind == "wrapper":
            continue
        elif piece.kind == "options" and piece.choices and piece.choices.choices[0].boxed and last.code:
            both = (*choices.choices, *piece.choices.choices)
            out[-1] = replace(last, lines=(*last.lines, *piece.lines), choices=_agreeing(both))
            alone = _is_alone(piece)
        elif _belongs(choices, piece, parted=last.code, between=alone and following):
            out[-1] = replace(last, lines=(*last.lines, *piece.lines), choices=_extended(choices, piece), code=True)
        else:
            out.append(piece)
    return out


def with_lettered_code(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, in which letters that stand alone, each with code below it, are options."""
    out: list[Piece] = []
    at = 0
    while at < len(found):
        count = _lettered(found, at)
        part = found[at : at + max(2 * count, 1)]
        if count:
            choices = tuple(Choice(code.lines, chr(65 + index)) for index, code in enumerate(part[1::2]))
            lines = tuple(line for piece in part for line in piece.lines)
            out.append(Piece("options", lines, choices=Choices(choices, sure=True)))
        else:
            out += part
        at += len(part)
    return out


def _lettered(found: Sequence[Piece], at: int) -> int:
    """How many letters in order, from A on, have code below them; 0 where it is one, or the next has other text."""
    count = 0
    while at + 2 * count + 1 < len(found) and found[at + 2 * count + 1].code and _begins(found[at + 2 * count], count):
        count += 1
    following = found[at + 2 * count : at + 2 * count + 1]
    goes_on = count > 0 and any(_begins(piece, count, alone=False) for piece in following)
    return count if count > 1 and not goes_on else 0


def _begins(piece: Piece, index: int, *, alone: bool = True) -> bool:
    """Whether a piece begins with the letter of an option, and holds nothing else if it has to stand alone."""
    match = _LETTER.match(piece.lines[0].text) if piece.kind in ("text", "bullets") and piece.lines else None
    if not match or ord(match[1].upper()) - 65 != index:
        return False
    return not alone or (len(piece.lines) == 1 and match.end() == len(piece.lines[0].text))


_LETTER = re.compile(r"\s*+(?:[-*+]\s++)?+(?:\*\*)?[(\[]?([A-Za-z])[.):\]](?:\*\*)?\s*+")


def _following(found: Sequence[Piece]) -> list[bool]:
    """For each piece whether the next that is neither text nor a wrapper holds boxes again."""
    out: list[bool] = []
    boxed = False
    for piece in reversed(found):
        out.append(boxed)
        if piece.choices and piece.kind == "options":
            boxed = piece.choices.choices[0].boxed
        elif piece.kind not in ("text", "wrapper", "numbered", "bullets") and not _is_step(piece):
            boxed = False
    return out[::-1]


def _is_step(piece: Piece) -> bool:
    """Whether a piece may be one of several steps: it has a number, and not the first."""
    return piece.kind == "start" and piece.number > 1


def _is_alone(piece: Piece) -> bool:
    """Whether a piece is one box."""
    return piece.choices is not None and len(piece.choices.choices) == 1


def _may_go_on(choices: Choices) -> bool:
    return choices.choices[-1].boxed and len(choices.choices) < _MOST and len(choices.choices[-1].lines) < _MOST


def _belongs(choices: Choices, piece: Piece, *, parted: bool, between: bool) -> bool:
    """Whether a piece below a box is the text that the box lacks, or code as the boxes before have it."""
    if _is_step(piece) and (between or (parted and piece.number == 2)):
        return re.match(r"\s*+\d{1,2}[.)]", value(choices.choices[-1].lines)) is not None
    if piece.kind not in ("text", "numbered", "bullets") or (piece.choices and piece.choices.marked):
        return False
    choice = choices.choices[-1]
    if is_blank(choice) or (_is_letter(choices) and (parted or between)):
        return True
    if piece.kind != "text" and between:
        return True
    return piece.code and (parted or between or value(choice.lines).rstrip().endswith((":", "：")))


def _is_letter(choices: Choices) -> bool:
    return is_letter(choices.choices[-1], len(choices.choices) - 1)


def is_blank(choice: Choice) -> bool:
    """Whether an option shows nothing."""
    return _INVISIBLE.match(html.unescape(value(choice.lines))) is not None


def _extended(choices: Choices, piece: Piece) -> Choices:
    last = choices.choices[-1]
    own = () if is_blank(last) or _is_letter(choices) else (*last.lines, Line("", last.lines[-1].end))
    lines = piece.lines
    if piece.kind == "start" and lines:
        number = f"{piece.number}. "
        lines = (Line(number + lines[0].text, lines[0].start - len(number)), *lines[1:])
    return replace(choices, choices=(*choices.choices[:-1], replace(last, lines=(*own, *lines))))


def _agreeing(choices: tuple[Choice, ...]) -> Choices:
    """Options of several groups as one: without a mark an option is wrong where another has one."""
    return Choices(settled(choices), sure=True)
