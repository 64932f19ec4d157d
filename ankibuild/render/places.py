"""Where in a source stands what was found in a text that was read from it.

The two differ: YAML takes indentation and quotes away and joins lines, and characters are composed. What was found
is looked for again in the source: the third `<b>` of the text is the third of the source.
"""

from __future__ import annotations

import html
import re
import unicodedata

from ankibuild.source import Span

_BEFORE_REFERENCE = r"""(?:\(\s*+<?|=\s*+\\?["']?|\[sound:\s*+|\]:\s*+<?)"""


def place_of(span: Span | None, text: str, start: int, end: int) -> Span | None:
    """Where the stretch of a text stands in its source; the whole text's place where it does not stand there."""
    if span is None or start == end:
        return span
    at = span.start - 1
    for _ in range(text.count(text[start:end], 0, start) + 1):
        found = span.source.text.find(text[start:end], at + 1, span.end)
        if found < 0:
            break
        at = found
    return span if at < span.start else Span(span.source, at, at + end - start)


def place_of_reference(span: Span | None, reference: str) -> Span | None:
    """Where the name of a file stands in the source of a text: as a picture's or a sound's, else anywhere."""
    if span is None or not reference:
        return span
    for spelling in dict.fromkeys([reference, html.escape(reference), unicodedata.normalize("NFD", reference)]):
        pattern = re.compile(_BEFORE_REFERENCE + re.escape(spelling))
        found = pattern.search(span.source.text, span.start, span.end)
        if found:
            return Span(span.source, found.end() - len(spelling), found.end())
    return span.find(reference)
