"""Items of QTI 2 and 3 → questions.

An item with gaps alone is one question. One with several other interactions is a question for each of them; the text
of the item is the case that they are about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ankibuild.model import NO_TEXT, Kind, RawGap, Text
from ankibuild.readers.gap_marks import BLANK, gap_mark, lost_gap
from ankibuild.readers.parts import ASKS_NOTHING, Fault, Parts, joined
from ankibuild.readers.qti.body import Body, Shown
from ankibuild.readers.qti.building import Head, add
from ankibuild.readers.qti.declared import responses_of
from ankibuild.readers.qti.interactions import (
    INLINE,
    Context,
    blank_for,
    gaps_in,
    read_interaction,
    report,
    shown_in_stem,
)
from ankibuild.readers.qti.item_feedback import feedback_of, hints_of, solution_of, values_at_first
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element

_NOTES = ("scorer", "tutor", "author", "testConstructor")


def read_item(root: Element, texts: Texts, deck: str, stimulus: Callable[[str], Text]) -> None:
    """Hands over the questions of an item."""
    collector, span = texts.media.collector, texts.span(root)
    fault = _refusal(root, texts)
    if fault:
        add(collector, Head(span), fault)
        return
    body = Body(texts, root, values_at_first(root))
    if not body.interactions:
        collector.not_on_cards(span, "a text", ASKS_NOTHING)
        return
    declared = responses_of(root)
    why, general = feedback_of(body, (value.text for response in declared.values() for value in response.best))
    notes = body.rubrics(*_NOTES)
    solution = solution_of(body)
    model = notes if notes.value else solution if solution.value else joined(general)
    context = Context(body, declared, why, model, bool(notes.value))
    head = Head(span, root.get("identifier"), _name(root), deck, feedback=general)
    head.case = joined((*_stimuli(root, texts, stimulus), body.rubrics("candidate")))
    head.hint = hints_of(body)
    head.shuffle = all(_may_shuffle(interaction) for interaction in body.interactions)
    _report_apart(context, root, notes)
    _questions(context, head)


def _refusal(root: Element, texts: Texts) -> Fault | None:
    span = texts.span(root)
    if not root.complete:
        return Fault("file-broken", span, {"format": "XML", "reason": "the file ends in this question"})
    if root.find("templateDeclaration") or root.find("templateProcessing"):
        return Fault("computed-answer", span, {"how": "template variables with random values"})
    return None


def _may_shuffle(interaction: Element) -> bool:
    """Whether all choices may change places: a fixed one keeps its own, and so on a card they all do."""
    fixed = any(choice.get("fixed").lower() == "true" for choice in interaction.all("simpleChoice"))
    return interaction.get("shuffle").lower() != "false" and not fixed


def _name(root: Element) -> str:
    title = root.get("title")
    return "" if title == root.get("identifier") else title


def _stimuli(root: Element, texts: Texts, stimulus: Callable[[str], Text]) -> list[Text]:
    """The texts of files of their own that an item is about; what is missing is said."""
    found = [(reference, stimulus(reference.get("href"))) for reference in root.all("assessmentStimulusRef")]
    for reference, text in found:
        if not text.value:
            texts.media.collector.warn("attachment-missing", texts.span(reference), name=reference.get("href"))
    return [text for _, text in found]


def stimulus_text(root: Element, texts: Texts) -> Text:
    """The text of a stimulus, which is a file of its own."""
    body = root.find("stimulusBody")
    return Body(texts, root).write(body) if body else NO_TEXT


def _report_apart(context: Context, root: Element, notes: Text) -> None:
    """Says what stands beside the question and has no place on a card."""
    body = context.body
    asks_freely = any(interaction.tag == "extendedTextInteraction" for interaction in body.interactions)
    if notes.value and not asks_freely:
        context.say(root, "notes for graders", "a card is for learners")
    if root.find("catalogInfo"):
        context.say(root, "glossary, translations and spoken texts", "a card has no place for them")


# -- one question, or several -----------------------------------------------------------------------------------


def _questions(context: Context, head: Head) -> None:
    collector = context.body.texts.media.collector
    interactions = context.body.interactions
    inline = [interaction for interaction in interactions if interaction.tag in INLINE]
    if len(inline) == len(interactions):
        add(collector, head, _gapped(context, inline))
    elif len(interactions) == 1:
        stem = context.body.stem({interactions[0]: shown_in_stem(interactions[0])})
        parts = read_interaction(context, interactions[0])
        add(collector, _without_answer(_asking(head, stem), parts, context), parts)
    else:
        _several(context, head, inline)


def _asking(head: Head, stem: Text) -> Head:
    """A head with a stem; where there is none, what stands above it asks."""
    return replace(head, stem=stem) if stem.value else replace(head, stem=head.case, case=NO_TEXT)


def _without_answer(head: Head, parts: Parts | Fault, context: Context) -> Head:
    """A head without the feedback, where that is the answer."""
    if context.notes or isinstance(parts, Fault) or not any(a.text is context.model for a in parts.answers):
        return head
    said = context.model.value
    return replace(head, feedback=[text for text in head.feedback if text.value not in said])


def _gapped(context: Context, inline: list[Element]) -> Parts | Fault:
    """A text with gaps; with only one, a word to choose or to type."""
    if len(inline) == 1 and inline[0].tag != "gapMatchInteraction":
        parts = read_interaction(context, inline[0])
        stem = context.body.stem({inline[0]: blank_for(inline[0], BLANK)})
        return parts if isinstance(parts, Fault) else replace(parts, stem=stem)
    shown: dict[Element, Shown] = {i: shown_in_stem(i) for i in inline if i.tag == "gapMatchInteraction"}
    gaps: list[RawGap] = []
    for interaction in inline:
        report(context, interaction)
        for place, gap in gaps_in(context, interaction):
            gaps.append(gap)
            shown[place] = blank_for(place, gap_mark(len(gaps)))
    if not gaps or not all(any(option.correct for option in gap.options) for gap in gaps):
        return context.fault(context.body.item, "no-key")
    stem = context.body.stem(shown)
    if lost := lost_gap(stem.value, len(gaps)):
        return context.fault(context.body.item, "gap-lost", gap=str(lost))
    return Parts(Kind.GAPS, gaps=tuple(gaps), stem=stem)


def _several(context: Context, head: Head, inline: list[Element]) -> None:
    """A question for the gaps, and one for each other interaction; what feedback says goes to the last of them."""
    collector = context.body.texts.media.collector
    others = [interaction for interaction in context.body.interactions if interaction.tag not in INLINE]
    blanks: dict[Element, Shown] = {i: BLANK for i in inline if i.tag != "gapMatchInteraction"}
    text = context.body.stem(blanks)
    case = joined((head.case, text))
    used: set[str] = set()
    for number, interaction in enumerate(others, 1):
        parts = read_interaction(context, interaction)
        part = _part(interaction, number, used)
        prompt = _asks(context, interaction)
        own = replace(head, id=_of_part(head, part), span=context.body.texts.span(interaction), case=case)
        add(
            collector,
            replace(_asking(own, prompt), feedback=[] if inline or number < len(others) else head.feedback),
            parts,
        )
    if inline:
        own = replace(head, id=_of_part(head, _part(inline[0], len(others) + 1, used)))
        add(collector, own, _gapped(context, inline))


def _asks(context: Context, interaction: Element) -> Text:
    """The prompt of one of several interactions, with the text of its own that it has."""
    body = context.body
    shown = shown_in_stem(interaction)
    return body.write(shown) if isinstance(shown, Element) else NO_TEXT


def _part(interaction: Element, number: int, used: set[str]) -> str:
    """What one of several interactions is called: as its response, if no other asks for the same."""
    name = interaction.get("responseIdentifier")
    part = name if name and name not in used else f"{name}{number}"
    used.add(part)
    return part


def _of_part(head: Head, part: str) -> str:
    """The id of one of an item's questions."""
    return f"{head.id}-{part}" if head.id else ""
