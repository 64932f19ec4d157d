"""An exercise in R Markdown → its parts: sections with underlined or `#` headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.markdown_quiz.blocks import blocks
from ankibuild.readers.markdown_quiz.lines import Line, trimmed
from ankibuild.readers.rexams.exercise import Exercise
from ankibuild.readers.rexams.programs import without_programs

_UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*+$")
_HEADING = re.compile(r"#{1,3}[ \t]++(.*?)[ \t#]*+$")
_META = re.compile(r"(ex[A-Za-z]++(?:\[[^\]]*+\])?)[ \t]*+:[ \t]*+")
_NAMES = ("question", "solution", "meta-information", "answerlist")


def from_markdown(lines: Sequence[Line]) -> Exercise:
    """The parts of an exercise whose texts are Markdown."""
    programs = without_programs(lines)
    parts: dict[str, list[Line]] = {}
    meta: dict[str, Line] = {}
    name = top = ""
    for heading, line in _sections(programs.lines):
        if heading:
            name = f"{top} answerlist" if heading == "answerlist" else heading
            top = top if heading == "answerlist" else heading
            continue
        found = _META.match(line.text) if top == "meta-information" or not top else None
        if found:
            meta[found[1].lower()] = line.cut(found.end())
        else:
            parts.setdefault(name, []).append(line)
    return Exercise(
        tuple(parts.get("question", ())),
        items(parts.get("question answerlist", ())),
        tuple(parts.get("solution", ())),
        items(parts.get("solution answerlist", ())),
        meta,
        programs.computed,
        programs.skipped,
    )


def items(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """The items of the lists among the lines."""
    return tuple(item for block in blocks(trimmed(lines)) for item in block.items)


def _sections(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """The lines, each with the name of a section where it is the heading of one; lines under headings are left out."""
    out: list[tuple[str, Line]] = []
    after = False
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        word = line.text.strip().lower()
        hashed = _HEADING.match(line.text)
        if word in _NAMES and _UNDERLINE.match(following):
            out.append((word, line))
            after = True
        elif hashed and hashed[1].lower() in _NAMES:
            out.append((hashed[1].lower(), line))
        elif after:
            after = False
        else:
            out.append(("", line))
    return out
