"""An exercise of rqti → its parts: YAML at its start, sections `question` and `feedback`, the list at the end.

rqti takes the items in emphasis for right; in a single choice without any, the first item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.readers.markdown_quiz.blocks import Block, blocks
from ankibuild.readers.markdown_quiz.frontmatter import Front
from ankibuild.readers.markdown_quiz.lines import Line, trimmed, value
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.programs import without_programs
from ankibuild.readers.rexams.rqti_gaps import GAPS, with_gaps

_HEADING = re.compile(r"#{1,6}[ \t]++(question|feedback|general feedback|solution)\b[^\n]*+$", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?:\*(?!\*)[^*]++\*|_(?!_)[^_]++_)$")
_SINGLE = ("sc", "schoice", "singlechoice", "single choice")
_PAIRS = ("dp", "pair", "directedpair", "directed pair")
_SEVERAL = ("mc", "mpc", "mcq", "mchoice", "multiplechoice", "multiple choice")


def from_rqti(lines: Sequence[Line], front: Front) -> Exercise:
    """The parts of an exercise of rqti."""
    programs = without_programs(_without_comments(lines))
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
    if kind in GAPS and question:
        return with_gaps(exercise, question)
    listed = next((block for block in reversed(blocks(question)) if block.items), None)
    if kind not in (*_SINGLE, *_SEVERAL, *_PAIRS, "order") or listed is None:
        return replace(exercise, question=tuple(question))
    first = listed.lines[0].start
    answers, marks = _answers(listed)
    if kind == "order" or kind in _PAIRS:
        answers = listed.items
    if kind in _SINGLE and "1" not in marks:
        marks = "1" + marks[1:]
    ours = "pairs" if kind in _PAIRS else "order" if kind == "order" else "schoice" if kind in _SINGLE else "mchoice"
    line = {"extype": ours, "exsolution": marks}
    meta = {**exercise.meta, **{name: Line(text, first) for name, text in line.items()}}
    stem = tuple(each for each in question if each.start < first)
    return replace(exercise, question=stem, answers=answers, meta=meta)


def _answers(block: Block) -> tuple[tuple[tuple[Line, ...], ...], str]:
    """The items without the signs of emphasis that say which are right, and a 0 or 1 for each."""
    marks = [_EMPHASIS.match(value(item)) is not None for item in block.items]
    answers = tuple(_plain(item) if mark else item for item, mark in zip(block.items, marks, strict=True))
    return answers, "".join("1" if mark else "0" for mark in marks)


def _plain(item: tuple[Line, ...]) -> tuple[Line, ...]:
    """An item that is all in emphasis, without the signs around it."""
    *before, last = trimmed(item)
    lines = [*before, last.head(len(last.text.rstrip()) - 1)]
    return (lines[0].cut(1), *lines[1:])


def _without_comments(lines: Sequence[Line]) -> list[Line]:
    """The lines without HTML comments, which rqti shows to nobody."""
    out: list[Line] = []
    inside = False
    for line in lines:
        text, kept, at = line.text, "", 0
        while at < len(text):
            mark = text.find("-->" if inside else "<!--", at)
            kept += "" if inside else text[at : mark if mark >= 0 else None]
            at = mark + (3 if inside else 4) if mark >= 0 else len(text)
            inside = inside != (mark >= 0)
        out.append(Line(kept, line.start))
    return out
