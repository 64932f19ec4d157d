"""Two questions that Anki would take for one note.

What it does: finds questions with the same id (also a former one, in `aka`), or with the same `guid`.
Why: an import would make two notes of one GUID, and no later build could tell them apart.
Example: a question is copied to write a similar one, and its `id` comes along
Use instead: give the new question an id of its own
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ankibuild.checks.finding import Finding
from ankibuild.diagnostics import Related, report
from ankibuild.identity.ids import Identified
from ankibuild.model import Question
from ankibuild.source import Span


def check(questions: Sequence[Identified]) -> Iterator[Finding]:
    """Yields a finding for each question whose GUID, or one of whose ids, an earlier one has."""
    guids: dict[str, Identified] = {}
    ids: dict[tuple[str, str], Identified] = {}
    for item in questions:
        earlier = guids.setdefault(item.guid, item)
        if earlier is not item:
            yield _finding("duplicate-guid" if item.question.guid else "duplicate-id", item, earlier, item.id)
        for name in sorted({item.question.id, *item.question.aka} - {""}):
            other = ids.setdefault((item.question.namespace, name), item)
            if other not in (item, earlier):
                yield _finding("duplicate-id", item, other, name)


def _finding(code: str, item: Identified, earlier: Identified, name: str) -> Finding:
    question, other = item.question, earlier.question
    related = (Related(f"first here ({other.subject})", _place(other, code, name)),)
    shown = question.guid if code == "duplicate-guid" else name
    diagnostic = report(code, _place(question, code, name), related=related, subject=question.subject, id=shown)
    return Finding(diagnostic, (earlier.position, item.position))


def _place(question: Question, code: str, name: str) -> Span | None:
    """Where a question says its GUID, or the one of its ids which is this."""
    if question.guid and (code == "duplicate-guid" or name not in (question.id, *question.aka)):
        return question.part("guid")
    return question.part(f"aka.{question.aka.index(name)}" if name in question.aka else "id")
