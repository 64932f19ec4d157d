"""PyYAML's syntax errors in words that say what to do.

Most are one mistake: a text with `: ` in it, or one that starts with a character that YAML gives a meaning, stands
without quotes.
"""

from __future__ import annotations

import re

import yaml

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.source import Source, Span

_VALUE_START = re.compile(r"""[ \t]*(?:-[ ]+)*(?:[\w$-]+:[ ]+)?([\[{&*!|>%@`"'])""")
_COLON_BEFORE = re.compile(r":\s+\S|^\s*-\s+\S")
_COMMENT = re.compile(r"\s#")


def explain(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    """The diagnostic of a syntax error: its first place, what stands there, what to do."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(source.text)) if mark else 0
    context = error.context_mark.index if error.context_mark else at
    problem = error.problem or str(error)
    for rule in (_tab, _colon, _quotes, _escape, _dash, _special):
        found = rule(source, problem, at, context)
        if found:
            return found
    return _plain_syntax_error(source, problem, at)


def _tab(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    if source.text[at : at + 1] == "\t" or "tab character" in problem:
        return report("tab-indentation", Span(source, at, at + 1))
    return None


def _colon(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    if not problem.startswith("mapping values are not allowed"):
        return None
    line, column = source.position(at)
    if not _COLON_BEFORE.search(source.line(line)[: column - 1]):
        return report("bad-indentation", Span(source, at, at + 1))
    return report("unquoted-colon", Span(source, at, at + 1))


def _quotes(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    if "unexpected end of stream" in problem:
        return report("unclosed-quote", Span(source, context, context + 1))
    opening = _value_start(source, at)
    if opening and source.text[opening] in "\"'" and opening < at and source.position(at)[1] > 1:
        return report("text-after-quote", Span(source, at, at + 1), quote=source.text[opening])
    return None


def _escape(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    if "escape" not in problem and "hexdecimal" not in problem and "Unicode" not in problem:
        return None
    backslash = source.text.rfind("\\", context, at + 2)
    start = backslash if backslash >= 0 else at
    return report("unknown-escape", Span(source, start, start + 2), escape=source.text[start : start + 2])


def _dash(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    if not problem.startswith("block sequence entries are not allowed"):
        return None
    return report("misplaced-dash", Span(source, at, at + 1))


def _special(source: Source, problem: str, at: int, context: int) -> Diagnostic | None:
    for place in (at, context):
        start = _value_start(source, place)
        if start is not None and source.text[start] not in "\"'":
            return report("unquoted-special", Span(source, start, start + 1), character=source.text[start])
    return None


def _value_start(source: Source, at: int) -> int | None:
    """Where the value on this line begins, if it begins with a character that YAML gives a meaning."""
    line = source.position(at)[0]
    start = source.line_starts[line - 1]
    found = _VALUE_START.match(source.text, start, start + len(source.line(line)))
    return found.start(1) if found else None


def _plain_syntax_error(source: Source, problem: str, at: int) -> Diagnostic:
    line = source.position(at)[0]
    above = source.line(line - 1) if line > 1 else ""
    cut = _COMMENT.search(above)
    if cut and not above.lstrip().startswith("#"):
        start = source.line_starts[line - 2] + cut.start() + 1
        return report("comment-inside-text", Span(source, start, start + 1))
    return report("yaml-syntax", Span(source, at, at + 1), problem=problem)
