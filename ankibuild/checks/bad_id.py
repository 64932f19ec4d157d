"""An id that cannot last.

What it does: finds ids with white space in them, ids that begin with `~` (which marks ids made by ankibuild), and
GUIDs with white space; those of adopted notes are as the other tool made them.
Why: an id stays for ever and is copied by hand into `aka`, commit messages and command lines.
Example: `id: my question`
Use instead: `id: my-question`
"""

from __future__ import annotations

from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.identity.ids import DERIVED
from ankibuild.model import Question


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each id that is not one word."""
    former = {f"aka.{index}": value for index, value in enumerate(question.aka)}
    guid = "" if question.notetype else question.guid
    for part, value in ({"id": question.id, "guid": guid} | former).items():
        if value.split() not in ([value], []) or (value.startswith(DERIVED) and part != "guid"):
            name = part.partition(".")[0]
            yield report("bad-id", question.part(part), subject=question.subject, name=name, value=value)
