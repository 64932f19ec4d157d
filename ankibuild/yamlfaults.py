"""PyYAML's syntax errors in words that say what to do.

Most are one mistake: a text with `: ` in it, or one that starts with a character that YAML gives a meaning, stands
without quotes. The rules look at the source around the place, since the parser's own words (which differ between
PyYAML's two parsers) name what it expected, not what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.source import Source, Span

_SPECIAL = re.compile(r"""[ \t]*(?:-[ ]+)*(?:[\w$-]+:[ ]+)?([\[{&*!|>%@`,\]}])""")
"""A line whose text, behind dashes and a key, begins with a character that YAML gives a meaning."""

DEEPEST = 100
"""Lists and mappings within each other; the parser's time grows with the square of the depth."""

_COLON_BEFORE = re.compile(r":\s+\S")
_KEY = re.compile(r":(?:\s|$)")
_CONTENT = re.compile(r"\s*((?:-\s+)*)(?!#)(\S.*?)(?:\s+#.*)?\s*$")
"""A line that is neither empty nor a comment: the dashes of its list items, and the rest without a comment."""

_CUT = re.compile(r"[ \t]+(#)[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*")
"""A comment, and the empty lines and further comments below it."""

_SEPARATORS = "\x85\u2028\u2029"
"""Line breaks to YAML, and to no editor."""


class Before(NamedTuple):
    """What was read before a syntax error: the last text, whether it stands in quotes, the bracket that is open."""

    text: Span | None = None
    quoted: bool = False
    bracket: int | None = None


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where the parser gave up: `at` the place, `context` where what it was reading began; what was read before it."""

    source: Source
    problem: str
    at: int
    context: int
    before: Before

    @property
    def line(self) -> int:
        """The number of the line on which the place is."""
        return self.source.position(self.at)[0]

    @property
    def between(self) -> str:
        """What stands between the text before and the place."""
        return self.source.text[self.before.text.end : self.at] if self.before.text else ""

    def report(self, code: str, start: int, length: int = 1, **facts: str) -> Diagnostic:
        """A diagnostic at an offset; the end of the text may stand nearer than its length."""
        last = len(self.source.text)
        return Diagnostic(code, Span(self.source, min(start, last), min(start + length, last)), facts)

    def first_on_line(self, line: int) -> int:
        """The offset of the first character of a line that is no space."""
        text = self.source.line(line)
        return self.source.line_starts[line - 1] + len(text) - len(text.lstrip())


def explain(source: Source, error: yaml.MarkedYAMLError, before: Before) -> Diagnostic:
    """The diagnostic of a syntax error: its first place, what stands there, what to do."""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(source.text)) if mark else 0
    context = error.context_mark.index if error.context_mark else at
    failure = _Failure(source, error.problem or str(error), at, context, before)
    rules = (_nesting, _tab, _quote, _escape, _colon, _dash, _special, _comment, _stray, _indentation)
    return next(
        (found for rule in rules if (found := rule(failure))),
        failure.report("yaml-syntax", at, problem=failure.problem),
    )


def _nesting(failure: _Failure) -> Diagnostic | None:
    """More brackets than the parser opens: LibYAML 0.2.6 gives up at 1000, before it hands out the first."""
    if "nesting depth" not in failure.problem:
        return None
    return failure.report("nested-too-deep", failure.at, limit=str(DEEPEST))


def _tab(failure: _Failure) -> Diagnostic | None:
    if failure.source.text[failure.at : failure.at + 1] == "\t":
        return failure.report("tab-indentation", failure.at)
    return None


def _quote(failure: _Failure) -> Diagnostic | None:
    """A quoted text that never ends, or that ended before its author meant it to."""
    if any(word in failure.problem for word in ("unexpected end of stream", "unexpected document")):
        return failure.report("unclosed-quote", failure.context)
    text = failure.before.text
    if text is None or not failure.before.quoted or failure.between.strip(" \t"):
        return None
    opening = Span(failure.source, text.start, text.start + 1)
    closing = Span(failure.source, text.end - 1, text.end)
    if opening.position[0] < closing.position[0]:
        return report("unclosed-quote", opening, related=(Related("it ends at the next quote", closing),))
    return failure.report("text-after-quote", failure.at, quote=closing.text)


def _escape(failure: _Failure) -> Diagnostic | None:
    if not any(word in failure.problem for word in ("escape", "hexdecimal", "Unicode")):
        return None
    text = failure.source.text
    start = max(text.rfind("\\", failure.context, failure.at + 1), failure.context)
    return failure.report("unknown-escape", start, 2, escape=text[start : start + 2])


def _colon(failure: _Failure) -> Diagnostic | None:
    if "mapping values are not allowed" not in failure.problem:
        return None
    line, column = failure.source.position(failure.at)
    if _COLON_BEFORE.search(failure.source.line(line)[: column - 1]):
        return failure.report("unquoted-colon", failure.at)
    return _key_below(failure, line)


def _key_below(failure: _Failure, line: int) -> Diagnostic:
    """A key that stands where it cannot: the text above lacks a key of its own, or the indentation is wrong."""
    place = failure.first_on_line(line)
    above = _text_above(failure.source, line)
    if above and failure.source.position(place)[1] >= above.position[1]:
        return report("key-below-text", above, text=above.text)
    return failure.report("bad-indentation", place)


def _text_above(source: Source, line: int) -> Span | None:
    """The first line of the text which this line goes on with, None where that text has a key."""
    begun = None
    for number in range(line - 1, 0, -1):
        content = _CONTENT.match(source.line(number))
        if content is None:
            continue
        if _KEY.search(content[2]):
            return None
        start = source.line_starts[number - 1]
        begun = Span(source, start + content.start(2), start + content.end(2))
        if content[1]:
            break
    return begun


def _dash(failure: _Failure) -> Diagnostic | None:
    if "sequence entries are not allowed" in failure.problem:
        return failure.report("misplaced-dash", failure.at)
    if "mapping keys are not allowed" in failure.problem:
        return failure.report("unquoted-special", failure.at, character="?")
    return None


def _special(failure: _Failure) -> Diagnostic | None:
    start = failure.source.line_starts[failure.line - 1]
    found = _SPECIAL.match(failure.source.text, start, failure.at + 1)
    if found:
        return failure.report("unquoted-special", found.start(1), character=found[1])
    bracket = failure.before.bracket
    if bracket is None:
        return None
    return failure.report("unquoted-special", bracket, character=failure.source.text[bracket])


def _comment(failure: _Failure) -> Diagnostic | None:
    """A text that goes on below a comment: the comment was most likely part of it."""
    cut = _CUT.fullmatch(failure.between)
    content = _CONTENT.match(failure.source.line(failure.line))
    text = failure.before.text
    if text is None or failure.before.quoted or cut is None or content is None:
        return None
    if content[1] or _KEY.search(content[2]):
        return None
    return failure.report("comment-inside-text", text.end + cut.start(1))


def _stray(failure: _Failure) -> Diagnostic | None:
    """A line that is neither a key nor the rest of a text."""
    if "could not find expected ':'" not in failure.problem:
        return None
    before = failure.source.text[failure.context - 1 : failure.context]
    if before and before in _SEPARATORS:
        return failure.report("control-character", failure.context - 1, character=f"U+{ord(before):04X}")
    code = "dash-without-space" if failure.source.text[failure.context] == "-" else "stray-text"
    return failure.report(code, failure.context)


def _indentation(failure: _Failure) -> Diagnostic | None:
    """Something else than what the lines above go on with, at the beginning of a line."""
    expected = "did not find expected" in failure.problem or "<block end>" in failure.problem
    content = _CONTENT.match(failure.source.line(failure.line))
    if not expected or content is None or failure.at != failure.first_on_line(failure.line):
        return None
    if _KEY.search(content[2]) and not content[1]:
        return _key_below(failure, failure.line)
    return failure.report("bad-indentation", failure.at)
