"""Items of QTI 1.2 → questions, by the type that their program gives them, else by their responses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.parts import ASKS_NOTHING, Fault, Parts
from ankibuild.readers.qti.building import Head, add
from ankibuild.readers.qti.material import Piece, is_response, pieces, written
from ankibuild.readers.qti.old_answers import (
    Answers,
    choices,
    essay,
    inline_gaps,
    labels_of,
    named_gaps,
    numeric,
    short,
)
from ankibuild.readers.qti.old_feedback import feedback_of
from ankibuild.readers.qti.old_pairs import categories, grouped, matching, ordering
from ankibuild.readers.qti.scoring import conditions, scored
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element

TEXT_ONLY = "text_only_question"

_NOT_CARRIED = {
    "fileupload": "file upload",
    "fileresponse": "file upload",
    "hotspot": "hot spot",
    "quizbowl": "Quiz Bowl",
    "opinionscale": "opinion scale",
    "likert": "opinion scale",
    "imagemap": "hot spot",
    "errortext": "marking errors in a text",
}
"""Types that no card can be, by a part of their names."""

_ESSAYS = ("essay", "shortresponse", "longanswer")
_COMPUTED = ("calculated", "formula", "arithmetic", "significantfigures")
_LETTERS = re.compile(r"[^a-z]+")
_TYPE_FIELDS = (
    *("question_type", "cc_profile", "bbmd_questiontype", "questiontype", "qmd_questiontype"),
    *("respondusapi_qtype", "itemtype", "qmd_itemtype"),
)
"""What programs call the field for the type; the last ones often say no more than how one responds."""
_FIELDS = ("qtimetadatafield", "qti_metadatafield")
"""What fields of metadata are called, in the standard and in Brightspace."""


def metadata(element: Element) -> dict[str, str]:
    """The fields that describe an item, assessment or bank."""
    fields: dict[str, str] = {}
    for part in element.elements:
        if part.tag == "itemmetadata" or part.tag.startswith(("qtimetadata", "assessmentmetadata")):
            for own in part.iter():
                if own.tag in _FIELDS:
                    label, entry = own.find("fieldlabel"), own.find("fieldentry")
                    if label and entry:
                        fields.setdefault(label.text.strip().lower(), entry.text.strip())
                elif own.tag.startswith(("bbmd_", "qmd_")):
                    fields.setdefault(own.tag.lower(), own.text.strip())
    return fields


def item_type(fields: Mapping[str, str]) -> str:
    """What an item's program calls its type."""
    return next((fields[name] for name in _TYPE_FIELDS if fields.get(name)), "")


def read_item(
    texts: Texts, item: Element, deck: str, cases: Mapping[str, Text], section: str = "", about: Text = NO_TEXT
) -> None:
    """Hands over the question of an item, or the several that it is; `about` is the text of its section."""
    fields = metadata(item)
    for group in item.iter("response_grp"):  # Brightspace names them so
        group.attributes = {"ident": group.get("respident"), **group.attributes}
    span = texts.span(item)
    collector = texts.media.collector
    kind = item_type(fields)
    body = _body(item)
    if kind == TEXT_ONLY:
        collector.not_on_cards(span, "a text", ASKS_NOTHING)
        return
    found = conditions(item)
    feedback = feedback_of(item, found, texts)
    answers = Answers(texts, item, _LETTERS.sub("", kind.lower()), body, scored(found), feedback)
    head = Head(
        span,
        id=item.get("ident") or fields.get("bbmd_asi_object_id", ""),
        name=item.get("title"),
        deck=deck,
        stem=written(texts, _stem(item, body)),
        case=cases.get(fields.get("parent_stimulus_item_ident", "") or section, about),
        hint=feedback.hint,
        shuffle=_may_shuffle(item),
    )
    _add(answers, head)


def _may_shuffle(item: Element) -> bool:
    """Whether all choices may change places: a fixed one keeps its own, and so on a card they all do."""
    ordered = any(r.get("shuffle").lower() == "no" for r in item.iter("render_choice", "ims_render_object"))
    return not ordered and not any(label.get("rshuffle").lower() == "no" for label in item.iter("response_label"))


def _add(a: Answers, head: Head) -> None:
    collector = a.texts.media.collector
    parts = _parts(a, head.stem)
    if not isinstance(parts, list):
        add(collector, head, parts)
        return
    for number, (name, stem, part) in enumerate(parts, 1):
        own = replace(head, id=f"{head.id}-{name or number}" if head.id else "", stem=stem or head.stem)
        add(collector, replace(own, case=_with(head.case, head.stem) if stem.value else head.case), part)


def _with(case: Text, stem: Text) -> Text:
    """A case, and a stem that is one for several questions."""
    return stem if not case.value else Text(f"{case.value}\n\n{stem.value}", case.span)


def _body(item: Element) -> list[Piece]:
    """What an item shows, in order. Blackboard's right sides of pairs stand apart from it."""
    return [
        part
        for presentation in item.all("presentation")
        for piece in pieces(_without(presentation, "RIGHT_MATCH_BLOCK"))
        if piece.html.strip() or is_response(piece)
        for part in (*_asked_in(piece), piece)
    ]


def _asked_in(piece: Piece) -> list[Piece]:
    """What stands in the field of a response and asks for it."""
    if piece.element.tag not in ("response_str", "response_num"):
        return []
    return [asking for field in piece.element.iter("render_fib") for asking in pieces(field)]


def _stem(item: Element, body: list[Piece]) -> list[Piece]:
    """What an item asks. Blackboard says where; the rest belongs to the responses."""
    asking = [flow for flow in item.iter("flow") if flow.get("class") == "QUESTION_BLOCK"]
    if asking:
        return [piece for flow in asking for piece in pieces(flow)]
    return [piece for piece in body if not is_response(piece)]


def _without(element: Element, name: str) -> Element:
    """An element without those inside that have a class of this name."""
    if not any(inner.get("class") == name for inner in element.iter("flow")):
        return element
    copy = Element(element.tag, "", {}, element.start, element.end)
    waiting = [(element, copy)]
    while waiting:
        old, new = waiting.pop()
        for child in old.children:
            if not isinstance(child, Element):
                new.add(child)
            elif child.get("class") != name:
                made = Element(child.tag, child.namespace, child.attributes, child.start, child.end)
                new.add(made)
                waiting.append((child, made))
    return copy


def _right_sides(a: Answers) -> list[Text]:
    """Blackboard's right sides, each a block of its own."""
    blocks = [flow for flow in a.item.iter("flow") if flow.get("class") == "RIGHT_MATCH_BLOCK"]
    return [written(a.texts, pieces(flow)) for block in blocks for flow in block.all("flow")]


_Several = list[tuple[str, Text, Parts | Fault]]


def _parts(a: Answers, stem: Text) -> Parts | Fault | _Several:
    """How an item is answered."""
    if not a.item.complete:
        return a.fault("file-broken", format="XML", reason="the file ends in this question")
    refused = next((name for part, name in _NOT_CARRIED.items() if part in a.kind), "")
    if any(True for _ in a.item.iter("calculated")) or any(name in a.kind for name in _COMPUTED):
        return a.fault("computed-answer", how="a formula with random values")
    if refused or any(response.tag == "response_xy" for response in a.responses):
        return a.fault("type-not-carried", type=refused or "hot spot")
    if any(True for _ in a.item.iter("render_hotspot")):
        return a.fault("type-not-carried", type="hot spot")
    if any(name in a.kind for name in _ESSAYS):
        return essay(a)
    if not a.responses:
        return a.fault("type-not-carried", type=item_type(metadata(a.item)) or "a text that asks nothing")
    return _one(a) if len(a.responses) == 1 else _many(a, stem)


def _one(a: Answers) -> Parts | Fault:
    """An item with one response."""
    (response,) = a.responses
    is_ordered = response.get("rcardinality").lower() == "ordered" or "ordering" in a.kind
    pairs = grouped(a, response) if response.tag == "response_grp" and "ordering" not in a.kind else None
    if pairs:
        return pairs
    if is_ordered and len(labels_of(response)) > 1:
        return ordering(a, response)
    if response.tag == "response_num" or "numeric" in a.kind or _asks_number(response):
        return numeric(a)
    if not labels_of(response) or response.tag == "response_str" or any(True for _ in response.iter("render_fib")):
        return short(a)
    if "categorization" in a.kind:
        return categories(a)
    if "matching" in a.kind:
        return matching(a, _right_sides(a))
    return named_gaps(a) or (_single(a, response))


def _single(a: Answers, response: Element) -> Parts | Fault:
    """A choice; what stands above its options, inside of the response, asks too."""
    own = pieces(response)
    asking = [piece for piece in a.body if not is_response(piece)]
    return choices(a, response, stem=written(a.texts, [*asking, *own]) if own else None)


def _asks_number(response: Element) -> bool:
    kinds = {fib.get("fibtype").lower() for fib in response.iter("render_fib")}
    is_scale = any(not labels_of(slider) for slider in response.iter("render_slider"))
    return is_scale or bool(kinds & {"decimal", "integer", "scientific"})


def _many(a: Answers, stem: Text) -> Parts | Fault | _Several:
    """An item with several responses."""
    if "categorization" in a.kind:
        return categories(a)
    if "matching" in a.kind:
        return matching(a, _right_sides(a))
    gaps = named_gaps(a)
    if gaps:
        return gaps
    if all(response.tag in ("response_str", "response_num") for response in a.responses):
        return inline_gaps(a)
    names = [tuple(label.get("ident") for label in labels_of(response)) for response in a.responses]
    if len(set(names)) == 1 and names[0]:
        return matching(a, _right_sides(a))
    return list(_each(a))


def _each(a: Answers) -> Iterator[tuple[str, Text, Parts | Fault]]:
    """Each response as a question of its own; what stands before it, or in it, asks."""
    before: list[Piece] = []
    for piece in a.body:
        if not is_response(piece):
            before.append(piece)
            continue
        response = piece.element
        alone = Answers(a.texts, a.item, a.kind or "part", [piece], a.scored, a.feedback)
        yield response.get("ident"), written(a.texts, pieces(response) or before[-1:]), _one(alone)
        before = []
