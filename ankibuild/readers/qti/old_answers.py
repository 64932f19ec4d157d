"""The answers of items of QTI 1.2, whoever wrote them: Canvas, New Quizzes, Blackboard, Respondus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, Text
from ankibuild.readers.gap_marks import BLANK, gap_mark
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.qti import numbers
from ankibuild.readers.qti.building import choice
from ankibuild.readers.qti.material import Piece, is_response, marked, pieces, with_named_marks, written
from ankibuild.readers.qti.old_feedback import Feedback
from ankibuild.readers.qti.scoring import Check, Keys, Scored, keys
from ankibuild.readers.qti.texts import Texts, as_typed
from ankibuild.readers.xmlplaces import inside
from ankibuild.readers.xmltree import Chunk, Element

_RANGES = {"vargt": "low", "vargte": "low", "varlt": "high", "varlte": "high"}
_PATTERNS = frozenset(("TextRegex", "TextContainsAnswer"))
"""How New Quizzes compare what is typed with what is only part of an answer, or its pattern."""
_LOOSE = frozenset(("varsubstring", "varsubset", "varinside"))


@dataclass(frozen=True)
class Answers:
    """What is needed to read the answers of an item; `kind` is what its program calls its type."""

    texts: Texts
    item: Element
    kind: str
    body: list[Piece]
    scored: Scored
    feedback: Feedback

    def keys(self, response: Element, *, several: bool) -> Keys:
        """The keys of a choice."""
        found = keys(self.scored.get(response.get("ident"), []), several=several)
        return found._replace(right=tuple(_stated(found.right))) if several else found

    @cached_property
    def responses(self) -> list[Element]:
        """The places to respond at, in order."""
        return [piece.element for piece in self.body if is_response(piece)]

    def fault(self, code: str, **facts: str) -> Fault:
        """Why the item is rejected."""
        return Fault(code, self.texts.span(self.item), facts)

    def say(self, what: str, why: str) -> None:
        """Reports what does not come along."""
        self.texts.media.collector.not_carried(self.texts.span(self.item), what, why)


def _stated(values: Iterable[str]) -> Iterator[str]:
    """The values of what is true, where each choice is to be called `:correct` or `:wrong`, as in OLAT's Kprim."""
    return (value.removesuffix(":correct") for value in values if not value.endswith(":wrong"))


# -- choices ----------------------------------------------------------------------------------------------------


def labels_of(response: Element) -> list[Element]:
    """The choices of a response."""
    return list(response.iter("response_label"))


def label_text(a: Answers, label: Element) -> Text:
    """The text of a choice; on a slider it stands without material."""
    text = written(a.texts, pieces(label))
    return text if text.value or label.find("material") else a.texts.plain(_own(label), inside(a.texts.source, label))


def _own(element: Element) -> str:
    return "".join(child.value for child in element.children if isinstance(child, Chunk))


def is_several(response: Element) -> bool:
    """Whether more than one choice may be made."""
    return response.get("rcardinality", "Single").lower() == "multiple"


def choices(a: Answers, response: Element, *, stem: Text | None = None) -> Parts | Fault:
    """A choice of one or several."""
    several = is_several(response)
    found = a.keys(response, several=several)
    options = options_of(a, response, found)
    if not any(option.correct for option in options):
        return a.fault("no-key")
    report(a, found, several=several)
    used = [(response.get("ident"), label.get("ident")) for label in labels_of(response)]
    parts = choice(options, several=several, truth="truefalse" in a.kind)
    return Parts(parts.kind, parts.options, parts.answers, feedback=tuple(a.feedback.rest(*used)), stem=stem)


def options_of(a: Answers, response: Element, found: Keys) -> list[RawOption]:
    """The choices of a response with their keys and feedback."""
    name, right, labels = response.get("ident"), frozenset(found.right), labels_of(response)
    if right.isdisjoint(label.get("ident") for label in labels):  # ILIAS names them by their texts
        right = frozenset(label.get("ident") for label in labels if _as_shown(label) in right)
    return [
        RawOption(label_text(a, label), a.feedback.for_choice(name, label.get("ident")), label.get("ident") in right)
        for label in labels
    ]


def _as_shown(label: Element) -> str:
    return label.text.strip()


def report(a: Answers, found: Keys, *, several: bool) -> None:
    """Says what of the scoring does not come along."""
    if found.partly and not several:
        a.say("partial credit", "an option is either right or wrong on a card")
    if found.others:
        a.say("another set of right answers", "a card has one")


# -- several choices --------------------------------------------------------------------------------------------


def gaps(a: Answers, found: list[Piece]) -> Parts | Fault:
    """A text with gaps; `found` is the text with their marks."""
    made = [_gap(a, response) for response in a.responses]
    if not all(any(option.correct for option in gap.options) for gap in made):
        return a.fault("no-key")
    used = [(r.get("ident"), label.get("ident")) for r in a.responses for label in labels_of(r)]
    stem = written(a.texts, found, inline=True)
    return Parts(Kind.GAPS, gaps=tuple(made), stem=stem, feedback=tuple(a.feedback.rest(*used)))


def _gap(a: Answers, response: Element) -> RawGap:
    if response.tag != "response_lid" and not response.find("render_choice"):
        return RawGap(tuple(accepted(a, response)))
    options = options_of(a, response, a.keys(response, several=is_several(response)))
    options = [option for option in options if option.text.value.strip() or option.correct]
    if not _is_typed(a, response, options):
        return RawGap(tuple(options), choice=True)
    if any(label.get("scoring_algorithm") in _PATTERNS for label in labels_of(response)):
        a.say("an answer that is a pattern", "a card compares whole answers")
    return RawGap(tuple(RawOption(option.text, option.why, True) for option in options))


def _is_typed(a: Answers, response: Element, options: list[RawOption]) -> bool:
    """Whether the choices of a gap are what may be typed: so Canvas writes blanks to fill in."""
    how = {label.get("answer_type").lower() for label in labels_of(response)} - {""}
    if how:
        return "openentry" in how
    if "dropdown" in a.kind or "jumbled" in a.kind:
        return False
    return "blank" in a.kind or len({as_typed(option.text.value).lower() for option in options}) == 1


def named_gaps(a: Answers) -> Parts | Fault | None:
    """A text with gaps marked as `[name]`; None where no name of a response is marked."""
    stem = [piece for piece in a.body if not is_response(piece)]
    names = [
        [as_typed(p.html) for p in pieces(r)[:1]] + [r.get("ident").removeprefix("response_")] for r in a.responses
    ]
    for candidates in ([own[0] for own in names], [own[-1] for own in names]):
        found = with_named_marks(stem, candidates) if stem else None
        if found:
            return gaps(a, found)
    return None


def inline_gaps(a: Answers) -> Parts | Fault:
    """A text with gaps in the places of its responses."""
    marks = {response.get("ident"): gap_mark(number) for number, response in enumerate(a.responses, 1)}
    return gaps(a, marked(a.body, marks))


# -- typed answers ----------------------------------------------------------------------------------------------


def accepted(a: Answers, response: Element) -> list[RawOption]:
    """What may be typed, with its feedback."""
    name = response.get("ident")
    scoring = a.scored.get(name, [])
    best = max((score for score, _ in scoring), default=0.0)
    checks = [check for score, own in scoring if score == best for check in own if check.value]
    if any(score < best for score, _ in scoring):
        a.say("partial credit", "an answer is either right or wrong on a card")
    _say_how(a, checks)
    once = {check.value: check for check in checks}
    return [
        RawOption(a.texts.plain(value, inside(a.texts.source, check.element)), a.feedback.for_choice(name, value), True)
        for value, check in once.items()
    ]


def _say_how(a: Answers, checks: Iterable[Check]) -> None:
    checks = list(checks)
    if any(check.element.get("case").lower() in ("yes", "true") for check in checks):
        a.say("upper and lower case of the answer", "a card compares without regard to it")
    if any(check.name in _LOOSE for check in checks):
        a.say("answers that only hold the right words", "a card compares whole answers")


def short(a: Answers) -> Parts | Fault:
    """An answer that is typed."""
    (response,) = a.responses
    options = accepted(a, response)
    if not options:
        return essay(a)
    name = response.get("ident")
    right = {option.text.value for option in options}
    wrong = [
        RawOption(text, why, False)
        for (owner, value), why in a.feedback.why.items()
        if owner == name and (text := a.texts.plain(value, why.span or a.texts.span(response))).value not in right
    ]
    used = [key for key in a.feedback.why if key[0] == name]
    feedback = tuple(a.feedback.rest(*used))
    return Parts(Kind.SHORT, options=(*options, *wrong), stem=_with_blank(a), feedback=feedback)


def _with_blank(a: Answers) -> Text | None:
    """The stem with a blank, where the response stands in the middle of it."""
    if is_response(a.body[-1]):
        return None
    return written(a.texts, marked(a.body, {a.responses[0].get("ident"): BLANK}), inline=True)


def numeric(a: Answers) -> Parts | Fault:
    """A number that is typed, exactly or within a range."""
    (response,) = a.responses
    options = [
        RawOption(Text(value, a.texts.span(checks[0].element)), NO_TEXT, True)
        for _, checks in a.scored.get(response.get("ident"), [])
        for value in _numbers(checks)
    ]
    if not options:
        return a.fault("no-key")
    if not all(numbers.is_number(option.text.value) for option in options):
        return short(a)
    once = {option.text.value: option for option in options}
    return Parts(Kind.NUMERIC, options=tuple(once.values()), stem=_with_blank(a), feedback=tuple(a.feedback.rest()))


def _numbers(checks: list[Check]) -> list[str]:
    """The numbers that a condition wants; a value in the middle of a range makes it one with a tolerance."""
    exact = [check.value for check in checks if check.name == "varequal" and check.value]
    ends = {"low": [], "high": []}  # type: dict[str, list[str]]
    for check in checks:
        if check.name in _RANGES:
            ends[_RANGES[check.name]].append(check.value)
    ranges = [numbers.between(low, high, exact) for low, high in zip(ends["low"], ends["high"], strict=False)]
    return [*exact, *ranges]


def essay(a: Answers) -> Parts | Fault:
    """A free answer; its model is the solution, what stands where one answers, or what everybody is told afterwards."""
    model = joined(label_text(a, label) for response in a.responses for label in labels_of(response))
    given = a.feedback.solution if a.feedback.solution.value else model
    answer = given if given.value else joined(a.feedback.rest())
    if not answer.value:
        return a.fault("essay-without-answer")
    rest = a.feedback.rest() if given.value else []
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),), feedback=tuple(t for t in rest if t.value != answer.value))
