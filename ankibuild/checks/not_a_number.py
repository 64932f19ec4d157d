"""A numeric question whose answer is no number.

What it does: finds answers of numeric questions that are neither a number nor a range, and ranges whose ends are
swapped.
Why: what a learner types is compared as a number; a unit or a sign that parts thousands would make it a text.
Example: `kind: numeric` with `answer: 9.81 m/s²`
Use instead: `answer: 9.81 ± 0.01`, and the unit in the stem: `(in m/s²)`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question
from ankibuild.numbers import parse


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each answer that is no number or an empty range."""
    for index, option in enumerate(question.options if question.kind is Kind.NUMERIC else ()):
        number = parse(option.text)
        if number and number.low <= number.high:
            continue
        code = "range-backwards" if number else "not-a-number"
        yield report(code, question.part(f"options.{index}"), subject=question.subject, text=option.text)
