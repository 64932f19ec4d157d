"""Questions, parts and choices of a LaTeX file, as stretches of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from ankibuild.readers.latex_exam.tex import Tex


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file, to be read as text; `verbatim` names the environment whose content it is."""

    tex: Tex
    start: int
    end: int
    verbatim: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to fill in, with its answer, which may be missing."""

    answer: Stretch | None


Piece: TypeAlias = Stretch | Blank


@dataclass
class Choice:
    """An option: where it stands, whether it is right, and its text."""

    tex: Tex
    start: int
    correct: bool
    said: str = ""
    """Its optional argument, in which moodle.sty writes `fraction`, `tolerance` and `feedback`."""
    pieces: list[Piece] = field(default_factory=list)


@dataclass
class Item:
    """A question, or a part of one; the parts are its `children`. `marked` is a name or id that the file gives it.

    `cut` is the environment around it that has no end, where the file may have been cut off in the question.
    """

    tex: Tex
    level: int
    start: int
    end: int
    deck: str
    title: Stretch | None = None
    marked: str = ""
    several: bool = False
    moodle: str = ""
    stem: list[Piece] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    solution: list[Piece] = field(default_factory=list)
    answer: list[Piece] = field(default_factory=list)
    tail: list[Piece] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)
    computed: str = ""
    cut: str = ""
