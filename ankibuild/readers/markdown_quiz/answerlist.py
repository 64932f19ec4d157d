"""Lists of answers at the end of a file: `1. B`, one a line, in a list or a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from ankibuild.readers.markdown_quiz.lines import Line, Lines
from ankibuild.readers.markdown_quiz.parted import Piece

Answers: TypeAlias = dict[int, Lines]
"""For the number of a question the lines that say its answer."""

_PAIR = re.compile(
    r"\s*+[-*|]?\s*+[*_]*+(?:q(?:uestion)?\s*+)?(\d{1,4})[*_]*+\s*+(?:[.):\-–|]++)[*_]*+\s*+(?=\S)", re.IGNORECASE
)
_SHORT = re.compile(r"(\d{1,4})\s*+[.):\-–]?\s*+([A-Za-z])(?=[\s,;|]|$)")


def answers_in(found: Sequence[Piece]) -> Answers:
    """The answers that the pieces of a section list, by the numbers of their questions."""
    answers: Answers = {}
    for piece in found:
        if piece.choices and piece.kind == "numbered":
            for number, choice in zip(piece.numbers, piece.choices.choices, strict=False):
                answers[number] = choice.whole or choice.lines
        elif piece.kind == "start":
            first = piece.lines[0] if piece.lines else Line("", 0)
            prefix = f"{piece.number}. "
            answers.update(_in_lines([Line(prefix + first.text, first.start - len(prefix)), *piece.lines[1:]]))
        else:
            answers.update(_in_lines(piece.lines))
    return answers


def _in_lines(lines: Lines) -> Answers:
    answers: Answers = {}
    last = 0
    for line in lines:
        several = list(_SHORT.finditer(line.text))
        pair = _PAIR.match(line.text)
        if len(several) > 1:
            answers.update({int(each[1]): [Line(each[2], line.start + each.start(2))] for each in several})
        elif pair:
            last = int(pair[1])
            rest = line.cut(pair.end())
            answers[last] = [Line(rest.text.rstrip().rstrip("|").rstrip(), rest.start)]
        elif last and line.text.strip():
            answers[last] = [*answers[last], line]
    return answers
