"""Diagnostics for a person at a terminal: the sentence, the place with its line, and what to do."""

from __future__ import annotations

import textwrap
import unicodedata

import click

from ankibuild.diagnostics import Diagnostic, Related, Severity, printable
from ankibuild.diagnostics.folding import Alike
from ankibuild.diagnostics.places import places_of
from ankibuild.source import Span

_WIDTH = 110
"""Columns of a source line that are shown; a longer one is cut around the fault."""

_WRAPPER = textwrap.TextWrapper(
    _WIDTH, initial_indent="  --> ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
)

_MOST = {Severity.ERROR: 200, Severity.WARNING: 40}
"""So many places are named of those that say the same: each error may be a question that is missing."""

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(found: Diagnostic | Alike, *, color: bool = False) -> str:
    """A diagnostic, or several that say the same, as several lines of text, without a final line break."""
    return _single(found, color) if isinstance(found, Diagnostic) else _together(found, color)


def _single(diagnostic: Diagnostic, color: bool) -> str:
    word = f"{diagnostic.severity}[{diagnostic.code}]"
    lines = [f"{_style(word, _COLORS[diagnostic.severity], color)}: {diagnostic.headline}"]
    lines += _excerpt(diagnostic.location, diagnostic.span, color)
    for related in diagnostic.related:
        lines += _related(related, color)
    if diagnostic.hint:
        lines.append(f"   {_style('=', 'blue', color)} help: {diagnostic.hint}")
    return "\n".join(lines)


def _together(alike: Alike, color: bool) -> str:
    """How many more there are, what they say, and where each stands."""
    summary = alike.summary
    word = _style(f"{summary.severity}[{summary.code}]", _COLORS[summary.severity], color)
    listed = _WRAPPER.wrap(places_of(alike.found, _MOST[summary.severity]).words)
    if listed:
        listed[0] = listed[0].replace("-->", _style("-->", "blue", color), 1)
    return "\n".join([f"{word}: {len(alike.found)} more like this: {summary.headline}", *listed])


def _related(related: Related, color: bool) -> list[str]:
    place = f": {printable(related.span.location)}" if related.span else ""
    return [f"   {_style('=', 'blue', color)} {printable(related.label)}{place}"]


def _excerpt(location: str, span: Span | None, color: bool) -> list[str]:
    lines = [f"  {_style('-->', 'blue', color)} {location}"] if location else []
    if span is None or not span.source.text:
        return lines
    line, column = span.position
    shown, at = _window(span.source.line(line), column - 1)
    number = "" if span.source.places else str(line)  # a place such as a cell has no line that anybody could look up
    covered = shown[at : at + span.end - span.start]  # of the first line only, where there are more
    indent, width = _columns(shown[:at]), max(1, _columns(covered))
    gutter = " " * len(number)
    pipe = _style("|", "blue", color)
    lines.append(f"{_style(number, 'blue', color)} {pipe} {shown}")
    lines.append(f"{gutter} {pipe} {' ' * indent}{_style('^' * width, 'red', color)}")
    return lines


def _window(line: str, at: int) -> tuple[str, int]:
    """The part of a line around an offset, safe to print, and the offset within it; a tab becomes one space."""
    if len(line) <= _WIDTH:
        return printable(line.replace("\t", " ")), at
    start = max(0, at - _WIDTH // 3)
    left, right = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    return left + printable(line[start : start + _WIDTH].replace("\t", " ")) + right, at - start + len(left)


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_column(character) for character in text)


def _column(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _style(text: str, foreground: str, color: bool) -> str:
    return click.style(text, fg=foreground, bold=True) if color else text
