"""A pair, an item or a gap without text.

What it does: finds pairs without a right side, items of an order that say nothing, and empty texts for a gap.
Why: a learner cannot match or sort what is not there. Only the left side of a pair may be missing: then the right one
belongs to none.
Example: `pairs: [{left: France, right: ''}]`
Use instead: `pairs: [{left: France, right: Paris}]`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each part without text."""
    for name, words, text in _texts(question):
        if not text.strip():
            yield report("empty-part", question.part(name), subject=question.subject, part=words)


def _texts(question: Question) -> Iterator[tuple[str, str, str]]:
    """Each text that must be there: its name, the name in words, and itself."""
    for index, pair in enumerate(question.pairs):
        yield f"pairs.{index}.right", f"the right side of pair {index + 1}", pair.right
    for index, text in enumerate(question.order):
        yield f"order.{index}", f"item {index + 1}", text
    for index, gap in enumerate(question.gaps):
        for number, option in enumerate(gap.options):
            yield f"gaps.{index}.options.{number}", f"text {number + 1} of gap {index + 1}", option.text
