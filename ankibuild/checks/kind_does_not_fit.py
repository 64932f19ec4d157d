"""A kind that the parts contradict.

What it does: finds questions whose `kind` cannot be with the options, keys, pairs, order or gaps they have.
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


_NEEDED = {
    Kind.SINGLE: "options",
    Kind.MULTIPLE: "options",
    Kind.MATCHING: "pairs",
    Kind.ORDERING: "order",
    Kind.GAPS: "gaps",
}
"""What a kind cannot be without."""

_ALLOWED = {
    Kind.SINGLE: ("options", "answer"),
    Kind.MULTIPLE: ("options", "answer"),
    Kind.TRUE_FALSE: ("options", "answer"),
    Kind.PLAIN: ("answer",),
    Kind.CLOZE: ("answer",),
    Kind.SHORT: ("options",),
    Kind.NUMERIC: ("options",),
    Kind.MATCHING: ("pairs",),
    Kind.ORDERING: ("order",),
    Kind.GAPS: ("gaps",),
}
"""Which of its parts a kind may have."""

_WORDS = {"order": "items to put in order"}


def _missing(question: Question) -> str:
    needed = _NEEDED.get(question.kind, "")
    return _WORDS.get(needed, needed) if needed and not getattr(question, needed) else ""


def _strange(question: Question) -> str:
    """The first part that questions of this kind do not have."""
    others = (part for part in ("options", "answer", "pairs", "order", "gaps") if part not in _ALLOWED[question.kind])
    return next((_WORDS.get(part, part) for part in others if getattr(question, part)), "")


def _fault(question: Question) -> str:
    kind, options, keys = question.kind, question.options, question.keys
    missing, strange = _missing(question), _strange(question)
    if missing or strange:
        return f"there are no {missing}" if missing else f"there {'is an' if strange == 'answer' else 'are'} {strange}"
    if kind in (Kind.SINGLE, Kind.TRUE_FALSE) and len(keys) > 1:
        return f"{len(keys)} options are right"
    if kind is Kind.TRUE_FALSE and len(options) not in (0, 2):
        return f"there are {len(options)} options"
    if kind is Kind.TRUE_FALSE and not options and question.answer not in ("true", "false", ""):
        return f"the answer is {question.answer!r}, neither true nor false"
    return ""
