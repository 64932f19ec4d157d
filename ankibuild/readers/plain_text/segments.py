"""Where one question ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.readers.plain_text.around import heading_level
from ankibuild.readers.plain_text.keys import squeezed
from ankibuild.readers.plain_text.marks import OptionMark, QuestionMark, inner_marks
from ankibuild.readers.plain_text.survey import Dialect, Look
from ankibuild.readers.plain_text.unnumbered import goes_on_otherwise, has_own_answer
from ankibuild.readers.plain_text.words import HEADING


class Segment(NamedTuple):
    """The lines of one question, from its mark on; without a mark what stands before the first."""

    mark: QuestionMark | None
    looks: list[Look]


@dataclass
class _Current:
    """What is known of the question that is being walked through."""

    number: int | None
    options: int = 0
    keyed: bool = False
    listed: int = 0
    explained: bool = False
    said: set[str] = field(default_factory=set)
    """The texts of its options, as they are compared."""
    key: str = ""

    @property
    def complete(self) -> bool:
        """Whether it has what a question needs."""
        return self.keyed or self.options > 1


class _Ahead:
    """For each line, the next that opens options or names a key, that is an option, a question's mark, or a key."""

    def __init__(self, looks: Sequence[Look], dialect: Dialect) -> None:
        size = len(looks)
        self.opening, self.option, self.mark = [size] * (size + 1), [size] * (size + 1), [size] * (size + 1)
        self.key = [size] * (size + 1)
        for at in range(size - 1, -1, -1):
            look = looks[at]
            keyed = look.label in ("key", "solution")
            opens = dialect.opens(look) or keyed
            self.key[at] = at if keyed else self.key[at + 1]
            marked = look.question is not None and look.question.style in dialect.questions
            self.opening[at] = at if opens else self.opening[at + 1]
            self.option[at] = at if dialect.option(look) else self.option[at + 1]
            self.mark[at] = at if marked else self.mark[at + 1]

    def has_body(self, at: int) -> bool:
        """Whether options or a key follow the mark on this line before the next mark."""
        return self.opening[at] < self.mark[at + 1]


def segments(looks: Sequence[Look], dialect: Dialect) -> list[Segment]:
    """The questions of a file as pieces of it; the first piece is what stands before them."""
    if dialect.questions:
        return _numbered(looks, dialect)
    return _parted(looks, dialect) if dialect.options else _asked(looks)


def _numbered(looks: Sequence[Look], dialect: Dialect) -> list[Segment]:
    ahead = _Ahead(looks, dialect)
    found = [Segment(None, [])]
    current: _Current | None = None
    finished = 0
    for at, look in enumerate(looks):
        mark = look.question
        if mark and mark.style == "unnumbered word" and _is_bare(found[-1]):
            found[-1].looks.append(look._replace(line=look.line.cut(mark.length), question=None))
        elif mark and mark.style in dialect.questions and _begins(at, mark, looks, dialect, ahead, current, finished):
            finished += current is not None and current.complete
            current = _Current(mark.number)
            found.append(Segment(mark, [look]))
        elif mark and goes_on_otherwise(at, looks, dialect, ahead, current):
            finished += 1
            current = _Current(mark.number)
            found.append(Segment(mark, [look]))
        elif (
            current
            and current.keyed
            and not looks[at - 1].line.text
            and _begins_unmarked(at, looks, dialect, ahead, current)
        ):
            current = _Current(current.number)
            found.append(Segment(QuestionMark("", None, 0), [look]))
        else:
            found[-1].looks.append(look)
            if mark and current and mark.number is not None and mark.style in dialect.questions:
                current.listed = mark.number
        if current:
            _note(current, look, dialect)
    return found


def _is_bare(segment: Segment) -> bool:
    """Whether a question is nothing but its number so far, as in `Question 1` above `Question: What is …?`."""
    number = segment.mark.number if segment.mark else None
    return number is not None and not any(
        (look.line.cut(segment.mark.length) if at == 0 and segment.mark else look.line).text
        for at, look in enumerate(segment.looks)
    )


def _note(current: _Current, look: Look, dialect: Dialect) -> None:
    """What a line adds to the question that it stands in."""
    mark = dialect.option(look)
    if mark and mark.place in (-1, current.options):
        current.options += 1
    if any(style in dialect.options for style in look.inner):
        current.options = max(current.options, 2)
    if mark or look.inner:
        current.said |= _texts(look, mark)
    if look.label == "explanation":
        current.explained = True
    if look.label in ("key", "solution"):
        current.key = current.key or squeezed(look.line.text[look.value :])
        current.keyed = True


def _texts(look: Look, mark: OptionMark | None) -> set[str]:
    """The texts of the options of a line, as they are compared."""
    text = look.line.text
    begins = [(0, mark)] if mark else []
    if look.inner:
        begins += inner_marks(text, mark.length if mark else 0, look.inner[0], len(begins))
    ends = [at for at, _ in begins[1:]] + [len(text)] if begins else []
    return {squeezed(text[at + each.length : end]) for (at, each), end in zip(begins, ends, strict=True)}


def _begins(
    at: int,
    mark: QuestionMark,
    looks: Sequence[Look],
    dialect: Dialect,
    ahead: _Ahead,
    current: _Current | None,
    finished: int,
) -> bool:
    """Whether a mark begins a question, and is none of a list inside one.

    Numbers that go on from the question before do, unless a list inside it is as far; others only behind a question
    that is complete, and with options or a key of their own.
    """
    if current is None or mark.number is None or "word" in mark.style:
        return True
    if _inside_options(at, looks, dialect, ahead, current):
        return False
    body = ahead.has_body(at) or (mark.number == 1 and current.complete and _below_heading(at, looks))
    if not current.complete:
        started_again = mark.number == 1 and body and not finished and current.number not in (None, 1)
        return started_again or (mark.number == (current.number or 0) + 1 and not current.listed)
    if mark.number == (current.number or 0) + 1 and mark.style == dialect.questions[0]:
        return body or current.listed != mark.number - 1
    return body


def _begins_unmarked(at: int, looks: Sequence[Look], dialect: Dialect, ahead: _Ahead, above: _Current) -> bool:
    """Whether a question without its number begins: a paragraph with options below it, and a key of their own."""
    look = looks[at]
    if has_own_answer(at, looks, dialect, ahead, above):
        return True
    if not look.line.text or look.label or dialect.option(look) or look.inner:
        return False
    opening, after = ahead.opening[at], ahead.mark[at + 1]
    if max(opening, ahead.key[opening]) >= after or looks[opening].label or opening - at > _LONGEST_PARAGRAPH:
        return False
    return all(between.line.text for between in looks[at : opening - 1])


def _below_heading(at: int, looks: Sequence[Look]) -> bool:
    """Whether the line above, but for blank ones, begins a chapter, in which numbers may start again."""
    above = next((look.line for look in reversed(looks[max(0, at - 3) : at]) if look.line.text), None)
    return above is not None and heading_level(above, ()) > 0


def _inside_options(at: int, looks: Sequence[Look], dialect: Dialect, ahead: _Ahead, current: _Current) -> bool:
    """Whether the options of the question go on behind this line, so that it is a part of one of them."""
    following = ahead.option[at + 1]
    if not current.options or current.keyed or following == len(looks) or any(looks[at].inner):
        return False
    mark = dialect.option(looks[following])
    return mark is not None and mark.place == current.options and ahead.opening[at] >= following


def _parted(looks: Sequence[Look], dialect: Dialect) -> list[Segment]:
    """Questions without marks: each begins behind the blank line that follows the options or the key of the last."""
    ahead = _Ahead(looks, dialect)
    found = [Segment(None, [])]
    current = _Current(None)
    blank = True
    for at, look in enumerate(looks):
        may = look.line.text and blank and not look.label and not dialect.option(look)
        if may and (
            (_opens_later(at, looks, ahead) and (current.complete or _is_first(at, found, looks, ahead)))
            or (current.keyed and has_own_answer(at, looks, dialect, ahead, current))
        ):
            found.append(Segment(QuestionMark("", None, 0), []))
            current = _Current(None)
        found[-1].looks.append(look)
        if len(found) > 1:
            _note(current, look, dialect)
        blank = not look.line.text
    return found


def _asked(looks: Sequence[Look]) -> list[Segment]:
    """Questions with neither marks nor options with marks: each begins with what asks, behind the key of the last."""
    found = [Segment(None, [])]
    keyed = blank = True
    for look in looks:
        if look.line.text.endswith(_ASKING) and not look.label and blank and keyed:
            found.append(Segment(QuestionMark("", None, 0), []))
            keyed = False
        found[-1].looks.append(look)
        keyed |= look.label in ("key", "solution")
        blank = not look.line.text
    return found


_ASKING = ("?", "？", "؟")


def _is_first(at: int, found: list[Segment], looks: Sequence[Look], ahead: _Ahead) -> bool:
    """Whether the first question begins: options follow this line directly, or behind one blank line."""
    if len(found) > 1 or HEADING.match(looks[at].line.text):
        return False
    between = [look.line.text for look in looks[at : min(ahead.opening[at], at + _LONGEST_PARAGRAPH)]]
    while between and not between[-1]:
        between.pop()
    return all(between)


_LONGEST_PARAGRAPH = 40


def _opens_later(at: int, looks: Sequence[Look], ahead: _Ahead) -> bool:
    """Whether options, not a key, are the next that follows."""
    opening = ahead.opening[at]
    return opening < len(looks) and looks[opening].label not in ("key", "solution")
