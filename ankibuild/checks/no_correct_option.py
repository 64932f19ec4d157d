"""No option is right.

What it does: finds questions with options of which none is marked as the key.
Why: the back of the card could not say the answer.
Example: every option of the question says `correct: false`
Use instead: `answer: 2`, or `correct: true` on the right option
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic where no option is a key."""
    if question.options and not question.keys:
        yield report("no-correct-option", question.span, subject=question.subject)
