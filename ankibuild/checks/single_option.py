"""A choice of one.

What it does: finds questions with a single option to choose.
Why: there is nothing to choose; most often the distractors were lost on the way.
Example: `options: [Paris]`
Use instead: add distractors, or leave `options` out and write `answer: Paris`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question
from ankibuild.validate import TYPED


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a warning where there is exactly one option."""
    if len(question.options) == 1 and question.kind not in TYPED:
        yield report("single-option", question.part("options.0"), subject=question.subject)
