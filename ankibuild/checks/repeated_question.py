"""A question repeated word for word.

What it does: warns of a question whose stem, options and answer another question has too.
Why: learners would see it twice; most often a block was pasted twice. Equal stems alone are fine.
Example: two questions `stem: What is a neuron?` with the same options
Use instead: delete one of the two
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import Related, report
from ankibuild.identity.ids import Identified
from ankibuild.model import Option, Question


def check(questions: Sequence[Identified]) -> Iterator[Finding]:
    """Yields a warning for each question that says the same as an earlier one."""
    first: dict[tuple[object, ...], Question] = {}
    for question, *_ in questions:
        earlier = first.setdefault(_said(question), question)
        if earlier is not question:
            related = (Related("first here", earlier.span),)
            diagnostic = report("repeated-question", question.span, related=related, subject=question.subject)
            yield Finding(diagnostic, ())


def _said(question: Question) -> tuple[object, ...]:
    """All that is asked, and what is right."""
    gaps = tuple((gap.choice, *map(_choice, gap.options)) for gap in question.gaps)
    shown = (question.case, question.stem, question.fields)
    return (*shown, question.answer, tuple(map(_choice, question.options)), question.pairs, question.order, gaps)


def _choice(option: Option) -> tuple[str, bool]:
    return option.text, option.correct
