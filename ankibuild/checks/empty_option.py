"""An option without text.

What it does: finds options that say nothing.
Why: a learner cannot choose what is not there; most often a text is missing after a dash.
Example: an option list with a line that holds only `-`
Use instead: `- Paris`, or for an option that is meant to be empty, `- (nothing)`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each empty option."""
    for index, option in enumerate(question.options):
        if not option.text.strip():
            place = question.part(f"options.{index}")
            yield report("empty-option", place, subject=question.subject, number=index + 1)
