"""The same option twice.

What it does: finds two options to choose from with the same text.
Why: a learner cannot tell them apart, and `answer` cannot mean one of them by its text.
Example: `options: [Paris, Rome, Paris]`
Use instead: `options: [Paris, Rome, Madrid]`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, Related, report
from ankibuild.model import Question
from ankibuild.validate import TYPED


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each option that repeats an earlier one."""
    first: dict[str, int] = {}
    if question.kind in TYPED:
        return
    for index, option in enumerate(question.options):
        text = option.text.strip()
        earlier = first.setdefault(text, index)
        if text and earlier != index:
            related = (Related("first here", question.part(f"options.{earlier}")),)
            place = question.part(f"options.{index}")
            yield report("duplicate-option", place, related=related, subject=question.subject, text=text)
