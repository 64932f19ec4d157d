"""Emphasis by CommonMark's rules (section 6.2): `*em*`, `_em_`, `**strong**`, `__strong__`, and `~~deleted~~`.

Python-Markdown's own differs from version to version, and one of them loses a letter of `*a **b*c`. Here the signs
become marks, which are noncharacters of Unicode as placeholders are, and at the end the marks become tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ankibuild.render.tokens import GUARD

_RUN = re.compile(r"\*+|_+|(?<!~)~~(?!~)")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_OWN = ("em_strong", "em_strong2", "not_strong")
_TAGS = {"em": "\ufdd3\ufdd4", "strong": "\ufdd5\ufdd6", "del": "\ufdd7\ufdd8"}
_SIGNS = str.maketrans("*_~", "\ufdd9\ufdda\ufddb")
_MARKS = str.maketrans(
    {mark: f"<{slash}{tag}>" for tag, pair in _TAGS.items() for slash, mark in zip(("", "/"), pair, strict=True)}
    | {mark: chr(sign) for sign, mark in _SIGNS.items()}
)
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
    """Marks all of a text at once, in an element that the sanitiser takes away."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name is Python-Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Called by Python-Markdown."""
        element = Element("ankibuild-text")
        element.text = marked(m[0])
        return element, m.start(), m.end()


def marked(text: str) -> str:
    """The text with marks where emphasis begins and ends, and for the signs that are just signs."""
    spans = list(find_emphasis(text))
    ends = sorted([(span.start, span, 0) for span in spans] + [(span.end, span, 1) for span in spans])
    pieces = []
    at = depth = 0
    for place, span, closes in ends:
        depth -= closes
        if depth < _DEEPEST:
            pieces += [text[at:place].translate(_SIGNS), _TAGS[span.tag][closes]]
            at = place + span.width
        depth += 1 - closes
    return "".join([*pieces, text[at:].translate(_SIGNS)])


def unmarked(html: str) -> str:
    """HTML with the tags and signs that the marks stand for."""
    return html.translate(_MARKS)


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
            candidates = range(len(before) - 1, bottom.get(closing.kind, 0) - 1, -1)
            fitting = (index for index in candidates if before[index].fits(closing))
            index = next(fitting, -1)
            if index < 0:
                bottom[closing.kind] = len(before)
                break
            del before[index + 1 :]
            yield _pair(before[index], closing)
            if not before[index].left:
                before.pop()
            bottom = {kind: min(floor, len(before)) for kind, floor in bottom.items()}
        if closing.opens and closing.left:
            before.append(closing)


def _pair(opening: _Run, closing: _Run) -> Span:
    width = 2 if min(opening.left, closing.left) > 1 else 1
    tag = "del" if closing.sign == "~" else ("em", "strong")[width - 1]
    opening.left -= width
    span = Span(tag, opening.start + opening.used + opening.left, closing.start + closing.used, width)
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
