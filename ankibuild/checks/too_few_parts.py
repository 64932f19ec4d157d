"""Too little to match or to put in order.

What it does: finds matching questions with fewer than two pairs, and ordering questions with fewer than two items.
Why: with one of them there is nothing to decide; most often the others were lost on the way.
Example: `order: [Spring]`
Use instead: list all items, or ask for the one with `answer: Spring`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question

_FEWEST = 2


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic where a question has parts of its kind, but too few."""
    if question.kind is Kind.MATCHING and question.pairs:
        count = sum(bool(pair.left) for pair in question.pairs)
        if count < _FEWEST:
            yield _few(question, "pairs", count)
    if question.kind is Kind.ORDERING and 0 < len(question.order) < _FEWEST:
        yield _few(question, "items", len(question.order))


def _few(question: Question, what: str, count: int) -> Diagnostic:
    part = "pairs.0" if what == "pairs" else "order.0"
    return report("too-few-parts", question.part(part), subject=question.subject, what=what, count=count)
