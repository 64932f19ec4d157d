"""One text of a question → the HTML of a field."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.render.markdown import is_plain, to_html, unwrap
from ankibuild.render.media import MediaFinder
from ankibuild.render.sanitize import clean
from ankibuild.render.scan import Scanned, scan
from ankibuild.render.tokens import Token, defuse, restore, without_noncharacters
from ankibuild.source import Span


@dataclass(slots=True)
class TextRenderer:
    """Renders the texts of one question; what is wrong with them goes to `diagnostics`, the cards to `cards`."""

    media: MediaFinder
    subject: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cards: set[int] = field(default_factory=set)

    def render(self, text: str, span: Span | None, *, cloze: bool = False) -> str:
        """The sanitised HTML of a Markdown text. With `cloze`, `{{c1::…}}` makes deletions."""
        if is_plain(text):
            return unicodedata.normalize("NFC", text)
        scanned = scan(without_noncharacters(unicodedata.normalize("NFC", text)), cloze=cloze)
        self._complain(scanned, span)
        self.cards |= scanned.cards
        html = defuse(_wrap_tables(unwrap(clean(to_html(scanned.text)))))
        return self.media.rewrite(restore(html, self._tokens(scanned, span), cloze=cloze), span)

    def _tokens(self, scanned: Scanned, span: Span | None) -> list[Token]:
        tokens = list(scanned.tokens)
        for index, reference in scanned.sounds.items():
            tokens[index] = Token(tokens[index].raw, self.media.sound(reference, span) or tokens[index].html)
        return tokens

    def _complain(self, scanned: Scanned, span: Span | None) -> None:
        for code, found in (
            ("html-shown-as-text", scanned.refused_tags),
            ("html-attribute-dropped", scanned.dropped_attributes),
            ("cloze-unclosed", scanned.unclosed),
        ):
            for name in dict.fromkeys(found):
                needle = f"<{name}" if code == "html-shown-as-text" else name
                place = span.find(needle) if span else None
                self.diagnostics.append(report(code, place, subject=self.subject, name=name))


def _wrap_tables(html: str) -> str:
    """Each table in a box of its own that can scroll."""
    if "<table>" not in html:
        return html
    return html.replace("<table>", '<div class="table"><table>').replace("</table>", "</table></div>")
