"""One text of a question → the HTML of a field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.render import clozes
from ankibuild.render.angles import Noted
from ankibuild.render.markdown import is_plain, to_html, unwrap
from ankibuild.render.media import MediaFinder
from ankibuild.render.places import place_of
from ankibuild.render.sanitize import clean
from ankibuild.render.scan import scan
from ankibuild.render.tokens import defuse, restore, restore_early, without_noncharacters
from ankibuild.source import Span

_TABLE = re.compile(r"<table\b[^>]*>|</table>")
_INLINE = "(?:a|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)"
_EMPTY_BETWEEN = re.compile(rf"([^>\s]|</{_INLINE}>)\s*+(?:<p></p>\s*+)++(?=[^<\s]|<{_INLINE}\b)")
"""An empty paragraph that parts words of one line."""


@dataclass(slots=True)
class TextRenderer:
    """Renders the texts of one question; what is wrong with them goes to `diagnostics`, the cards to `cards`."""

    media: MediaFinder
    subject: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cards: set[int] = field(default_factory=set)

    def render(self, text: str, span: Span | None, *, cloze: bool = False) -> str:
        """The sanitised HTML of a Markdown text. With `cloze`, `{{c1::…}}` makes deletions."""
        text = unicodedata.normalize("NFC", text)
        if is_plain(text):
            return text
        text = without_noncharacters(text.replace("\r\n", "\n").replace("\r", "\n"))
        scanned = scan(text, cloze=cloze)
        self._complain(scanned.noted, text, span)
        html = restore_early(to_html(scanned.text), scanned.tokens)
        self.media.refuse(html, span)
        html = defuse(_wrap_tables(unwrap(_without_empty(clean(html)))))
        html = self.media.rewrite(restore(html, scanned.tokens, cloze=cloze), span)
        if cloze:
            self._count_cards(html, span)
        return html

    def _complain(self, noted: list[Noted], text: str, span: Span | None) -> None:
        """Reports what was noted, each name once."""
        first: dict[tuple[str, str], Noted] = {}
        for found in noted:
            first.setdefault((found.code, found.name), found)
        for found in first.values():
            place = place_of(span, text, found.start, found.end)
            self.diagnostics.append(report(found.code, place, subject=self.subject, name=found.name))

    def _count_cards(self, html: str, span: Span | None) -> None:
        """Takes the cards from the HTML: what stands in code or an attribute makes none."""
        self.cards |= clozes.numbers(html)
        known = {found.facts["name"] for found in self.diagnostics if found.code == "cloze-unclosed"}
        for opening in dict.fromkeys(clozes.unclosed(html)):
            if opening not in known:
                place = span.find(opening) if span else None
                self.diagnostics.append(report("cloze-unclosed", place, subject=self.subject, name=opening))


def _without_empty(html: str) -> str:
    """The HTML without empty paragraphs, which would be gaps; where one parts words, they stay apart."""
    return _EMPTY_BETWEEN.sub(r"\1<br>", html).replace("<p></p>", "") if "<p></p>" in html else html


def _wrap_tables(html: str) -> str:
    """Each table in a box of its own that can scroll."""
    return _TABLE.sub(lambda tag: f"{tag[0]}</div>" if tag[0] == "</table>" else f'<div class="table">{tag[0]}', html)
