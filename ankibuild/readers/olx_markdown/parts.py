"""The lines of a problem as its parts: text, the question, answers, hints, the explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ankibuild.readers.markdown_quiz.lines import Line

_CHOICE = re.compile(r"[ \t]*+\(([ xX!@]{0,3})\)[ \t]++(?=\S)")
_BOX = re.compile(r"[ \t]*+\[([ xX]?)\](?!\()[ \t]++(?=\S)")
_ANSWER = re.compile(r"[ \t]*+(=|or=|not=|s=)[ \t]*+(?=\S)")
_HINT = re.compile(r"[ \t]*+\|\|(.*)\|\|[ \t]*+$")
_MARK = re.compile(r"[ \t]*+\[/?(explanation|solution)\][ \t]*+$", re.IGNORECASE)
_RULE = re.compile(r"[ \t]*+---[ \t]*+$")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the sign that it began with, its text, and what is said of it."""

    sign: str
    line: Line
    feedback: tuple[Line, ...] = ()


@dataclass
class Draft:
    """A question of a problem."""

    text: list[Line] = field(default_factory=list)
    label: list[Line] = field(default_factory=list)
    description: list[Line] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    dropdown: list[Line] = field(default_factory=list)
    hints: list[Line] = field(default_factory=list)
    compound: list[Line] = field(default_factory=list)
    explanation: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    whole: list[Line] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether something is to be answered."""
        return bool(self.answers or self.dropdown)


def drafts_of(lines: Sequence[Line]) -> list[Draft]:
    """The questions of a problem: `---` parts them, and so does a second `>>question<<`."""
    drafts = [Draft()]
    inside = ""
    for line in _logical(lines):
        draft = drafts[-1]
        mark = _MARK.match(line.text)
        if mark:
            inside = "" if inside else mark[1].lower()
        elif inside:
            draft.explanation.append(line)
        elif _RULE.match(line.text) or (draft.asks and _label_in(line)):
            drafts.append(Draft())
            if not _RULE.match(line.text):
                _add(drafts[-1], line)
            continue
        else:
            _add(draft, line)
        draft.whole.append(line)
    return [draft for draft in drafts if any(line.text.strip() for line in draft.whole)]


def _logical(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with a dropdown or a question that goes over several as one."""
    held: list[Line] = []
    for line in lines:
        held.append(line)
        text = held[0].text.lstrip()
        opened = (text.startswith("[[") and "]]" not in line.text) or (">>" in text and "<<" not in line.text)
        if opened and len(held) < 40 and (line.text.strip() or len(held) == 1):
            continue
        yield from _together(held)
        held = []
    yield from held


def _together(held: list[Line]) -> list[Line]:
    closed = "]]" in held[-1].text or "<<" in held[-1].text
    return [Line("\n".join(line.text for line in held), held[0].start)] if closed else held


def _add(draft: Draft, line: Line) -> None:
    for name, pattern in (("choice", _CHOICE), ("box", _BOX), ("answer", _ANSWER)):
        found = pattern.match(line.text)
        if found and (name != "answer" or draft.label or draft.answers or found[1] == "s="):
            draft.answers.setdefault(name, []).append(_answer(found[1], line.cut(found.end())))
            return
    hint = _HINT.match(line.text)
    label = _label_in(line)
    if draft.asks and line.text.lstrip().startswith("{{"):
        draft.compound += _answer("", line.cut(0)).feedback
    elif hint:
        draft.hints.append(Line(hint[1].strip(), line.start + hint.start(1)))
    elif line.text.lstrip().startswith("[[") and "]]" in line.text:
        draft.dropdown.append(line)
    elif label:
        draft.label.append(label[0])
        draft.description += [label[1]] if label[1] else []
    else:
        (draft.left if draft.asks else draft.text).append(line)


def _label_in(line: Line) -> tuple[Line, Line | None] | None:
    """What stands between `>>` and `<<`, and the description behind `||` there."""
    begin = line.text.find(">>")
    end = line.text.find("<<", begin + 2) if begin >= 0 else -1
    if end < 0:
        return None
    bar = line.text.find("||", begin + 2, end)
    label = line.head(end if bar < 0 else bar).cut(begin + 2)
    return label, line.head(end).cut(bar + 2) if bar >= 0 else None


def _answer(sign: str, line: Line) -> Answer:
    """An answer without the braces behind it, whose texts are feedback."""
    said: list[Line] = []
    first = at = line.text.find("{{")
    while at >= 0:
        end = line.text.find("}}", at)
        if end < 0:
            break
        said.append(line.head(end).cut(at + 2))
        at = line.text.find("{{", end)
    return Answer(sign, line.head(first), tuple(said)) if said else Answer(sign, line)


def dropdown_of(line: Line) -> list[tuple[Line, bool, tuple[Line, ...]]]:
    """The options of a dropdown, each with whether it is right and what is said of it: commas or lines part them."""
    begin, end = line.text.find("[[") + 2, line.text.find("]]")
    inner = line.text[begin:end]
    separator = "\n" if "\n" in inner.strip() else ","
    out = []
    at = begin
    for piece in inner.split(separator):
        text = piece.strip()
        if text:
            option = _answer("", Line(text, line.start + at + len(piece) - len(piece.lstrip())))
            shown = option.line
            right = shown.text.startswith("(") and shown.text.rstrip().endswith(")")
            if right:
                shown = Line(shown.text.strip()[1:-1].strip(), shown.start + 1)
            out.append((shown, right, option.feedback))
        at += len(piece) + 1
    return out
