"""What stands between the braces of a GIFT question → the parts of a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ankibuild.model import Kind, RawAnswer, RawGap, RawOption, RawPair, Text
from ankibuild.readers.gift.answers import Entry, Form, Section, Stretch
from ankibuild.readers.gift.page import Page
from ankibuild.readers.moodle.answers import Answer, Keyed, choice, numeric, percent, short, true_false
from ankibuild.readers.parts import Fault, Parts


def parts(page: Page, sections: Sequence[Section]) -> Parts | Fault:
    """The answers of a question; those of several pairs of braces are gaps of its text."""
    if len(sections) > 1:
        return _gaps(page, sections)
    found = _READ[sections[0].form](page, sections[0])
    if isinstance(found, Fault):
        return found
    if sections[0].form is Form.ESSAY:
        return found
    return replace(found, feedback=(*found.feedback, *_general(page, sections)))


def _general(page: Page, sections: Sequence[Section]) -> tuple[Text, ...]:
    return tuple(page.text(section.general) for section in sections)


def _essay(page: Page, section: Section) -> Parts | Fault:
    """The feedback for all is what a good answer says: it becomes the answer."""
    answer = page.text(section.general)
    if not answer.value.strip():
        return Fault("essay-without-answer", page.file.span(section.start, section.end))
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),))


def _choice(page: Page, section: Section) -> Parts | Fault:
    several = all(entry.sign != "=" for entry in section.entries) or _shares(section.entries)
    answers = [
        Answer(
            page.text(entry.text), page.text(entry.why), percent(entry.percent or ("100" if entry.sign == "=" else "0"))
        )
        for entry in section.entries
        if page.file.text(*entry.text).strip()
    ]
    span = page.file.span(section.start, section.end)
    keyed = choice(page.collector, span, answers, several=several)
    if not several and keyed.keys > 1:
        page.collector.not_carried(span, "the choice of one answer", "several are right; the card asks for all of them")
    return _checked(keyed, Kind.MULTIPLE if several or keyed.keys > 1 else Kind.SINGLE, section, page)


def _shares(entries: Sequence[Entry]) -> bool:
    """Whether right answers have a part of the marks each, though `=` stands before them: `=%50%a =%50%b ~c`."""
    weights = [
        percent(entry.percent or "100") for entry in entries if entry.sign == "=" and entry.text.start < entry.text.end
    ]
    marked = [percent(entry.percent) for entry in entries if entry.percent]
    parts = [weight for weight in marked if weight > 0]
    return len(parts) > 1 and max(weights, default=0.0) < 100 and abs(sum(parts) - 100) < 1


def _short(page: Page, section: Section) -> Parts | Fault:
    keyed = short(page.collector, page.file.span(section.start, section.end), _typed(page, section.entries))
    return _checked(keyed, Kind.SHORT, section, page)


def _number(page: Page, section: Section) -> Parts | Fault:
    keyed = numeric(page.collector, page.file.span(section.start, section.end), _numbers(page, section.entries))
    return keyed if isinstance(keyed, Fault) else _checked(keyed, Kind.NUMERIC, section, page)


def _truth(page: Page, section: Section) -> Parts | Fault:
    (entry,) = section.entries
    right = entry.sign == "true"
    for_wrong, for_right = page.text(entry.why), page.text(entry.second)
    if for_wrong.value or for_right.value:
        true, false = (for_right, for_wrong) if right else (for_wrong, for_right)
        return Parts(Kind.TRUE_FALSE, true_false(right, true, false))
    return Parts(Kind.TRUE_FALSE, answers=(RawAnswer(Text(entry.sign, page.file.span(*entry.text))),))


def _matching(page: Page, section: Section) -> Parts | Fault:
    pairs = []
    for entry in section.entries:
        arrow = page.file.signs.find("->", *entry.text)
        if arrow < 0:
            return Fault("gift-pair", page.file.span(*entry.text))
        left, right = Stretch(entry.text.start, arrow), Stretch(arrow + 2, entry.text.end)
        pairs.append(RawPair(page.text(left), page.text(right)))
    return Parts(Kind.MATCHING, pairs=tuple(pairs))


_READ = {
    Form.ESSAY: _essay,
    Form.CHOICE: _choice,
    Form.SHORT: _short,
    Form.NUMBER: _number,
    Form.TRUTH: _truth,
    Form.MATCHING: _matching,
}


def _checked(keyed: Keyed, kind: Kind, section: Section, page: Page) -> Parts | Fault:
    if not keyed.keys:
        return Fault("no-key", page.file.span(section.start, section.end))
    return Parts(kind, keyed.options, feedback=keyed.others)


def _typed(page: Page, entries: Sequence[Entry]) -> list[Answer]:
    return [
        Answer(
            page.typed(entry.text),
            page.text(entry.why),
            percent(entry.percent or ("0" if entry.sign == "~" else "100")),
        )
        for entry in entries
    ]


def _numbers(page: Page, entries: Sequence[Entry]) -> list[Answer]:
    """Numbers, each with the tolerance after its colon."""
    answers = []
    for answer in _typed(page, entries):
        number, _, tolerance = answer.text.value.partition(":")
        answers.append(Answer(answer.text._replace(value=number), answer.why, answer.percent, tolerance))
    return answers


def _gaps(page: Page, sections: Sequence[Section]) -> Parts | Fault:
    gaps: list[RawGap] = []
    feedback: list[Text] = []
    for section in sections:
        if section.form in (Form.ESSAY, Form.MATCHING):
            return Fault(
                "type-not-carried", page.file.span(section.start, section.end), {"type": "several parts in one"}
            )
        found = _READ[section.form](page, section)
        if isinstance(found, Fault):
            return found
        gaps.append(RawGap(found.options or _truth_options(found), section.form in (Form.CHOICE, Form.TRUTH)))
        feedback += found.feedback
    return Parts(Kind.GAPS, gaps=tuple(gaps), feedback=(*feedback, *_general(page, sections)))


def _truth_options(found: Parts) -> tuple[RawOption, ...]:
    answer = found.answers[0].text
    empty = Text("", answer.span)
    return true_false(answer.value == "true", empty, empty)
