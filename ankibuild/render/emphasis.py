"""Emphasis by CommonMark's rules (section 6.2): `*em*`, `_em_`, `**strong**`, `__strong__`, and `~~deleted~~`.

Python-Markdown's own differs from version to version, and one of them loses a letter of `*a **b*c`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ankibuild.render.tokens import GUARD

_RUN = re.compile(r"\*+|_+|(?<!~)~~(?!~)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_OWN = ("em_strong", "em_strong2", "not_strong")
_DEEPEST = 40
"""How deep emphasis nests; further in, its signs are text."""


class EmphasisExtension(Extension):
    """Puts these rules in the place of Python-Markdown's."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        for name in _OWN:
            md.inlinePatterns.deregister(name, strict=False)
        md.inlinePatterns.register(_Emphasis(r"\A(?s:[^*_~]*+[*_~].*)", md), "ankibuild_emphasis", 60)


class _Emphasis(InlineProcessor):
    """Reads all of a text at once; the element around it is one that the sanitiser takes away."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name is Python-Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """Called by Python-Markdown."""
        spans = list(find_emphasis(m[0]))
        return (_element(m[0], spans) if spans else None), m.start(), m.end()


class Span(NamedTuple):
    """A stretch with emphasis: its tag, where the signs before and behind it begin, and how wide they are."""

    tag: str
    start: int
    end: int
    width: int


@dataclass(slots=True)
class _Run:
    """A run of signs: where it begins, how many of it are left and were there, and what it may do."""

    sign: str
    start: int
    left: int
    width: int
    opens: bool
    closes: bool
    used: int = 0

    @property
    def kind(self) -> tuple[str, bool, int]:
        """What decides which openings fit it."""
        return self.sign, self.opens, self.width % 3

    def fits(self, closing: _Run) -> bool:
        """Whether the two may be a pair: a run that may do both must not do so by thirds (rules 9 and 10)."""
        both = self.closes or closing.opens
        thirds = (self.width + closing.width) % 3 == 0 and closing.width % 3 != 0
        return self.sign == closing.sign and self.opens and not (both and thirds)


def find_emphasis(text: str) -> Iterator[Span]:
    """All stretches with emphasis, by CommonMark's algorithm, which looks at each run of signs a few times at most."""
    before: list[_Run] = []
    bottom: dict[tuple[str, bool, int], int] = {}
    for closing in _runs(text):
        while closing.closes and closing.left:
            floor = min(bottom.get(closing.kind, 0), len(before))
            fitting = (index for index in range(len(before) - 1, floor - 1, -1) if before[index].fits(closing))
            index = next(fitting, -1)
            if index < 0:
                bottom[closing.kind] = len(before)
                break
            del before[index + 1 :]
            yield _pair(before[index], closing)
            if not before[index].left:
                before.pop()
        if closing.opens and closing.left:
            before.append(closing)


def _pair(opening: _Run, closing: _Run) -> Span:
    width = 2 if min(opening.left, closing.left) > 1 else 1
    tag = "del" if closing.sign == "~" else ("em", "strong")[width - 1]
    opening.left -= width
    span = Span(tag, opening.start + opening.left, closing.start + closing.used, width)
    closing.left -= width
    closing.used += width
    return span


def _runs(text: str) -> Iterator[_Run]:
    for found in _RUN.finditer(text):
        sign, width = found[0][0], len(found[0])
        before = text[found.start() - 1 : found.start()].replace(GUARD, "")
        after = text[found.end() : found.end() + 1]
        space_before, space_after = not before or before.isspace(), not after or after.isspace()
        left = not space_after and (after not in _PUNCTUATION or space_before or before in _PUNCTUATION)
        right = not space_before and (before not in _PUNCTUATION or space_after or after in _PUNCTUATION)
        if sign == "_":
            left, right = left and (not right or before in _PUNCTUATION), right and (not left or after in _PUNCTUATION)
        yield _Run(sign, found.start(), width, width, left, right)


def _element(text: str, spans: list[Span]) -> Element:
    """The text as an element, its stretches with emphasis as elements within."""
    signs = sorted([(span.start, span, True) for span in spans] + [(span.end, span, False) for span in spans])
    open_ = [Element("ankibuild-text")]
    at = 0
    deeper = 0
    for place, span, begins in signs:
        if begins and len(open_) > _DEEPEST:
            deeper += 1
        elif begins:
            _append(open_[-1], text[at:place])
            open_.append(SubElement(open_[-1], span.tag))
            at = place + span.width
        elif deeper:
            deeper -= 1
        else:
            _append(open_.pop(), text[at:place])
            at = place + span.width
    _append(open_[0], text[at:])
    return open_[0]


def _append(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = text
    else:
        element.text = text
