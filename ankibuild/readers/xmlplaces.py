"""What an XML file begins with, and where the text of an element stands."""

from __future__ import annotations

import re

from ankibuild.readers.xmltree import Chunk, Element
from ankibuild.source import Source, Span

_SUBSET = r"""!DOCTYPE[^>\[]*+\[(?:[^\]"']|"[^"]*+"|'[^']*+')*+\]\s*+"""
_ROOT = re.compile(
    rf"\s*+(?:<(?:\?[^>]*+|{_SUBSET}|!(?!--)[^>]*+)>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+)*+<([A-Za-z_][\w:.-]*+)([^>]*+)"
)

_NEAR = 20_000
"""Characters of an element in which a text is looked for: enough for a real one, and little for one of any size."""


def root_of(head: str) -> tuple[str, str]:
    """The name of the root of a file that looks like XML, and its attributes as written; else nothing."""
    found = _ROOT.match(head)
    return (found[1].rpartition(":")[2], found[2]) if found else ("", "")


def inside(source: Source, element: Element) -> Span:
    """The place of the text directly in an element, without white space around it; its own where it has none."""
    chunks = [child for child in element.children if isinstance(child, Chunk) and child.value.strip()]
    if not chunks:
        return Span(source, element.start, element.end)
    start, end = chunks[0].start, chunks[-1].end
    written = source.text[start:end]
    return Span(source, start + len(written) - len(written.lstrip()), start + len(written.rstrip()))


def place_of(written: str, span: Span) -> Span:
    """The place of a text in an element, where it stands literally near the start; else the element's."""
    if not written:
        return span
    near = span._replace(end=min(span.end, span.start + _NEAR))
    found = near.find(written)
    return span if found == near else found
