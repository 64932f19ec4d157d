"""The HTML in a problem as Markdown: without what asks for answers, with marks where gaps are."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ankibuild.markup import html_to_markdown
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import Collector
from ankibuild.readers.gap_marks import BLANK, numbered, without_marks
from ankibuild.readers.olx.assets import Assets, asset_name
from ankibuild.readers.xmlplaces import inside, place_of
from ankibuild.readers.xmltree import Element
from ankibuild.source import Source, Span

Instead: TypeAlias = Callable[[Element], str | None]

INPUTS = frozenset(
    (
        *("choicegroup", "checkboxgroup", "radiogroup", "optioninput", "textline"),
        *("formulaequationinput", "numericalinput", "imageinput", "annotationinput", "textbox"),
        *("filesubmission", "jsinput", "choicetextgroup", "radiotextgroup", "checkboxtextgroup"),
        *("drag_and_drop_input", "crystallography", "vsepr_input", "editamoleculeinput"),
        *("designprotein2dinput", "editageneinput", "schematic"),
    )
)
"""What a learner answers with."""

_DROPPED = frozenset(
    (
        *("choicehint", "optionhint", "compoundhint", "correcthint", "stringequalhint", "numericalhint"),
        *("hintgroup", "solution", "demandhint", "script", "style", "responseparam"),
        *("additional_answer", "answer", "endouttext", "startouttext"),
    )
)
"""What is no part of the text that asks."""

_PARAGRAPHS = frozenset(("label", "description", "legend"))
_SAID = frozenset(("title", "text", "tag_prompt"))
"""What an annotation shows."""

_UNWRAPPED = frozenset(("question", "group", "problem", "clarification"))
_HEADINGS = frozenset(("explanation", "solution", "answer", "detailed solution"))


@dataclass
class Writing:
    """Makes the texts of one problem."""

    source: Source
    collector: Collector
    assets: Assets

    def span(self, element: Element) -> Span:
        """Where an element stands."""
        return Span(self.source, element.start, element.end)

    def markdown(self, content: str, span: Span) -> Text:
        """HTML as Markdown."""
        if not content.strip():
            return NO_TEXT
        return Text(numbered(html_to_markdown(content, self.address)), span)

    def address(self, address: str) -> str:
        """The address to write for one in a problem."""
        return without_marks(self.assets.link(address) or address)

    def option(self, element: Element) -> Text:
        """The text of an option, without its hints."""
        return self.markdown(self.content(element), inside(self.source, element))

    def all_of(self, element: Element) -> Text:
        """Everything in an element that holds only text: a hint, a solution."""
        return self.markdown(self.content(element), inside(self.source, element))

    def plain(self, value: str, element: Element) -> Text:
        """A text that stands in an attribute."""
        span = self.span(element)
        return self.markdown(html.escape(value, quote=False), place_of(html.escape(value), span))

    def content(self, element: Element, marks: Instead = lambda element: None) -> str:
        """What is in an element as HTML, without answers; `marks` gives what stands in place of an element."""

        def instead(part: Element) -> str | None:
            mark = marks(part)
            if mark is not None:
                return mark
            if part.tag == "annotationinput":
                said = (one.inner(instead) for one in part.elements if one.tag in _SAID)
                return "".join(f"<p>{one}</p>" for one in said)
            if part.tag in INPUTS and part.get("inline").lower() in ("1", "true"):
                return BLANK
            if (
                part.tag in INPUTS
                or part.tag in _DROPPED
                or (part.tag in ("p", "h2", "h3", "h4") and _is_heading(part))
            ):
                return ""
            if part.tag == "img":
                return self._picture(part)
            if part.tag in _PARAGRAPHS:
                return f"<p>{part.inner(instead)}</p>"
            if part.tag == "clarification":
                return f" ({part.inner(instead).strip()})"
            return part.inner(instead) if part.tag in _UNWRAPPED or part.tag.endswith("response") else None

        return element.inner(instead)

    def _picture(self, element: Element) -> str | None:
        """The name of a picture that is missing; None for one that is there."""
        address = element.get("src")
        if self.assets.link(address):
            return None
        name = asset_name(address)
        self.collector.warn("attachment-missing", self.span(element), name=name)
        return html.escape(f"[picture: {element.get('alt').strip() or name}]")


def _is_heading(element: Element) -> bool:
    """Whether a paragraph only says that a solution follows."""
    return len(element.children) == 1 and element.text.strip().rstrip(":").lower() in _HEADINGS
