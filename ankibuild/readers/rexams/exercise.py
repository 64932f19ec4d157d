"""The parts of an exercise, whatever it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ankibuild.readers.markdown_quiz.lines import Line


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise: its question with the answers to choose from, its solution with what is said of each, and the rest.

    `meta` is the meta-information by its names (`exname`, `extype` …), each value with its place.
    """

    question: tuple[Line, ...] = ()
    answers: tuple[tuple[Line, ...], ...] = ()
    solution: tuple[Line, ...] = ()
    remarks: tuple[tuple[Line, ...], ...] = ()
    meta: Mapping[str, Line] = field(default_factory=dict)
    computed: str = ""
    skipped: tuple[Line, ...] = ()

    def said(self, name: str) -> str:
        """A value of the meta-information, '' where it is missing."""
        line = self.meta.get(name)
        return line.text.strip() if line else ""
