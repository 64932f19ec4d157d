"""Gaps in exercises of rqti, `<<word>>` and `<<right|wrong>>`, as R/exams has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.rexams.exercise import Exercise

GAPS = ("gap", "cloze", "dropdown", "dd")
"""The types of exercises with gaps, and those of gaps to choose for."""

_GAP = re.compile(r"<<([^<>\n]{1,300})>>|<gap>([^<>\n]{1,300})</gap>")
_NUMBER = re.compile(r"[-+]?[0-9]++(?:\.[0-9]++)?$")
_LONGEST = 900


@dataclass
class _Gaps:
    """What was found in the gaps; the first of several answers is the right one."""

    answers: list[tuple[Line, ...]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def marked(self, line: Line) -> Line:
        """The line with marks in the place of its gaps."""
        kept: list[str] = []
        at = 0
        for found in _GAP.finditer(line.text):
            group = 1 if found[1] is not None else 2
            self._take(Line(found[group], line.start + found.start(group)))
            kept += [line.text[at : found.start()], f"##ANSWER{len(self.keys)}##"]
            at = found.end()
        return Line("".join([*kept, line.text[at:]]), line.start)

    def _take(self, gap: Line) -> None:
        items = gap.text.split("|")
        if len(items) == 1:
            word = gap.text.strip()
            self.answers.append(())  # R/exams has an item for each gap
            self.kinds.append("num" if _NUMBER.match(word) else "string")
            self.keys.append(word)
            return
        at = 0
        for item in items:
            self.answers.append((gap.cut(at).head(len(item.strip())),))
            at += len(item) + 1
        self.kinds.append("schoice")
        self.keys.append("1" + "0" * (len(items) - 1))


def with_gaps(exercise: Exercise, question: Sequence[Line]) -> Exercise:
    """An exercise whose question has gaps."""
    gaps = _Gaps()
    stem = tuple(gaps.marked(line) for line in _unbroken(question))
    if not gaps.keys:
        return replace(exercise, question=stem)
    said = {"extype": "cloze", "exclozetype": "|".join(gaps.kinds), "exsolution": "|".join(gaps.keys)}
    meta = {**exercise.meta, **{name: Line(text, question[0].start) for name, text in said.items()}}
    return replace(exercise, question=stem, answers=tuple(gaps.answers), meta=meta)


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """The lines, in which a gap stands on one line."""
    out: list[Line] = []
    for line in lines:
        last = out[-1].text if out else ""
        if last.rfind("<<") > last.rfind(">>") and line.text.strip() and len(last) < _LONGEST:
            out[-1] = Line(f"{last.rstrip()} {line.text.lstrip()}", out[-1].start)
        else:
            out.append(line)
    return out
