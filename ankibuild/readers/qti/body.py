"""The body of an item of QTI 2 or 3: what it shows besides what is chosen or typed."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.parts import joined
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Chunk, Element

Shown: TypeAlias = Element | str

_CODE = frozenset(("pre", "code", "math"))
_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_MARKED = re.compile(r"</(?:p|div|span|strong|em|b|i|u|ul|ol|table|sub|sup)>|<(?:br|img)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*+>")

FEEDBACK = ("feedbackInline", "feedbackBlock")
UNKNOWN = ("choiceRationales", "teacherInstructions")
"""Elements of some item banks in the United States that no version of the standard knows."""
_APART = frozenset((*FEEDBACK, "rubricBlock", "infoControl", "stylesheet", "prompt", "modalFeedback", *UNKNOWN))
_PASSED_OVER = frozenset(("endAttemptInteraction", "mediaInteraction"))
_SHOWN_AS = {
    "contentBody": "div",
    "stimulusBody": "div",
    "templateBlock": "div",
    "templateInline": "span",
    "mediaInteraction": "div",
    "include": "div",
    "hottext": "u",
}


@dataclass(frozen=True)
class Body:
    """The body of an item; `outcomes` are the values that its feedback has at the start."""

    texts: Texts
    item: Element
    outcomes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def element(self) -> Element:
        """The body itself; an empty one where there is none."""
        return self.item.find("itemBody") or Element("itemBody", "", {}, self.item.start, self.item.end)

    @cached_property
    def interactions(self) -> list[Element]:
        """What is answered, in order."""
        return [e for e in self.element.iter() if e.tag.endswith("Interaction") and e.tag not in _PASSED_OVER]

    def stem(self, shown: Mapping[Element, Shown]) -> Text:
        """What the item asks, with something shown in the places of interactions."""
        return self.write(self.element, lambda e: shown.get(e, "" if e in self._places else None))

    def write(self, element: Element, instead: Callable[[Element], Shown | None] = lambda element: None) -> Text:
        """What stands in an element; what is shown later only, or stands apart, is left out."""

        def other(inner: Element) -> Shown | None:
            chosen = instead(inner)
            return self._usual(inner) if chosen is None else chosen

        return self.texts.html(_as_html(element) or element.inner(other), self.texts.span(element))

    @cached_property
    def _places(self) -> frozenset[Element]:
        return frozenset(self.interactions)

    @cached_property
    def _asking(self) -> frozenset[Element]:
        """The blocks of feedback in which something is asked: steps of an item that goes on by what is answered."""
        blocks = self.element.iter(*FEEDBACK)
        return frozenset(block for block in blocks if any(inner in self._places for inner in block.iter()))

    def _usual(self, element: Element) -> Shown | None:
        if element.tag in FEEDBACK and self._is_there_at_first(element):
            return _as("div" if element.tag == "feedbackBlock" else "span", element)
        if element.tag in _APART or element.tag in _PASSED_OVER - {"mediaInteraction"}:
            return ""
        if element.tag == "object":
            return self._page(element) or _object(element)
        if element.tag in _SHOWN_AS:
            return _as(_SHOWN_AS[element.tag], element)
        return _as_html(element) or None if element.tag not in _CODE else None

    def _page(self, element: Element) -> str:
        """The text of a page of HTML that stands in an item as an object."""
        is_page = element.get("type") in _PAGES
        return self.texts.media.page(element.get("data")) if is_page else ""

    def _is_there_at_first(self, feedback: Element) -> bool:
        if feedback in self._asking:
            return True
        is_set = feedback.get("identifier") in self.outcomes.get(feedback.get("outcomeIdentifier"), ())
        return is_set and feedback.get("showHide", "show") == "show"

    def feedback(self, element: Element) -> list[tuple[Element, Text]]:
        """The feedback in an element, with what it says."""
        found = [inner for inner in element.iter(*FEEDBACK) if not self._is_there_at_first(inner)]
        return [(inner, text) for inner in found if (text := self.write(inner)).value]

    def why(self, option: Element) -> Text:
        """The feedback that stands in an option."""
        return joined(text for _, text in self.feedback(option))

    def rationales(self, interaction: Element) -> Mapping[str, Text]:
        """What some item banks say of each option, by its identifier."""
        return self._rationales.get(interaction.get("responseIdentifier"), {})

    @cached_property
    def _rationales(self) -> dict[str, dict[str, Text]]:
        return {
            reasons.get("responseIdentifier"): {r.get("identifier"): self.write(r) for r in reasons.all("rationale")}
            for reasons in self.element.iter("choiceRationales")
        }

    def prompt(self, interaction: Element) -> Text:
        """What an interaction asks by itself."""
        prompt = interaction.find("prompt")
        return self.write(prompt) if prompt else NO_TEXT

    def rubrics(self, *views: str) -> Text:
        """The notes in the item for these readers."""
        blocks = [b for b in self.item.iter("rubricBlock") if set(b.get("view", "candidate").split()) & set(views)]
        return joined(self.write(block) for block in blocks)

    @property
    def hint(self) -> Text:
        """What can be looked at for help."""
        return joined(self.write(control) for control in self.element.iter("infoControl"))


def _as_html(element: Element) -> str:
    """The text of an element that is all HTML in one CDATA section, which some programs write in place of elements."""
    said = [c for c in element.children if isinstance(c, Element) or (isinstance(c, Chunk) and c.value.strip())]
    only = said[0] if len(said) == 1 else None
    if not (isinstance(only, Chunk) and only.cdata and _MARKED.search(only.value)):
        return ""
    return only.value if _TAGS.sub("", only.value).strip() or "<img" in only.value else ""


def prompted(interaction: Element, content: Iterable[Element | Chunk] = ()) -> Element:
    """The prompt of an interaction, and what else of it the stem shows."""
    prompt = interaction.find("prompt")
    first = [_as("div", prompt)] if prompt else []
    return Element("div", "", {}, interaction.start, interaction.end, children=[*first, *content])


def _as(tag: str, element: Element) -> Element:
    return Element(tag, "", {}, element.start, element.end, children=element.children)


def _object(element: Element) -> Shown:
    """A picture, sound, film or file."""
    address, form = html.escape(element.get("data")), element.get("type")
    label = html.escape(" ".join(element.text.split()))
    if form.startswith("image/"):
        return f'<img src="{address}" alt="{label}">'
    if form.startswith(("audio/", "video/")):
        return f'<{form[:5]} controls src="{address}">{label}</{form[:5]}>'
    return f'<a href="{address}">{label or address}</a>'
