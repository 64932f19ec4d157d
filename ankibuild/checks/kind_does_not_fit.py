"""A kind that the parts contradict.

What it does: finds questions whose `kind` cannot be with the options and keys they have.
Why: the card would promise one right answer and mark two, or ask to choose from nothing.
Example: `kind: single` with `answer: [1, 3]`
Use instead: leave `kind` out: it follows from the options and the answer
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic where the parts contradict the kind."""
    fault = _fault(question)
    if fault:
        place = question.part("kind")
        yield report("kind-does-not-fit", place, subject=question.subject, kind=question.kind, fault=fault)


def _fault(question: Question) -> str:
    kind, options, keys = question.kind, question.options, question.keys
    if kind in (Kind.SINGLE, Kind.MULTIPLE) and not options:
        return "there are no options"
    if kind in (Kind.SINGLE, Kind.TRUE_FALSE) and len(keys) > 1:
        return f"{len(keys)} options are right"
    if kind is Kind.TRUE_FALSE and len(options) not in (0, 2):
        return f"there are {len(options)} options"
    if kind in (Kind.PLAIN, Kind.CLOZE) and options:
        return "there are options"
    if kind is Kind.TRUE_FALSE and not options and question.answer not in ("true", "false", ""):
        return f"the answer is {question.answer!r}, neither true nor false"
    return ""
