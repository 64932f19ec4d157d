"""A quiz page → its questions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.markup.elements import Element
from ankibuild.markup.parsing import parse
from ankibuild.model import Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.grid import read_tables
from ankibuild.readers.page.drafts import Draft, same, squeezed
from ankibuild.readers.page.handing import hand_over
from ankibuild.readers.page.keys import keys_of
from ankibuild.readers.page.linked import linked_questions
from ankibuild.readers.page.microdata import microdata_questions
from ankibuild.readers.page.pieces import Piece
from ankibuild.readers.page.seen import pieces_of_html
from ankibuild.readers.page.sniffing import is_page
from ankibuild.readers.page.structure import Page, questions_of
from ankibuild.readers.page.tables import tables_of
from ankibuild.readers.page.typed import pieces_of_text
from ankibuild.source import Source, Span

_LONGEST_LEFT_OVER = 160
_TAG_AT_END = re.compile(r"<(?:/?[A-Za-z][^<>]*+|/)?\Z")
_SITE_NAME = re.compile(r"\s+[|–—·»]\s+[^|–—·»]*\Z")


def read(file: File) -> Read:
    """The questions of a page, by what it says of itself where it does, else by what is seen."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    if is_page(file.path, source.text):
        end = _end(source.text)
        root = parse(source.text[:end])
        drafts = _of_html(source, root, collector)
        is_seen = any(keys_of(draft) or draft.answer.value for draft in drafts)
        if not is_seen and (tables := tables_of(source, root)):
            read_tables(tables, file.settings, collector)
            return collector.read()
        cut = drafts.pop() if drafts and end < len(source.text) else None
        left_over: Sequence[Piece] = ()
    else:
        cut = None
        page = questions_of(pieces_of_text(source, file.settings.texts))
        drafts, left_over = page.drafts, page.left_over
    if left_over:
        said = " · ".join(piece.text for piece in left_over if piece.text)
        collector.warn("text-left-over", left_over[0].span, text=said[:_LONGEST_LEFT_OVER])
    for draft in drafts:
        hand_over(draft, collector)
    if cut:
        collector.reject("file-broken", cut.span, format="HTML", reason="the file ends in a tag behind this question")
    elif not drafts:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="a quiz page")
    return collector.read()


def _of_html(source: Source, root: Element, collector: Collector) -> list[Draft]:
    linked = linked_questions(source, root)
    for fault in linked.faults:
        collector.warn("page-data-broken", fault.span, reason=fault.reason)
    said = linked.drafts or microdata_questions(source, root)
    title, address = _about(source, root)
    page = questions_of(pieces_of_html(source, root), title.value)
    seen = _shows_more(page, said) or (linked.faults and len(page.drafts) > len(said))
    drafts = page.drafts if seen else [_completed(draft, page) for draft in said]
    for draft in drafts:
        if not draft.name.value and len(drafts) == 1:
            draft.name = title
        if not draft.source.value:
            draft.source = address
    return drafts


def _end(text: str) -> int:
    """Where the text ends, before a tag in which a file was cut off."""
    found = _TAG_AT_END.match(text, max(text.rfind("<"), 0))
    return found.start() if found else len(text)


def _shows_more(page: Page, said: Sequence[Draft]) -> bool:
    """Whether a page shows a quiz, but speaks of other questions: of itself, or of an exam."""
    if not said:
        return True
    stems = {squeezed(draft.stem.value) for draft in page.drafts if len(draft.choices) > 1 and keys_of(draft)}
    return bool(stems) and not any(draft.choices or squeezed(draft.stem.value) in stems for draft in said)


def _completed(draft: Draft, page: Page) -> Draft:
    """What a page says of a question, with what it shows besides."""
    shown = next((other for other in page.drafts if same(other.stem.value, draft.stem.value)), None)
    if shown is None:
        return draft
    if len(draft.choices) < 2 <= len(shown.choices):
        shown.answer, shown.key = draft.answer, shown.key if shown.key_seen else draft.answer
        shown.key_seen = shown.key_seen or draft.key_seen
        return shown
    draft.explanation = draft.explanation if draft.explanation.value else shown.explanation
    draft.article, draft.explained = shown.article, draft.explained or shown.explained
    return draft


def _about(source: Source, root: Element) -> tuple[Text, Text]:
    """The title of a page without the name of its site, and its lasting address."""
    title, address = Text(""), Text("")
    for element in root.iter():
        span = Span(source, element.start, element.end)
        if element.name == "title" and not title.value:
            title = Text(_SITE_NAME.sub("", " ".join(element.text.split())), span)
        elif element.name == "link" and "canonical" in element.get("rel").lower().split():
            address = Text(element.get("href").strip(), span)
        elif element.name == "meta" and element.get("property") == "og:url" and not address.value:
            address = Text(element.get("content").strip(), span)
    return title, address
