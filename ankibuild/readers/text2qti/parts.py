"""A quiz of text2qti as its parts: each begins with a sign at the margin and goes on in indented lines.

The signs are those of the documentation of text2qti, and the `@gap` and `@match` of a variant of it that adds texts
with gaps to fill from a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ankibuild.readers.markdown_quiz.lines import Line, Lines, dedented, split_lines, trimmed
from ankibuild.source import Source


class Part(NamedTuple):
    """A part: what it is, the letter or word in its sign, and its lines without the sign."""

    kind: str
    sign: str
    lines: list[Line]
    whole: list[Line]


_SIGNS = (
    ("question", re.compile(r"([0-9]++)\.(?=[ \t])")),
    ("choice", re.compile(r"(\*?[A-Za-z]\))(?=[ \t]|$)")),
    ("box", re.compile(r"(\[[* ]?\])(?=[ \t]|$)")),
    ("short", re.compile(r"(\*)(?=[ \t])")),
    ("number", re.compile(r"(=)(?=[ \t])")),
    ("essay", re.compile(r"(_{3,})(?=[ \t]*+$)")),
    ("upload", re.compile(r"(\^{3,})(?=[ \t]*+$)")),
    ("feedback", re.compile(r"(\.\.\.)(?=[ \t])")),
    ("right", re.compile(r"(\+)(?=[ \t])")),
    ("wrong", re.compile(r"(-)(?=[ \t])")),
    ("solution", re.compile(r"(!)(?=[ \t])")),
    ("gap", re.compile(r"@gap[ \t]++([A-Za-z0-9_]++)\)(?=[ \t])")),
    ("match", re.compile(r"@match[ \t]++([A-Za-z0-9_]++)(?=[ \t])")),
    ("group", re.compile(r"(GROUP|END_GROUP)(?=[ \t]*+$)")),
    (
        "property",
        re.compile(
            r"((?:quiz )?(?:title|description)|points|text title|text|shuffle answers|show correct "
            r"answers|one question at a time|can't go back|feedback is solution|solutions sample groups|solutions "
            r"randomize groups|pick|solutions pick|points per question):(?=[ \t]|$)",
            re.IGNORECASE,
        ),
    ),
)
_RUN = re.compile(r"`{3,}[ \t]*+\{[^}\n]*\.run\b")
_FENCE = re.compile(r"`{3,}[ \t]*+$")


def parts_of(source: Source) -> list[Part]:
    """The parts of a quiz, in order; text at the margin that begins with no sign is a part `text`."""
    found: list[Part] = []
    for line, kind in _lines(source):
        if kind == "program":
            found.append(Part("program", "", [line], [line]))
        elif kind == "more":
            found[-1].lines.append(line)
            found[-1].whole.append(line)
        elif not line.text.strip():
            if found:
                found[-1].lines.append(line)
        elif line.text[0].isspace() and found and found[-1].kind != "program":
            found[-1].lines.append(line)
            found[-1].whole.append(line)
        else:
            found.append(_begun(line))
    return [part._replace(lines=_dedented(part.lines)) for part in found]


def _begun(line: Line) -> Part:
    for kind, pattern in _SIGNS:
        sign = pattern.match(line.text)
        if sign:
            return Part(kind, sign[1], [line.cut(sign.end())], [line])
    return Part("text", "", [line], [line])


def _lines(source: Source) -> Iterator[tuple[Line, str]]:
    """The lines without comments; those of a program follow its first as `more`."""
    comment = program = False
    for line in split_lines(source):
        word = line.text.rstrip()
        if program:
            yield line, "more"
            program = _FENCE.match(word) is None
        elif comment or word == "COMMENT":
            comment = word != "END_COMMENT"
        elif _RUN.match(word):
            yield line, "program"
            program = True
        elif not word.startswith("%"):
            yield line, ""


def _dedented(lines: Lines) -> list[Line]:
    """The lines without the indentation that all but the first share."""
    indents = [len(line.text) - len(line.text.lstrip()) for line in lines[1:] if line.text.strip()]
    margin = min(indents, default=0)
    return trimmed([*lines[:1], *(dedented(line, margin) for line in lines[1:])])
