"""What lines and headings announce: a key, an explanation, a hint, or a reference."""

from __future__ import annotations

import re

from ankibuild.readers.markdown_quiz.blocks import without_tags
from ankibuild.readers.markdown_quiz.lines import Line
from ankibuild.readers.plain_text import words

_WORDS_ONLY = re.compile(r"[\s*_:#：]++")
_LABELS = (
    ("key", frozenset((*words.KEY, *words.SOLUTION, "show answer", "click for answer", "reveal answer"))),
    ("explanation", frozenset(words.EXPLANATION)),
    ("hint", frozenset((*words.HINT, "hints"))),
    ("reference", frozenset(words.REFERENCE)),
)
_TELLS = re.compile(r"(?<=[a-z] )(?:that|que|dass|case|not|in)\b", re.IGNORECASE)
"""What follows `The answer is` in prose that names no answer."""
_PATTERNS = (
    ("key", words.KEY_LABEL),
    ("key", words.SOLUTION_LABEL),
    ("explanation", words.EXPLANATION_LABEL),
    ("hint", words.HINT_LABEL),
    ("reference", words.REFERENCE_LABEL),
)


def label_of(text: str) -> str:
    """What a text of one or two words announces: `key`, `explanation`, `hint`, `reference`, or ''."""
    word = _WORDS_ONLY.sub(" ", without_tags(text)).strip().casefold()
    for name, known in _LABELS:
        if word in known:
            return name
    return ""


def labelled(line: Line) -> tuple[str, Line] | None:
    """A line that begins with a label: what it announces, and the rest of the line."""
    text = line.text
    if not words.may_begin(text, words.LABELS):
        return None
    for name, pattern in _PATTERNS:
        found = pattern.match(text)
        if found and not _TELLS.match(text, found.end()):
            return name, without_stars(line, found.end())
    label = (
        label_of(text) if len(text) < 60 and (text.rstrip(" *_").endswith((":", "：")) or text.startswith("**")) else ""
    )
    return (label, line.cut(len(text))) if label else None


def without_stars(line: Line, begin: int) -> Line:
    """What follows a label, without the closing half of stars that opened before it."""
    rest = line.cut(begin)
    opened = line.text[:begin].count("**") % 2
    at = rest.text.find("**") if opened else -1
    return Line((rest.text[:at] + rest.text[at + 2 :]).rstrip(), rest.start) if at >= 0 else rest
