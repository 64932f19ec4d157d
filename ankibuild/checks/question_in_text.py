"""A question that became part of the text above it.

What it does: warns of lines such as `- id: …` or `- stem: …` within an explanation, article, answer or hint.
Why: a block of text (`|`) takes in everything that is indented as far as it is, so a question indented too far is
read as text and makes no card.
Example: `explanation: |` and below it, at the indentation of its text, `- stem: Why?`
Use instead: indent the question as the ones before it
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question

_SWALLOWED = re.compile(r"^[ \t]*- (?:id|stem): ", re.MULTILINE)
_TEXTS = ("explanation", "article", "hint", "answer", "stem", "case")


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a warning for each text with a line that looks like the beginning of a question."""
    for name in _TEXTS:
        found = _SWALLOWED.search(getattr(question, name))
        if found:
            place = question.part(name)
            yield report("question-in-text", place and place.find(found[0].strip()), subject=question.subject)
