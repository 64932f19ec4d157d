"""A gap that nothing fills.

What it does: finds gaps of which no text is marked as right.
Why: the back of the card could not say what belongs there.
Example: `gaps: [{options: [iron, gold]}]`
Use instead: `gaps: [{options: [iron, gold], answer: gold}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each gap without a right text."""
    for index, gap in enumerate(question.gaps):
        if not any(option.correct for option in gap.options):
            place = question.part(f"gaps.{index}")
            yield report("gap-without-answer", place, subject=question.subject, number=index + 1)
