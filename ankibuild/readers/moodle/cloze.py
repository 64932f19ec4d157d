"""Embedded answers: `{1:MC:wrong~=right#feedback}` in a text (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type).

Read with a scanner and not with Moodle's own patterns, which backtrack; they agree in what is a sign: a backslash
makes text of the next one, and the `#` of a character reference such as `&#39;` is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TYPES = (
    "SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|NUMERICAL|NM|MULTICHOICE_VS|MULTICHOICE_HS|MULTICHOICE_V|MULTICHOICE_H|"
    "MULTICHOICE_S|MULTICHOICE|MCVS|MCHS|MCV|MCH|MCS|MC|MULTIRESPONSE_HS|MULTIRESPONSE_H|MULTIRESPONSE_S|MULTIRESPONSE|"
    "MRHS|MRH|MRS|MR"
)
_START = re.compile(rf"\{{[0-9]{{0,9}}:({TYPES}):", re.IGNORECASE)
_SIGN = re.compile(r"\\.|&#?[A-Za-z0-9]{1,31};|[~#}]", re.DOTALL)
_WEIGHT = re.compile(r"\s*+(?:(=)|%\s*+(-?[0-9]++(?:[.,][0-9]*+)?)\s*+%)")
_ESCAPED = re.compile(r"\\([{}~#=/\\\"'&%])")


class Choice(NamedTuple):
    """One answer of a gap; `percent` is its weight as it stands there, `100` for `=`."""

    text: str
    why: str
    percent: str


class Gap(NamedTuple):
    """A gap in a text, by the offsets of its braces."""

    start: int
    end: int
    kind: str
    """`choice`, `several`, `short` or `number`"""
    cased: bool
    choices: tuple[Choice, ...]


def gaps(text: str) -> list[Gap]:
    """The gaps of a text, in order. Braces that do not begin as one, or are never closed, are text."""
    found = []
    at = 0
    while start := _START.search(text, at):
        end, choices = _choices(text, start.end())
        if end < 0:
            break
        name = start[1].upper()
        found.append(Gap(start.start(), end, _kind(name), name in ("SHORTANSWER_C", "SAC", "MWC"), choices))
        at = end
    return found


def _kind(name: str) -> str:
    if name.startswith(("SHORT", "SA", "MW")):
        return "short"
    if name.startswith("N"):
        return "number"
    return "several" if name.startswith(("MR", "MULTIR")) else "choice"


def _choices(text: str, at: int) -> tuple[int, tuple[Choice, ...]]:
    """The answers from an offset on, and the offset after their closing brace; -1 where there is none."""
    choices = []
    start, feedback = at, -1
    for sign in _SIGN.finditer(text, at):
        if sign[0] == "#" and feedback < 0:
            feedback = sign.start()
        elif sign[0] in "~}":
            choices.append(_choice(text, start, feedback, sign.start()))
            start, feedback = sign.end(), -1
            if sign[0] == "}":
                return sign.end(), tuple(choice for choice in choices if choice.text or choice.why)
    return -1, ()


def _choice(text: str, start: int, feedback: int, end: int) -> Choice:
    weight = _WEIGHT.match(text, start, end)
    percent = ("100" if weight[1] else weight[2]) if weight else "0"
    begin = weight.end() if weight else start
    answer = text[begin : feedback if feedback >= 0 else end]
    why = text[feedback + 1 : end] if feedback >= 0 else ""
    return Choice(_unescaped(answer), _unescaped(why), percent)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(r"\1", text.strip())
