"""What printing repeats on every page, and stands in the middle of questions: headers and footers of the file's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ankibuild.readers.plain_text.survey import Dialect, Look

_DIGITS = re.compile(r"\d+")
_SHORTEST, _OFTEN, _BETWEEN = 12, 4, 2


def repeated_lines(looks: Sequence[Look], dialect: Dialect) -> set[int]:
    """The places of lines that repeat, but for their numbers, and that stand between two options of a question.

    A stem may repeat too, and so may a part of an option; but not the same one inside options again and again.
    """
    shapes = [_shape(look) for look in looks]
    counts = Counter(shape for shape in shapes if shape)
    often = {shape for shape, count in counts.items() if count >= _OFTEN}
    if not often:
        return set()
    between = _between_options(looks, dialect, shapes, often)
    found = {shape for shape in often if between[shape] >= _BETWEEN}
    return {at for at, shape in enumerate(shapes) if shape in found}


def _shape(look: Look) -> str:
    """A line without its numbers; '' where it is too short, or has a mark or a label."""
    text = look.line.text
    if len(text) < _SHORTEST or look.question or look.options or look.label:
        return ""
    return _DIGITS.sub("#", text)


def _between_options(looks: Sequence[Look], dialect: Dialect, shapes: Sequence[str], often: set[str]) -> Counter[str]:
    """How often each shape stands below an option and above the next one."""
    counts: Counter[str] = Counter()
    waiting: list[str] = []
    place = -1
    for look, shape in zip(looks, shapes, strict=True):
        mark = dialect.option(look)
        if mark is not None:
            if mark.place == place + 1:
                counts.update(set(waiting))
            place, waiting = mark.place, []
        elif look.question or look.label:
            place, waiting = -1, []
        elif shape in often and place >= 0:
            waiting.append(shape)
    return counts
