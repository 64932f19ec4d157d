"""Files of QTI 1.2: tests, their sections, banks of questions, and single items."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import MOST_QUESTIONS, subdeck
from ankibuild.readers.parts import joined
from ankibuild.readers.qti.material import pieces, written
from ankibuild.readers.qti.old_items import TEXT_ONLY, item_type, metadata, read_item
from ankibuild.readers.qti.texts import Texts, say_drawn
from ankibuild.readers.xmltree import Element

_STIMULUS = "parent_stimulus_item_ident"


class _Placed(NamedTuple):
    """An item, the titles above it, and the text that its section is about: that of an item, or the section's own."""

    item: Element
    titles: tuple[str, ...]
    stimulus: str
    about: Text = NO_TEXT


def read_old(root: Element, texts: Texts) -> None:
    """Hands over the questions of a file."""
    placed = list(islice(_items(root, texts), MOST_QUESTIONS + 1))
    cases = _cases(placed, texts)
    for item, titles, stimulus, about in placed:
        if item.get("ident") not in cases:
            read_item(texts, item, subdeck(*titles), cases, stimulus, about)
        item.release()


def _items(root: Element, texts: Texts) -> Iterator[_Placed]:
    waiting: list[_Placed] = [_Placed(root, (), "")]
    while waiting:
        element, titles, stimulus, about = waiting.pop()
        if element.tag == "item":
            yield _Placed(element, titles, stimulus, about)
            continue
        if element.tag == "section":
            about = joined((about, *(written(texts, pieces(p)) for p in element.all("presentation_material"))))
        _report_bank(element, texts)
        _report_drawn(element, texts)
        sections = len(element.all("section")) + len(element.all("item"))
        below = [
            _Placed(child, _titles(child, titles, alone=sections == 1), child.get(_STIMULUS) or stimulus, about)
            for child in element.elements
            if child.tag in ("assessment", "section", "item", "objectbank")
        ]
        waiting.extend(reversed(below))


def _titles(element: Element, titles: tuple[str, ...], *, alone: bool) -> tuple[str, ...]:
    """The titles above what is in an element; that of a section which is all there is says nothing."""
    if element.tag == "item" or (element.tag == "section" and alone and titles):
        return titles
    return (*titles, element.get("title") or metadata(element).get("bank_title", ""))


def _report_bank(section: Element, texts: Texts) -> None:
    """Says where a section draws its questions from a bank that is a file of its own."""
    alone = texts.media.store is None
    drawn = [*section.iter("sourcebank_ref"), *(section.all("itemref") if alone else ())]
    if section.tag == "section" and drawn and not section.find("item"):
        texts.media.collector.not_carried(
            texts.span(section), "questions drawn from a bank", "the bank is a file of its own"
        )


def _report_drawn(section: Element, texts: Texts) -> None:
    """Says where a section asks only some of its questions."""
    for ordering in section.all("selection_ordering"):
        for selection in ordering.all("selection"):
            number = selection.find("selection_number")
            if number:
                say_drawn(texts, section, number.text, len(section.all("item")) + len(section.all("section")))


def _cases(placed: list[_Placed], texts: Texts) -> dict[str, Text]:
    """The texts that questions are about, by the identifiers of the items in which they stand."""
    wanted = {metadata(item).get(_STIMULUS, "") or stimulus for item, _, stimulus, _ in placed} - {""}
    return {
        item.get("ident"): written(texts, [p for part in item.all("presentation") for p in pieces(part)])
        for item, *_ in placed
        if item.get("ident") in wanted and item_type(metadata(item)) == TEXT_ONLY
    }
