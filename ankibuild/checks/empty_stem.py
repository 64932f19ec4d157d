"""A question without a stem.

What it does: finds questions that ask nothing; those of adopted note types may have other fields instead.
Why: the front of the card would be empty, and Anki would show a message instead of a question.
Example: `- options: [Paris, Rome]`
Use instead: `- stem: What is the capital of France?`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic where the stem is empty."""
    if not question.stem.strip() and not question.notetype:
        yield report("empty-stem", question.part("stem"), subject=question.subject)
