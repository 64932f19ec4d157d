"""The macros that a LaTeX file defines, written out where they are used: with arguments, but without any program."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

_DEFINED = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s*+\{?\s*+\\(?P<name>[A-Za-z]{1,40})\s*+\}?\s*+"
    r"(?:\[(?P<count>[1-9])\]\s*+(?:\[(?P<default>[^\[\]{}]{0,200})\]\s*+)?)?+(?=\{)|"
    r"\\def\s*+\\(?P<plain>[A-Za-z]{1,40})\s*+(?=\{)"
)
_COMMAND = re.compile(r"\\([A-Za-z]++)(?:\{\}|[ \t]*+)")
_PARAMETER = re.compile(r"#([1-9])")
_BRACE = re.compile(r"\\(?s:.)|[{}]")
_OPTIONAL = re.compile(r"\s*+\[([^\[\]]{0,500})\]")
_BLANKS = re.compile(r"\s*+")
_LONGEST_MACRO = 2_000
_ROUNDS = 4
_GROWTH = 8
"""How many times longer a text may become."""


class Macro(NamedTuple):
    """What a macro stands for; `arity` arguments, of which the first is optional where it has a `default`."""

    body: str
    arity: int = 0
    default: str | None = None


def find_macros(text: str, group: Callable[[int], tuple[int, int] | None]) -> dict[str, Macro]:
    """The macros of a file. Those that use others are written out, while they stay short."""
    macros: dict[str, Macro] = {}
    for match in _DEFINED.finditer(text):
        inside = group(match.end())
        if inside and inside[1] - inside[0] <= _LONGEST_MACRO:
            body = text[inside[0] : inside[1]]
            macros[match["name"] or match["plain"]] = Macro(body, int(match["count"] or 0), match["default"])
    for _ in range(_ROUNDS):
        macros = {
            name: macro._replace(body=_once(macro.body, macros, _LONGEST_MACRO * 2)) for name, macro in macros.items()
        }
        macros = {name: macro for name, macro in macros.items() if len(macro.body) <= _LONGEST_MACRO}
    return macros


def expanded(text: str, macros: Mapping[str, Macro]) -> str:
    """A text with macros written out: those in arguments and bodies too, as long as it does not grow out of hand."""
    limit = len(text) * _GROWTH + _LONGEST_MACRO
    for _ in range(_ROUNDS if macros else 0):
        after = _once(text, macros, limit)
        if after == text:
            break
        text = after
    return text


def _once(text: str, macros: Mapping[str, Macro], limit: int) -> str:
    """A text with the macros written out that stand in it now, as far as it stays within the limit."""
    parts: list[str] = []
    at, size = 0, len(text)
    closing = _closing(text)
    for match in _COMMAND.finditer(text):
        macro = macros.get(match[1])
        if macro is None or match.start() < at:
            continue
        found = (
            _arguments(text, match.start() + 1 + len(match[1]), macro, closing) if macro.arity else ([], match.end())
        )
        if found is None:
            continue
        values, end = found
        size += _size(macro.body, values) - (end - match.start())
        if size > limit:
            break
        parts += [text[at : match.start()], _filled(macro.body, values)]
        at = end
    return "".join([*parts, text[at:]])


def _size(body: str, values: list[str]) -> int:
    """How long a macro written out becomes, at most."""
    return len(body) + sum(body.count(f"#{place}") * len(value) for place, value in enumerate(values, 1))


def _closing(text: str) -> dict[int, int]:
    """For each brace that opens a group, the offset of the one that closes it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            found[opened.pop()] = match.start()
    return found


def _filled(body: str, values: list[str]) -> str:
    def value(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        return values[place] if place < len(values) else match[0]

    return _PARAMETER.sub(value, body) if values else body


def _arguments(text: str, at: int, macro: Macro, closing: Mapping[int, int]) -> tuple[list[str], int] | None:
    """The arguments behind a macro and the offset behind them; None where one is missing."""
    values: list[str] = []
    if macro.default is not None:
        optional = _OPTIONAL.match(text, at)
        values.append(optional[1] if optional else macro.default)
        at = optional.end() if optional else at
    while len(values) < macro.arity:
        blanks = _BLANKS.match(text, at)
        start = blanks.end() if blanks else at
        end = closing.get(start)
        if end is None:
            return None
        values.append(text[start + 1 : end])
        at = end + 1
    return values, at
