"""How the options of one question are marked, where they begin, and whether others stand among them."""

from __future__ import annotations

from collections.abc import Sequence

from ankibuild.readers.plain_text.lines import Line
from ankibuild.readers.plain_text.marks import Style, option_marks
from ankibuild.readers.plain_text.survey import Dialect, Look


def style_of(looks: Sequence[Look], dialect: Dialect) -> Style | None:
    """How the options of one question are marked: as most of the file has it, else as this question has it."""
    own: dict[Style, int] = {}
    for at, look in enumerate(looks):
        if look.label == "explanation":
            break
        for style in look.inner:
            own[style] = own.get(style, 0) + 2
        for mark in look.options if at or not look.question else ():
            reached = own.get(mark.style, 0)
            if mark.place in (-1, reached):
                own[mark.style] = reached + 1
    candidates = [
        *dialect.options,
        *(style for style in own if style.form not in ("bare", "") and style.alphabet != "digit"),
    ]
    two = next((style for style in candidates if own.get(style, 0) > 1), None)
    return two or next((style for style in dialect.options[:1] if own.get(style)), None)


def begin_of(looks: Sequence[Look], style: Style | None) -> int:
    """The line at which options begin: the last first option before the second, so that no `A` of a stem is one."""
    first = 0
    for at, look in enumerate(looks):
        if style in look.inner:
            return at
        found = {mark.place for mark in look.options if mark.style == style}
        if 1 in found:
            return first
        if 0 in found:
            first = at
    return 0


def swallowed(options: Sequence[Sequence[Line]], style: Style | None) -> Line | None:
    """Options with other labels inside an option: what was taken for options may be a list that they speak of."""
    for lines in options:
        seen: dict[Style, int] = {}
        for line in lines[1:]:
            for mark in option_marks(line.text):
                other = mark.style.form not in ("bare", "") and mark.style.alphabet in ("upper", "lower")
                if other and mark.style != style and mark.place == seen.get(mark.style, 0):
                    seen[mark.style] = mark.place + 1
                    if mark.place:
                        return line
    return None
