"""An exercise in Sweave (LaTeX with R) → its parts: environments, and commands with the meta-information."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.programs import without_programs

_META = re.compile(r"\\(ex[a-z]++(?:\[[^\]]*+\])?)\s*+\{((?:[^{}]|\{[^{}]*+\})*+)\}")
_MARKED = re.compile(r"[ \t]*+%++[ \t]*+(?=\\ex[a-z])")
"""Before meta-information that is hidden from LaTeX, as in exercises of the first years: `%% \\extype{num}`."""

_COMMENT = re.compile(r"(?<!\\)%[^\n]*+")
_ITEM = re.compile(r"\\item(?![A-Za-z])[ \t]*+")


def from_latex(lines: Sequence[Line]) -> Exercise:
    """The parts of an exercise whose texts are LaTeX."""
    programs = without_programs(lines)
    meta: dict[str, Line] = {}
    for line in programs.lines:
        mark = _MARKED.match(line.text)
        shown = line.cut(mark.end()) if mark else line
        for found in _META.finditer(_COMMENT.sub("", shown.text)):
            if not mark or found[1] not in meta:
                meta[found[1]] = Line(found[2].strip(), shown.start + found.start(2))
    question, answers = _parted(_environment(programs.lines, "question"))
    solution, remarks = _parted(_environment(programs.lines, "solution"))
    return Exercise(question, answers, solution, remarks, meta, programs.computed, programs.skipped)


def _environment(lines: Sequence[Line], name: str) -> list[Line]:
    """The lines between the beginning and the end of an environment."""
    begin, end = f"\\begin{{{name}}}", f"\\end{{{name}}}"
    out: list[Line] = []
    inside = False
    for line in lines:
        text = line
        if not inside and begin in line.text:
            inside = True
            text = line.cut(line.text.index(begin) + len(begin))
        if inside:
            at = text.text.find(end)
            out.append(text if at < 0 else text.head(at))
            if at >= 0:
                break
    return out


def _parted(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[tuple[Line, ...], ...]]:
    """The text of an environment, and the items of its list of answers."""
    listed = _environment(lines, "answerlist")
    if not listed:
        return tuple(lines), ()
    begin, end = "\\begin{answerlist}", "\\end{answerlist}"
    first = next(index for index, line in enumerate(lines) if begin in line.text)
    last = next((index for index, line in enumerate(lines) if index >= first and end in line.text), len(lines) - 1)
    opening, closing = lines[first], lines[last]
    after = closing.cut(closing.text.index(end) + len(end)) if end in closing.text else closing.cut(len(closing.text))
    before = opening.head(opening.text.index(begin))
    return (*lines[:first], before, after, *lines[last + 1 :]), _items(listed)


def _items(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    out: list[list[Line]] = []
    for line in lines:
        marks = list(_ITEM.finditer(line.text))
        if not marks and out:
            out[-1].append(line)
        for index, mark in enumerate(marks):
            end = marks[index + 1].start() if index + 1 < len(marks) else len(line.text)
            out.append([Line(line.text[mark.end() : end], line.start + mark.end())])
    return tuple(tuple(item) for item in out)
