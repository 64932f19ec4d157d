"""Gaps and their marks that do not go together.

What it does: finds marks of gaps, such as `[[2]]`, for which there is no gap, and gaps that no mark shows.
Why: the card would show a gap that nothing fills, or ask for a word that nobody sees is missing.
Example: `stem: '[[1]] and [[2]] make water.'` with `gaps: [hydrogen]`
Use instead: one gap for each mark, in the order of their numbers: `gaps: [hydrogen, oxygen]`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question
from ankibuild.parts import marked


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each mark without its gap and each gap without its mark."""
    if question.kind is not Kind.GAPS or not question.gaps:
        return
    count, numbers, place = len(question.gaps), marked(question.stem), question.part("stem")
    for number in numbers:
        if not 1 <= number <= count:
            mark = f"[[{number}]]"
            where = place and place.find(mark)
            yield report("mark-without-gap", where, subject=question.subject, mark=mark, count=count)
    for number in range(1, count + 1):
        if number not in numbers:
            where = question.part(f"gaps.{number - 1}")
            yield report("gap-without-mark", where, subject=question.subject, number=number)
