"""GIFT → raw questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ankibuild.markup import plain_to_markdown
from ankibuild.model import NO_TEXT, Text
from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.gap_marks import lost_gap
from ankibuild.readers.gift.answers import Section, looks_like_answers, may_be_answers, section
from ankibuild.readers.gift.blocks import CATEGORY, Block, Gift, blocks, gift
from ankibuild.readers.gift.page import Page
from ankibuild.readers.gift.questions import parts
from ankibuild.readers.moodle.categories import category_deck
from ankibuild.readers.moodle.texts import MOODLE, Texts
from ankibuild.readers.parts import ASKS_NOTHING, Fault, joined, raw_question
from ankibuild.source import Span

_BRACE = re.compile(r"[{}]")
_ASKS = re.compile(r"[?？؟]|\S\s+\S+\s+\S")
"""A name that asks something itself: a question, or a few words."""

_NEXT_LINE = re.compile(r"[^\S\r\n]*+[\r\n]\s*+(\S)")
_NEXT_NAME = re.compile(r"\s*+(::)(?:[^:\r\n]|:(?!:))++::")
_IN_BRACKETS = re.compile(r"\[(id|tag):((?:[^\[\]\\]|\\.)*+)\]")
_ESCAPED_BRACKET = re.compile(r"\\([\[\]])")


def read(file: File) -> Read:
    """The questions of a GIFT file and what is wrong with it."""
    source, warnings = file.decoded
    collector = Collector(file, diagnostics=list(warnings))
    reader = _Reader(gift(source), collector, Texts(collector))
    for block in blocks(reader.file):
        reader.read(block)
    if not collector.questions:
        collector.warn("nothing-recognised", Span(source, 0, 0), format="GIFT")
    return collector.read()


@dataclass
class _Reader:
    """Reads block after block; `deck` is that of the category that the last line of its kind named."""

    file: Gift
    collector: Collector
    texts: Texts
    deck: str = ""

    def read(self, block: Block) -> None:
        signs = self.file.signs[block.start : block.end]
        if signs.lstrip().startswith(CATEGORY):
            self.deck = category_deck(self.file.text(block.start, block.end).strip().removeprefix(CATEGORY))
        elif signs.strip():
            start = block.start + len(signs) - len(signs.lstrip())
            self._question(block, start, block.start + len(signs.rstrip()))

    def _question(self, block: Block, start: int, end: int) -> None:
        span = Span(self.file.source, start, end)
        if block.broken >= 0:
            self.collector.warn("gift-parted", Span(span.source, block.broken, block.broken))
        name, body = self._name(start, end)
        found = _sections(self.file, body, end)
        if isinstance(found, Fault):
            if first := _next_question(self.file, body, found.span.start):
                self.collector.warn("gift-joined", Span(span.source, first, end))
                self._question(block._replace(end=first), start, first)
            self.collector.reject(found.code, found.span, **found.facts)
        elif not found:
            self.collector.not_on_cards(span, "a description", ASKS_NOTHING)
        else:
            self._add_all(block, span, name, Span(span.source, body, end), found)

    def _add_all(self, block: Block, span: Span, name: Text, body: Span, sections: list[Section]) -> None:
        """Adds a question, or several where the empty lines between them are missing."""
        groups = _apart(self.file, sections)
        starts = [body.start, *(start for start, _ in groups[1:])]
        for (start, end), (_, group) in zip(pairwise([*starts, body.end]), groups, strict=True):
            if start == body.start:
                self._add(block, span._replace(end=end), name, body._replace(end=end), group)
            else:
                place = Span(span.source, start, end)
                self.collector.warn("gift-joined", place)
                named, behind = self._name(start, end)
                self._add(Block(start, end), place, named, place._replace(start=behind), group)

    def _add(self, block: Block, span: Span, name: Text, body: Span, sections: list[Section]) -> None:
        page = Page(self.file, self.collector, self.texts, self.collector.file.settings.texts or MOODLE)
        page, stem = page.stem(body.start, body.end, sections)
        if not stem.value and _ASKS.search(name.value):
            stem, name = Text(plain_to_markdown(name.value), name.span), NO_TEXT
        answered = parts(page, sections) if stem.value else Fault("moodle-no-text", span)
        if isinstance(answered, Fault):
            self.collector.reject(answered.code, answered.span, **answered.facts)
            return
        if gap := lost_gap(stem.value, len(answered.gaps)):
            self.collector.reject("gap-lost", span, gap=gap)
            return
        comments = list(self.file.comments_in(block.start, body.end))
        identity = _identity(comments)
        texts = {"id": identity, "name": name, "stem": stem, "explanation": joined(answered.feedback)}
        self.collector.add(
            raw_question(span, answered, texts, deck=self.deck, tags=_tags(comments), borrowed=bool(identity.value))
        )

    def _name(self, start: int, end: int) -> tuple[Text, int]:
        """The name between double colons, and where the text begins."""
        close = self.file.signs.find("::", start + 2, end) if self.file.signs.startswith("::", start) else -1
        if close < 0:
            return NO_TEXT, start
        return Text(self.file.text(start + 2, close).strip(), self.file.span(start + 2, close)), close + 2


def _sections(file: Gift, start: int, end: int) -> list[Section] | Fault:
    """The pairs of braces that hold answers; none in a text that only describes."""
    pairs, opened = [], []
    for brace in _BRACE.finditer(file.signs, start, end):
        if brace[0] == "{":
            opened.append(brace.start())
        elif not opened:
            return Fault("gift-braces", Span(file.source, brace.start(), brace.end()))
        elif len(opened) > 1:
            opened.pop()
        else:
            pairs.append((opened.pop(), brace.end()))
    if opened and _closes_first(file, start, end):
        pairs, opened = [(opened[0], end)], []
    if opened:
        return Fault("gift-braces", Span(file.source, opened[0], opened[0] + 1))
    listed = [pair for pair in pairs if looks_like_answers(file, *pair)]
    listed = [pair for pair in listed if file.signs[pair[0] + 1 : pair[1] - 1].strip()] or listed
    return [section(file, *pair) for pair in listed or [pair for pair in pairs if may_be_answers(file, pair[0])]]


def _closes_first(file: Gift, start: int, end: int) -> bool:
    """Whether the one closing brace of a question ends its answers, in which another brace is text: Moodle asks so."""
    found = [brace.start() for brace in _BRACE.finditer(file.signs, start, end)]
    if len(found) != 3 or file.signs[found[2]] != "}" or found[2] != end - 1:
        return False
    begins = file.signs[found[1] + 1 : found[1] + 20].lstrip()[:1]
    return begins not in ("=", "~", "#") and file.signs[found[0] + 1 : end].lstrip()[:1] in ("=", "~")


def _apart(file: Gift, sections: list[Section]) -> list[tuple[int, list[Section]]]:
    """The answers of each question, with its start: a name or, on a line of its own, a sentence behind answers."""
    groups = [(0, sections[:1])]
    for one, other in pairwise(sections):
        found = _NEXT_LINE.match(file.signs, one.end, other.start)
        named = _NEXT_NAME.match(file.signs, one.end, other.start)
        if named:
            groups.append((named.start(1), [other]))
        elif found and _begins_question(found[1]):
            groups.append((found.start(1), [other]))
        else:
            groups[-1][1].append(other)
    return groups


def _next_question(file: Gift, start: int, fault: int) -> int:
    """Where the question with a fault begins if one that is whole stands before it without an empty line, else 0."""
    close = file.signs.rfind("}", start, fault)
    found = _NEXT_LINE.match(file.signs, close + 1, fault) if close >= 0 else None
    return found.start(1) if found and _begins_question(found[1]) else 0


def _begins_question(sign: str) -> bool:
    return sign.isupper() or sign.isdigit() or sign in "[¿¡"


def _identity(comments: list[Span]) -> Text:
    """What a comment calls the question: `[id:…]`.

    The number that Moodle writes above it is no id: since Moodle 4.0 each correction is a version with a new number.
    """
    for comment in comments:
        for found in _IN_BRACKETS.finditer(comment.text):
            if found[1] == "id" and found[2].strip():
                start = comment.start + found.start(2)
                return Text(
                    _ESCAPED_BRACKET.sub(r"\1", found[2]).strip(),
                    Span(comment.source, start, comment.start + found.end(2)),
                )
    return NO_TEXT


def _tags(comments: list[Span]) -> tuple[str, ...]:
    found = (tag for comment in comments for tag in _IN_BRACKETS.finditer(comment.text) if tag[1] == "tag")
    return tuple(_ESCAPED_BRACKET.sub(r"\1", tag[2]).strip() for tag in found if tag[2].strip())
