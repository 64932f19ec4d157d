"""Diagnostics for a person at a terminal: the sentence, the place with its line, and what to do."""

from __future__ import annotations

import click

from ankibuild.diagnostics import Diagnostic, Related, Severity
from ankibuild.source import Span

_WIDTH = 110
"""Columns of a source line that are shown; a longer one is cut around the fault."""

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def render(diagnostic: Diagnostic, *, color: bool = False) -> str:
    """The diagnostic as several lines of text, without a final line break."""
    word = f"{diagnostic.severity}[{diagnostic.code}]"
    lines = [f"{_style(word, _COLORS[diagnostic.severity], color)}: {diagnostic.headline}"]
    lines += _excerpt(diagnostic.location, diagnostic.span, color)
    for related in diagnostic.related:
        lines += _related(related, color)
    if diagnostic.hint:
        lines.append(f"   {_style('=', 'blue', color)} help: {diagnostic.hint}")
    return "\n".join(lines)


def _related(related: Related, color: bool) -> list[str]:
    place = related.span.location if related.span else ""
    return [f"   {_style('=', 'blue', color)} {related.label}: {place}"]


def _excerpt(location: str, span: Span | None, color: bool) -> list[str]:
    lines = [f"  {_style('-->', 'blue', color)} {location}"] if location else []
    if span is None or not span.source.text:
        return lines
    number, column = span.position
    shown, at = _window(span.source.line(number), column - 1)
    width = _underline(span, number, at, len(shown))
    gutter = " " * len(str(number))
    pipe = _style("|", "blue", color)
    lines.append(f"{_style(str(number), 'blue', color)} {pipe} {shown}")
    lines.append(f"{gutter} {pipe} {' ' * at}{_style('^' * width, 'red', color)}")
    return lines


def _window(line: str, at: int) -> tuple[str, int]:
    """The part of a line around an offset, and the offset within that part. Tabs count as one column."""
    line = line.replace("\t", " ")
    if len(line) <= _WIDTH:
        return line, at
    start = max(0, at - _WIDTH // 3)
    left, right = "…" if start else "", "…" if start + _WIDTH < len(line) else ""
    return left + line[start : start + _WIDTH] + right, at - start + len(left)


def _underline(span: Span, number: int, at: int, room: int) -> int:
    """How many columns of the first line the span covers, at least one."""
    end_line, end_column = span.source.position(span.end)
    width = end_column - span.position[1] if end_line == number else room - at
    return max(1, min(width, room - at))


def _style(text: str, foreground: str, color: bool) -> str:
    return click.style(text, fg=foreground, bold=True) if color else text
