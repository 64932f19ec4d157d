"""Texts with gaps: embedded answers, and words to choose from or to drag into `[[1]]`, `[[2]]` …"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from ankibuild.model import NO_TEXT, Kind, RawGap, RawOption, Text
from ankibuild.readers.gap_marks import gap_mark, without_marks
from ankibuild.readers.moodle.answers import Answer, Keyed, choice, numeric, percent, short
from ankibuild.readers.moodle.cloze import Gap, gaps
from ankibuild.readers.moodle.fields import Fields, form_of
from ankibuild.readers.moodle.texts import HTML, PLAIN
from ankibuild.readers.parts import Fault, Parts
from ankibuild.readers.xmltree import Element
from ankibuild.source import Span

_NUMBERED = re.compile(r"\[\[([0-9]{1,6})\]\]")
MOST = 50_000
"""Gaps times words of one question; real ones have a few of each."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*+>")


def embedded(fields: Fields, question: Element) -> Parts | Fault:
    """A text with answers in braces."""
    asked = fields.stem(question)
    if asked is None:
        return Fault("no-key", fields.span(question))
    element, written, span = asked
    text = without_marks(written)
    form = form_of(element)
    found = gaps(text)
    made: list[RawGap] = []
    feedback: list[Text] = []
    places = _places(text, found, span)
    for number, gap in enumerate(found, 1):
        keyed = _keyed(fields, gap, places[number - 1], form)
        if isinstance(keyed, Fault):
            return keyed
        if not keyed.keys:
            return Fault("moodle-gap", places[number - 1], {"gap": str(number)})
        made.append(RawGap(keyed.options, gap.kind in ("choice", "several")))
        feedback += keyed.others
    if not made:
        return Fault("no-key", span)
    stem = _with_marks(text, [(gap.start, gap.end) for gap in found])
    return Parts(
        Kind.GAPS,
        gaps=tuple(made),
        feedback=tuple(feedback),
        stem=fields.convert(Text(stem, span), element),
    )


def from_list(fields: Fields, question: Element, tag: str, form: str) -> Parts | Fault:
    """A text with gaps that are filled from lists of words: each gap names its word, whose group is its list."""
    asked = fields.stem(question)
    words = [(fields.text(word, form), fields.word(word, "group") or "1") for word in question.all(tag)]
    if asked is None:
        return Fault("no-key", fields.span(question))
    element, written, span = asked
    text = without_marks(written)
    groups: dict[str, list[int]] = {}
    for index, (_, group) in enumerate(words):
        groups.setdefault(group, []).append(index)
    found = list(_NUMBERED.finditer(text))
    if len(found) * len(words) > MOST:
        return Fault("type-not-carried", fields.span(question), {"type": f"a text with {len(found)} gaps"})
    made = []
    for mark in found:
        right = int(mark[1]) - 1
        if not 0 <= right < len(words):
            return Fault("moodle-gap", span.find(mark[0]), {"gap": mark[1]})
        listed = groups[words[right][1]]
        made.append(RawGap(tuple(RawOption(words[index][0], NO_TEXT, index == right) for index in listed), True))
    if not made:
        return Fault("no-key", span)
    stem = _with_marks(text, [mark.span() for mark in found])
    return Parts(Kind.GAPS, gaps=tuple(made), stem=fields.convert(Text(stem, span), element))


def _with_marks(text: str, places: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for number, (start, end) in enumerate(places, 1):
        pieces += [text[at:start], gap_mark(number)]
        at = end
    return "".join([*pieces, text[at:]])


def _places(text: str, found: Sequence[Gap], span: Span) -> list[Span]:
    """Where the gaps stand in the file: each where its text is found after the one before it, else the whole text."""
    places, at = [], span.start
    for gap in found:
        written = text[gap.start : gap.end]
        start = span.source.text.find(written, at, span.end) if at >= 0 else -1
        places.append(Span(span.source, start, start + len(written)) if start >= 0 else span)
        at = start + len(written) if start >= 0 else -1
    return places


def _keyed(fields: Fields, gap: Gap, span: Span, form: str) -> Keyed | Fault:
    if gap.kind in ("choice", "several"):
        answers = [
            Answer(
                fields.texts.read(one.text, span, form), fields.texts.read(one.why, span, form), percent(one.percent)
            )
            for one in gap.choices
        ]
        return choice(fields.collector, span, answers, several=gap.kind == "several")
    typed = [
        Answer(Text(_typed(one.text, form), span), fields.texts.read(one.why, span, form), percent(one.percent))
        for one in gap.choices
    ]
    if gap.cased:
        say_case(fields, span)
    return (
        numeric(fields.collector, span, [_number(answer) for answer in typed])
        if gap.kind == "number"
        else short(fields.collector, span, typed)
    )


def say_case(fields: Fields, span: Span) -> None:
    """Says that capital letters count in Moodle."""
    fields.collector.not_on_cards(span, "that capital letters count", "a card does not compare them")


def _typed(text: str, form: str) -> str:
    """An answer in HTML as it is typed."""
    return text if form == PLAIN else html.unescape(_TAG.sub("", text)) if form == HTML else text


def _number(answer: Answer) -> Answer:
    value, _, tolerance = answer.text.value.partition(":")
    return answer._replace(text=answer.text._replace(value=value.strip()), tolerance=tolerance.strip())
