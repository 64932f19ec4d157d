"""The interactions of QTI 2 and 3 → parts of questions (ASI information model, 7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ankibuild.model import NO_TEXT, Kind, RawAnswer, RawGap, RawOption, RawPair, Text
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.parts import Fault, Parts, joined
from ankibuild.readers.qti import numbers
from ankibuild.readers.qti.body import Body, Shown, prompted
from ankibuild.readers.qti.building import choice
from ankibuild.readers.qti.declared import Declared, pairs_in, tolerances_in
from ankibuild.readers.xmltree import Chunk, Element

NO_CARD = {
    "hotspotInteraction": "hot spot",
    "selectPointInteraction": "a point on a picture",
    "graphicOrderInteraction": "an order on a picture",
    "graphicAssociateInteraction": "pairs on a picture",
    "graphicGapMatchInteraction": "gaps on a picture",
    "positionObjectInteraction": "a place on a picture",
    "positionObjectStage": "a place on a picture",
    "drawingInteraction": "a drawing",
    "uploadInteraction": "file upload",
    "customInteraction": "a program of its own",
    "portableCustomInteraction": "a program of its own",
}
"""Interactions that no card can be, and what they are called."""

_CHOICES = ("simpleChoice", "inlineChoice", "hottext")


@dataclass(frozen=True)
class Context:
    """What is needed to read the interactions of an item; `why` is the feedback of options by their identifiers.

    `model` is what may answer a free question, from `notes` for graders or else from feedback.
    """

    body: Body
    declared: Mapping[str, Declared]
    why: Mapping[str, Text]
    model: Text = NO_TEXT
    notes: bool = False

    @cached_property
    def tolerances(self) -> dict[str, tuple[list[str], str]]:
        """How exactly numbers are compared, by the responses."""
        return tolerances_in(self.body.item)

    def of(self, interaction: Element) -> Declared:
        """What an interaction's response declares; where there is one of each, whatever it is called."""
        alone = len(self.declared) == 1 and len(self.body.interactions) == 1
        default = next(iter(self.declared.values())) if alone else Declared()
        return self.declared.get(interaction.get("responseIdentifier"), default)

    def fault(self, interaction: Element, code: str, **facts: str) -> Fault:
        """Why a question is rejected."""
        return Fault(code, self.body.texts.span(interaction), facts)

    def say(self, interaction: Element, what: str, why: str) -> None:
        """Reports what does not come along."""
        self.body.texts.media.collector.not_carried(self.body.texts.span(interaction), what, why)


def read_interaction(context: Context, interaction: Element) -> Parts | Fault:
    """How an interaction is answered."""
    if interaction.tag in NO_CARD:
        return context.fault(interaction, "type-not-carried", type=NO_CARD[interaction.tag])
    reader = _READERS.get(interaction.tag)
    if reader is None:
        return context.fault(interaction, "type-not-carried", type=interaction.tag)
    if interaction.tag != "extendedTextInteraction" and not context.of(interaction).best:
        return context.fault(interaction, "no-key")
    report(context, interaction)
    return reader(context, interaction)


def report(context: Context, interaction: Element) -> None:
    """Says what of the scoring does not come along."""
    declared = context.of(interaction)
    if declared.partly:
        what = "partial credit" if declared.cardinality == "single" else "the weights of the answers"
        context.say(interaction, what, "an answer is either right or wrong on a card")
    if declared.alternatives:
        context.say(interaction, "another set of right answers", "a card has one")
    if declared.case_matters:
        context.say(interaction, "upper and lower case of the answer", "a card compares without regard to it")


def _options(context: Context, interaction: Element) -> list[RawOption]:
    keys = {value.text for value in context.of(interaction).best}
    reasons = context.body.rationales(interaction)
    return [
        RawOption(context.body.write(option), _why(context, option, reasons), option.get("identifier") in keys)
        for option in interaction.iter(*_CHOICES)
    ]


def _why(context: Context, option: Element, reasons: Mapping[str, Text]) -> Text:
    name = option.get("identifier")
    reason = reasons.get(name, NO_TEXT)
    said = (context.body.why(option), context.why.get(name, NO_TEXT))
    return joined((*said, reason if says_something(reason.value) else NO_TEXT))


def _choice(context: Context, interaction: Element) -> Parts | Fault:
    options = _options(context, interaction)
    if not any(option.correct for option in options):
        return context.fault(interaction, "no-key")
    return choice(options, several=context.of(interaction).cardinality == "multiple")


def _ordered(context: Context, interaction: Element) -> Parts | Fault:
    texts = {option.get("identifier"): context.body.write(option) for option in interaction.iter("simpleChoice")}
    order = [texts[value.text] for value in context.of(interaction).best if value.text in texts]
    if len(order) < 2:
        return context.fault(interaction, "no-key")
    if len(order) < len(texts):
        context.say(interaction, "what has no place in the order", "a card shows the right order alone")
    feedback = [context.body.why(option) for option in interaction.iter("simpleChoice")]
    return Parts(Kind.ORDERING, order=tuple(order), feedback=tuple(feedback))


def _matched(context: Context, interaction: Element) -> Parts | Fault:
    sets = [list(part.iter("simpleAssociableChoice")) for part in interaction.all("simpleMatchSet")]
    left, right = (_sides(context, part) for part in (*sets, [], [])[:2])
    pairs = [(a, b) for a, b, _ in pairs_in(context.of(interaction).best) if a in left and b in right]
    if not pairs:
        return context.fault(interaction, "no-key")
    for name in left.keys() - {a for a, _ in pairs}:
        context.say(interaction, f"'{left[name].value}'", "it belongs to nothing")
    rest = [text for name, text in right.items() if name not in {b for _, b in pairs}]
    order = list(left)
    made = [RawPair(left[a], right[b]) for a, b in sorted(pairs, key=lambda pair: order.index(pair[0]))]
    return Parts(Kind.MATCHING, pairs=(*made, *(RawPair(NO_TEXT, text) for text in rest)))


def _associated(context: Context, interaction: Element) -> Parts | Fault:
    sides = _sides(context, interaction.iter("simpleAssociableChoice"))
    pairs = [(a, b) for a, b, _ in pairs_in(context.of(interaction).best) if a in sides and b in sides]
    if not pairs:
        return context.fault(interaction, "no-key")
    used = {name for pair in pairs for name in pair}
    rest = [RawPair(NO_TEXT, text) for name, text in sides.items() if name not in used]
    return Parts(Kind.MATCHING, pairs=(*(RawPair(sides[a], sides[b]) for a, b in pairs), *rest))


def _sides(context: Context, elements: Iterable[Element]) -> dict[str, Text]:
    return {element.get("identifier"): context.body.write(element) for element in elements}


def _typed(context: Context, interaction: Element) -> Parts | Fault:
    options = typed_options(context, interaction)
    is_number = context.of(interaction).is_number and all(numbers.is_number(o.text.value) for o in options)
    return Parts(Kind.NUMERIC if is_number else Kind.SHORT, options=tuple(options))


def typed_options(context: Context, interaction: Element) -> list[RawOption]:
    """What may be typed."""
    declared = context.of(interaction)
    tolerance, mode = context.tolerances.get(interaction.get("responseIdentifier"), ([], "exact"))
    texts = context.body.texts
    options = []
    for value, element in dict(declared.best).items():
        if declared.is_number:
            shown = numbers.with_tolerance(value, tolerance, mode) if mode != "exact" else value
            text = Text(shown, texts.span(element))
        else:
            text = texts.plain(value, texts.span(element))
        if text.value:
            options.append(RawOption(text, context.why.get(value, NO_TEXT), True))
    return options


def _extended(context: Context, interaction: Element) -> Parts | Fault:
    declared = context.of(interaction).best
    said = joined(context.body.texts.plain(value.text, context.body.texts.span(value.element)) for value in declared)
    answer = said if said.value else context.model
    if not answer.value:
        return context.fault(interaction, "essay-without-answer")
    return Parts(Kind.PLAIN, answers=(RawAnswer(answer),))


_READERS = {
    "choiceInteraction": _choice,
    "inlineChoiceInteraction": _choice,
    "hottextInteraction": _choice,
    "orderInteraction": _ordered,
    "matchInteraction": _matched,
    "associateInteraction": _associated,
    "textEntryInteraction": _typed,
    "sliderInteraction": _typed,
    "extendedTextInteraction": _extended,
}


# -- gaps -------------------------------------------------------------------------------------------------------

INLINE = frozenset(("textEntryInteraction", "inlineChoiceInteraction", "gapMatchInteraction"))
"""The interactions that are gaps of a text."""


def gaps_in(context: Context, interaction: Element) -> list[tuple[Element, RawGap]]:
    """The gaps that an interaction is, and their places."""
    if interaction.tag == "gapMatchInteraction":
        return _matched_gaps(context, interaction)
    if interaction.tag == "inlineChoiceInteraction":
        return [(interaction, RawGap(tuple(_options(context, interaction)), choice=True))]
    return [(interaction, RawGap(tuple(typed_options(context, interaction))))]


def _matched_gaps(context: Context, interaction: Element) -> list[tuple[Element, RawGap]]:
    sides = _sides(context, interaction.iter("gapText", "gapImg"))
    right: dict[str, set[str]] = {}
    for first, second, _ in pairs_in(context.of(interaction).best):
        text, gap = (first, second) if first in sides else (second, first)
        right.setdefault(gap, set()).add(text)
    return [
        (gap, RawGap(_gap_options(sides, right.get(gap.get("identifier"), set())), choice=True))
        for gap in interaction.iter("gap")
    ]


def _gap_options(sides: Mapping[str, Text], right: set[str]) -> tuple[RawOption, ...]:
    return tuple(RawOption(text, NO_TEXT, name in right) for name, text in sides.items())


def shown_in_stem(interaction: Element) -> Shown:
    """What the stem shows in the place of an interaction."""
    if interaction.tag == "hottextInteraction":
        return prompted(interaction, _without(interaction, "prompt"))
    if interaction.tag == "gapMatchInteraction":
        return prompted(interaction, _without(interaction, "prompt", "gapText", "gapImg"))
    return prompted(interaction)


def blank_for(interaction: Element, mark: str) -> Shown:
    """A mark in the place of an interaction in a line, with the prompt that some programs give it."""
    prompt = interaction.find("prompt")
    if not prompt:
        return mark
    children = [*prompt.children, Chunk(f" {mark}", interaction.start, interaction.end)]
    return Element("span", "", {}, interaction.start, interaction.end, children=children)


def _without(element: Element, *tags: str) -> list[Element | Chunk]:
    return [c for c in element.children if isinstance(c, Chunk) or (isinstance(c, Element) and c.tag not in tags)]
