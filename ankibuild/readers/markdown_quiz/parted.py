"""The kinds of pieces, and options in boxes whose code or list stands below them instead of inside."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ankibuild.readers.markdown_quiz.lines import Line, value
from ankibuild.readers.markdown_quiz.options import Choice, Choices

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
    summary: str = ""
    code: bool = False


def gathered(found: Sequence[Piece]) -> list[Piece]:
    """The pieces, in which boxes have the code or list that stands below each of them as their text."""
    out: list[Piece] = []
    for piece in found:
        last = out[-1] if out else None
        choices = last.choices if last else None
        if last is None or choices is None or last.kind != "options" or not _may_go_on(choices):
            out.append(piece)
        elif piece.kind == "options" and piece.choices and piece.choices.choices[0].boxed and last.code:
            both = (*choices.choices, *piece.choices.choices)
            out[-1] = replace(last, lines=(*last.lines, *piece.lines), choices=_agreeing(both))
        elif _belongs(choices.choices[-1], piece, parted=last.code):
            out[-1] = replace(last, lines=(*last.lines, *piece.lines), choices=_extended(choices, piece), code=True)
        else:
            out.append(piece)
    return out


def _may_go_on(choices: Choices) -> bool:
    return choices.choices[-1].boxed and len(choices.choices) < _MOST and len(choices.choices[-1].lines) < _MOST


def _belongs(choice: Choice, piece: Piece, *, parted: bool) -> bool:
    """Whether a piece below a box is the text that the box lacks, or code as the boxes before have it."""
    if piece.kind not in ("text", "numbered", "bullets") or (piece.choices and piece.choices.marked):
        return False
    return is_blank(choice) or (piece.code and (parted or value(choice.lines).rstrip().endswith((":", "："))))


def is_blank(choice: Choice) -> bool:
    """Whether an option shows nothing."""
    return _INVISIBLE.match(html.unescape(value(choice.lines))) is not None


def _extended(choices: Choices, piece: Piece) -> Choices:
    last = choices.choices[-1]
    own = () if is_blank(last) else (*last.lines, Line("", last.lines[-1].end))
    return replace(choices, choices=(*choices.choices[:-1], replace(last, lines=(*own, *piece.lines))))


def _agreeing(choices: tuple[Choice, ...]) -> Choices:
    """Options of several groups as one: without a mark an option is wrong where another has one."""
    marked = any(choice.correct for choice in choices)
    found = tuple(replace(choice, correct=bool(choice.correct)) if marked else choice for choice in choices)
    return Choices(found, sure=True)
