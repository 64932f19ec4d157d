"""Texts of one file of questions as Markdown, with their places."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ankibuild.markup import html_to_markdown, plain_to_markdown
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.default_feedback import says_something
from ankibuild.readers.gap_marks import numbered
from ankibuild.readers.qti.media import Media
from ankibuild.readers.xmltree import Element
from ankibuild.source import Source, Span

_TAGS = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True)
class Texts:
    """Makes the texts of one file."""

    source: Source
    media: Media

    def span(self, element: Element) -> Span:
        """Where an element stands."""
        return Span(self.source, element.start, element.end)

    def html(self, value: str, span: Span) -> Text:
        """HTML as Markdown; what marks its gaps becomes the marks of a stem."""
        shown = self.media.shown(value, span)
        markdown = numbered(html_to_markdown(shown, lambda link: self.media.address(link) or link)).strip()
        return Text(markdown, span) if markdown else NO_TEXT

    def plain(self, value: str, span: Span) -> Text:
        """Plain text as Markdown."""
        markdown = numbered(plain_to_markdown(value.strip()))
        return Text(markdown, span) if markdown else NO_TEXT


def as_typed(value: str) -> str:
    """A text in one line without tags, to compare it with others."""
    return " ".join(html.unescape(_TAGS.sub(" ", value)).split())


def different(texts: Iterable[Text]) -> list[Text]:
    """Feedback that says something, each once."""
    return list({text.value: text for text in texts if says_something(text.value)}.values())


def say_drawn(texts: Texts, section: Element, number: str, count: int) -> None:
    """Says that a test draws only some of the questions of a section."""
    if number.strip().isdecimal() and 0 < int(number.strip()[:9]) < count:
        what = "the number of questions to draw from a group"
        texts.media.collector.not_carried(texts.span(section), what, "all of them become cards")
