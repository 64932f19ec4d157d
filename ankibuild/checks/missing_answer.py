"""A question without an answer.

What it does: finds questions of the kinds plain, true-false, short and numeric that have no options and no answer.
Why: the back of the card would be empty.
Example: `- stem: What is the capital of France?`
Use instead: add `answer: Paris`, or `options` and an `answer` that names one of them
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question
from ankibuild.validate import TYPED


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic where an answer is needed and missing."""
    needs = question.kind in (Kind.PLAIN, Kind.TRUE_FALSE, *TYPED) and not question.options
    if needs and not question.answer.strip() and not question.notetype:
        yield report("missing-answer", question.span, subject=question.subject)
