"""An exercise of rqti → its parts: YAML at its start, sections `question` and `feedback`, the list at the end.

rqti takes the items in emphasis for right; in a single choice without any, the first item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.readers.markdown_quiz.blocks import Block, blocks
from ankibuild.readers.markdown_quiz.frontmatter import Front
from ankibuild.readers.markdown_quiz.lines import Line, trimmed
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.programs import without_programs

_HEADING = re.compile(r"#{1,6}[ \t]++(question|feedback|general feedback|solution)\b[^\n]*+$", re.IGNORECASE)
_ASTERISKS = re.compile(r"\*(?!\*)([^*\n]++)\*$")
_SINGLE = ("sc", "schoice", "singlechoice", "single choice")
_SEVERAL = ("mc", "mpc", "mcq", "mchoice", "multiplechoice", "multiple choice")


def from_rqti(lines: Sequence[Line], front: Front) -> Exercise:
    """The parts of an exercise of rqti."""
    programs = without_programs(lines)
    sections: dict[str, list[Line]] = {}
    name = ""
    for line in programs.lines:
        heading = _HEADING.match(line.text)
        if heading:
            name = "question" if heading[1].lower() == "question" else "feedback"
        else:
            sections.setdefault(name, []).append(line)
    exercise = Exercise(
        solution=tuple(sections.get("feedback", ())), computed=programs.computed, skipped=programs.skipped
    )
    question = trimmed(sections.get("question", ()))
    start = question[0].start if question else 0
    meta = {"extype": Line(front.settings.get("type", "").lower(), start)}
    if front.settings.get("title"):
        meta["exname"] = Line(front.settings["title"], start)
    return _with_list(replace(exercise, meta=meta), question)


def _with_list(exercise: Exercise, question: list[Line]) -> Exercise:
    kind = exercise.said("extype")
    listed = next((block for block in reversed(blocks(question)) if block.items), None)
    if kind not in (*_SINGLE, *_SEVERAL, "order") or listed is None:
        return replace(exercise, question=tuple(question))
    first = listed.lines[0].start
    answers, marks = _answers(listed)
    if kind == "order":
        answers = listed.items
    if kind in _SINGLE and "1" not in marks:
        marks = "1" + marks[1:]
    ours = "order" if kind == "order" else "schoice" if kind in _SINGLE else "mchoice"
    line = {"extype": ours, "exsolution": marks}
    meta = {**exercise.meta, **{name: Line(text, first) for name, text in line.items()}}
    stem = tuple(each for each in question if each.start < first)
    return replace(exercise, question=stem, answers=answers, meta=meta)


def _answers(block: Block) -> tuple[tuple[tuple[Line, ...], ...], str]:
    """The items without the asterisks that say which are right, and a 0 or 1 for each."""
    found = [_ASTERISKS.match(item[0].text.strip()) if len(item) == 1 else None for item in block.items]
    answers = tuple(
        (Line(mark[1], item[0].start + 1),) if mark else item for item, mark in zip(block.items, found, strict=True)
    )
    return answers, "".join("1" if mark else "0" for mark in found)
