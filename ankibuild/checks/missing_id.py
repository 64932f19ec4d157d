"""Questions without an id.

What it does: warns of a file in which questions have no `id`, once for all of them.
Why: the id is what ties a question to the learners' reviews. Without one it is derived from the stem, so that the
first correction of the stem makes a new card, and the reviews stay with the old one.
Example: `- stem: What is a neuron?`
Use instead: `- id: neuron` above the stem
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import report
from ankibuild.identity.ids import Identified
from ankibuild.model import Question


def check(questions: Sequence[Identified]) -> Iterator[Finding]:
    """Yields a warning for each file with questions that have neither id nor GUID, at the first of them."""
    groups: dict[str, list[Question]] = {}
    for question, *_ in questions:
        if question.origin and question.origin.foreign:
            continue  # nothing can be written there: the lock matches such questions by their text
        if not question.first_id and not question.guid:
            path = question.span.source.path if question.span else ""
            groups.setdefault(path, []).append(question)
    for members in groups.values():
        first = members[0]
        yield Finding(report("missing-id", first.span, subject=first.subject, count=len(members)), ())
