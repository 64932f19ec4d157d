"""The answers of items of QTI 1.2, whoever wrote them: Canvas, New Quizzes, Blackboard, Respondus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, RawPair, Text
from ankibuild.readers.gap_marks import BLANK, gap_mark
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.qti import numbers
from ankibuild.readers.qti.building import choice
from ankibuild.readers.qti.material import Piece, is_response, marked, pieces, with_named_marks, written
from ankibuild.readers.qti.old_feedback import Feedback
from ankibuild.readers.qti.scoring import Check, Keys, Scored, keys
from ankibuild.readers.qti.texts import Texts, as_typed
from ankibuild.readers.xmlplaces import inside
from ankibuild.readers.xmltree import Element

_RANGES = {"vargt": "low", "vargte": "low", "varlt": "high", "varlte": "high"}
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
        return keys(self.scored.get(response.get("ident"), []), several=several)

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


# -- choices ----------------------------------------------------------------------------------------------------


def labels_of(response: Element) -> list[Element]:
    """The choices of a response."""
    return list(response.iter("response_label"))


def label_text(a: Answers, label: Element) -> Text:
    """The text of a choice."""
    return written(a.texts, pieces(label))


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
    name = response.get("ident")
    return [
        RawOption(
            label_text(a, label), a.feedback.for_choice(name, label.get("ident")), label.get("ident") in found.right
        )
        for label in labels_of(response)
    ]


def report(a: Answers, found: Keys, *, several: bool) -> None:
    """Says what of the scoring does not come along."""
    if found.partly and not several:
        a.say("partial credit", "an option is either right or wrong on a card")
    if found.others:
        a.say("another set of right answers", "a card has one")


def ordering(a: Answers, response: Element) -> Parts | Fault:
    """An order; its condition names the choices in their right order."""
    texts = {label.get("ident"): label_text(a, label) for label in labels_of(response)}
    scoring = a.scored.get(response.get("ident"), [])
    order = max(([check.value for check in checks] for _, checks in scoring), key=len, default=[])
    if len(order) < 2 or not set(order) <= set(texts):
        return a.fault("no-key")
    return Parts(Kind.ORDERING, order=tuple(texts[name] for name in order), feedback=tuple(a.feedback.rest()))


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
    if response.tag != "response_lid":
        return RawGap(tuple(accepted(a, response)))
    options = options_of(a, response, a.keys(response, several=is_several(response)))
    options = [option for option in options if option.text.value.strip() or option.correct]
    if not _is_typed(a, response, options):
        return RawGap(tuple(options), choice=True)
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


# -- matching ---------------------------------------------------------------------------------------------------


def matching(a: Answers, right: list[Text]) -> Parts | Fault:
    """Pairs: each response is a left side; `right` are the right sides where they stand apart, as in Blackboard."""
    pairs: list[RawPair] = []
    used: dict[str, None] = {}
    everything: dict[str, Text] = {}
    for response, left in zip(a.responses, _lefts(a), strict=True):
        names = [label.get("ident") for label in labels_of(response)]
        sides = dict(zip_longest(names, right, fillvalue=NO_TEXT)) if right else _sides(a, response)
        everything |= {text.value: text for text in sides.values() if text.value.strip()}
        found = a.keys(response, several=True).right
        chosen = [sides[name] for name in found if name in sides and sides[name].value.strip()]
        if left.value.strip() and not chosen:
            return a.fault("no-key")
        pairs += [RawPair(left, side) for side in chosen if left.value.strip()]
        used |= {side.value: None for side in chosen if left.value.strip()}
    if not pairs:
        return a.fault("no-key")
    rest = [RawPair(NO_TEXT, text) for value, text in everything.items() if value not in used]
    return Parts(Kind.MATCHING, pairs=(*_once(pairs), *rest), feedback=tuple(a.feedback.rest()))


def _sides(a: Answers, response: Element) -> dict[str, Text]:
    return {label.get("ident"): label_text(a, label) for label in labels_of(response)}


def _once(pairs: Iterable[RawPair]) -> Iterator[RawPair]:
    seen: set[tuple[str, str]] = set()
    for pair in pairs:
        key = (pair.left.value, pair.right.value)
        if key not in seen:
            seen.add(key)
            yield pair


def _lefts(a: Answers) -> list[Text]:
    """The left sides: what stands in the responses, or else before them."""
    before: list[Piece] = []
    lefts = []
    for piece in a.body:
        if is_response(piece):
            own = pieces(piece.element) if piece.element.find("material") else before[-1:]
            lefts.append(written(a.texts, own))
            before = []
        else:
            before.append(piece)
    return lefts


def categories(a: Answers) -> Parts | Fault:
    """Items that are put into categories: pairs of the item and its category."""
    pairs: list[RawPair] = []
    names: dict[str, Text] = {}
    for response in a.responses:
        sides = _sides(a, response)
        names |= sides
        category = written(a.texts, pieces(response))
        pairs += [RawPair(names.pop(key), category) for key in _chosen(a, response) if key in names]
    placed = {pair.left.value for pair in pairs}
    loose = [text.value for text in names.values() if text.value.strip() and text.value not in placed]
    if not pairs:
        return a.fault("no-key")
    for text in loose:
        a.say(f"the item '{as_typed(text)}'", "it belongs to no category")
    return Parts(Kind.MATCHING, pairs=tuple(_once(pairs)), feedback=tuple(a.feedback.rest()))


def _chosen(a: Answers, response: Element) -> tuple[str, ...]:
    return a.keys(response, several=True).right


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
    """A free answer: the solution, or what everybody is told after answering, is its model."""
    answer = a.feedback.solution if a.feedback.solution.value else joined(a.feedback.rest())
    if not answer.value:
        return a.fault("essay-without-answer")
    rest = a.feedback.rest() if a.feedback.solution.value else []
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),), feedback=tuple(t for t in rest if t.value != answer.value))
