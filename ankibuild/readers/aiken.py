"""Aiken: a question on its lines, options `A.` or `A)`, and `ANSWER: B`, as Moodle's documentation describes it.

Strict in what makes a question, so that a slip is reported at its place and never mends itself into another key. More
than Moodle's importer takes is read where it is certain: stems of several lines, small letters, spaces, and lines of
feedback that generators of Aiken files write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import RawOption, RawQuestion, Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.source import Source, Span

_OPTION = re.compile(r"(?P<letter>[A-Za-z])[.)](?=\s|$)\s*+")
_CLOSE_OPTION = re.compile(r"(?P<letter>[A-Z])[.)](?![.)\s])(?![A-Za-z]\.)")
"""An option without a space: only where it is the next letter."""
_ANSWER = re.compile(r"ANSWERS?\s*+[:：]\s*+(?P<key>.*)", re.IGNORECASE)
_NAMED = re.compile(r"(?:[(]\s?)?([A-Za-z])(?:\s?[.)])?+$")
_FEEDBACK = re.compile(r"(?:FEEDBACK|EXPLANATION|RATIONALE)\s*+[:：]\s*+", re.IGNORECASE)
_SNIFFED_QUESTIONS = 3


class _Line(NamedTuple):
    text: str
    start: int
    end: int


@dataclass
class _Item:
    """A question while it is read."""

    stem: list[_Line] = field(default_factory=list)
    options: list[tuple[str, list[_Line]]] = field(default_factory=list)
    answer: _Line | None = None
    feedback: list[_Line] = field(default_factory=list)
    part: str = "stem"


def sniff(file: File) -> bool:
    """Whether the file begins with a question whose options and key are written as Aiken has them."""
    lines = [line for line in file.head.splitlines() if line.strip()]
    answers = [at for at, line in enumerate(lines) if _ANSWER.match(line.strip())]
    if not answers or any(line.startswith(("::", "$CATEGORY")) for line in lines):
        return False
    good = [at for at in answers if _follows_options(lines, at)]
    return len(good) * 2 > len(answers) and not _numbered(lines, answers)


def _follows_options(lines: list[str], at: int) -> bool:
    """Whether capital options from A on, each on a line, stand right above a key that is one letter."""
    key = _ANSWER.match(lines[at].strip())
    if not key or not _NAMED.match(key["key"].strip()) or not lines[at].strip().startswith("ANSWER"):
        return False
    letter = ""
    for line in reversed(lines[max(0, at - 26) : at]):
        match = _OPTION.match(line.strip()) or _CLOSE_OPTION.match(line.strip())
        if not match:
            break
        letter = match["letter"]
    return letter == "A"


def _numbered(lines: list[str], answers: list[int]) -> bool:
    """Whether stems have numbers, which are then no part of the text: another reader knows them."""
    stems = [lines[0], *(lines[at + 1] for at in answers if at + 1 < len(lines))]
    numbered = [line for line in stems if re.match(r"\s*+(?:(?:question|q)\s?)?\d{1,4}\s?[.):]", line, re.IGNORECASE)]
    return len(numbered) * 2 > len(stems)


def read(file: File) -> Read:
    """The questions of an Aiken file."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=[*warnings])
    for item in _items(source):
        _add(collector, item, source, file.settings.texts)
    if not collector.questions:
        collector.warn("nothing-recognised", Span(source, 0, min(1, len(source.text))), format="Aiken")
    return collector.read()


def _items(source: Source) -> list[_Item]:
    """The questions: each ends with its answer, or where options are over and a text begins behind a blank line."""
    items = [_Item()]
    blank = True
    for line in _lines(source):
        item = items[-1]
        if not line.text:
            blank = True
            continue
        if _begins(item, line, blank):
            item = _Item()
            items.append(item)
        _take(item, line)
        blank = False
    return [item for item in items if item.stem or item.options or item.answer]


def _begins(item: _Item, line: _Line, blank: bool) -> bool:
    """Whether a line begins the next question."""
    match = _OPTION.match(line.text)
    if _ANSWER.match(line.text):
        return False
    if item.answer:
        return not _FEEDBACK.match(line.text) and (blank or item.part != "feedback" or match is not None)
    again = match is not None and match["letter"].upper() == "A" and bool(item.options)
    return (blank and bool(item.options) and not match) or again


def _take(item: _Item, line: _Line) -> None:
    if match := _ANSWER.match(line.text):
        _take_answer(item, line, match)
    elif match := _FEEDBACK.match(line.text):
        item.part = "feedback"
        item.feedback.append(_cut(line, match.end()))
    elif not item.answer and (found := _option(item, line)):
        item.part = "option"
        item.options.append((found["letter"].upper(), [_cut(line, found.end())]))
    elif item.part == "feedback":
        item.feedback.append(line)
    else:
        (item.options[-1][1] if item.options else item.stem).append(line)


def _take_answer(item: _Item, line: _Line, match: re.Match[str]) -> None:
    key = _cut(line, match.start("key"))
    if item.answer and item.answer.text != key.text:
        key = _Line("", key.start, key.end)
    item.answer, item.part = key, "answer"


def _option(item: _Item, line: _Line) -> re.Match[str] | None:
    """An option; a small letter, or one without a space, only where it is the next."""
    match = _OPTION.match(line.text) or _CLOSE_OPTION.match(line.text)
    if match is None:
        return None
    wanted = chr(ord("A") + len(item.options))
    strict = match["letter"].isupper() and match.re is _OPTION and bool(item.stem)
    return match if strict or match["letter"].upper() == wanted else None


def _add(collector: Collector, item: _Item, source: Source, markup: str) -> None:
    lines = [*item.stem, *(line for _, lines in item.options for line in lines)]
    lines += [item.answer] if item.answer else []
    lines += item.feedback
    span = Span(source, min(line.start for line in lines), max(line.end for line in lines))
    code, place = _fault(item)
    if code:
        at = Span(source, place.start, place.end) if place else span
        collector.reject(code, at, **({"key": place.text} if code == "aiken-key-without-option" and place else {}))
        return
    texts = {"kind": Text("single"), "stem": _text(source, item.stem, markup)}
    if item.feedback:
        texts["explanation"] = _text(source, item.feedback, markup)
    key = _letter(item)
    options = tuple(RawOption(_text(source, lines, markup), correct=letter == key) for letter, lines in item.options)
    collector.add(RawQuestion(span, texts, options=options))


def _letter(item: _Item) -> str:
    named = _NAMED.match(item.answer.text) if item.answer else None
    return named[1].upper() if named else ""


def _fault(item: _Item) -> tuple[str, _Line | None]:
    """What keeps an item from being a question, and where it shows."""
    letters = [letter for letter, _ in item.options]
    expected = [chr(ord("A") + at) for at in range(len(letters))]
    if not item.stem:
        return "aiken-without-stem", None
    if not letters:
        return ("aiken-without-options", None) if item.answer else ("aiken-text-alone", None)
    if letters != expected:
        wrong = next(at for at, letter in enumerate(letters) if at >= 26 or letter != expected[at])
        return "aiken-letters", item.options[wrong][1][0]
    if len(letters) < 2:
        return "aiken-one-option", None
    if item.answer is None:
        return "no-key", None
    return ("", None) if _letter(item) in letters else ("aiken-key-without-option", item.answer)


def _text(source: Source, lines: list[_Line], markup: str) -> Text:
    value = "\n".join(line.text for line in lines)
    if markup == "html":
        value = html_to_markdown(value)
    elif markup != "markdown":
        value = plain_to_markdown(value)
    return Text(value, Span(source, lines[0].start, lines[-1].end))


def _lines(source: Source) -> list[_Line]:
    starts = source.line_starts
    ends = (*starts[1:], len(source.text))
    return [_cut(_Line(source.text[start:end], start, end), 0) for start, end in zip(starts, ends, strict=True)]


def _cut(line: _Line, begin: int) -> _Line:
    piece = line.text[begin:]
    start = line.start + begin + len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    return _Line(
        stripped, start if stripped else line.start + begin, (start if stripped else line.start + begin) + len(stripped)
    )
