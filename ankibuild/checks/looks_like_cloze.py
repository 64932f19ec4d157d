"""Braces that look like a cloze deletion and are none.

What it does: warns of `{{c1:Au}}`, `{c1::Au}` and `{{C1::Au}}`, and of `{{c1::Au}}` in a question that has options.
Why: they make no gap: the learner sees the braces and the answer.
Example: `stem: 'Gold is {{c1:Au}}.'`
Use instead: `stem: 'Gold is {{c1::Au}}.'`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Kind, Question
from ankibuild.validate import without_code

_ALMOST = re.compile(r"\{\{? ?[cC]\d+ ?::?")
_RIGHT = re.compile(r"\{\{c\d+(?:,\d+)*::")


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a warning for the first stretch of the stem that looks like a deletion and is none."""
    if "{" not in question.stem:
        return
    for found in _ALMOST.finditer(without_code(question.stem)):
        if question.kind is not Kind.CLOZE or not _RIGHT.match(found.string, found.start()):
            code = "cloze-beside-options" if question.options else "looks-like-cloze"
            place = question.part("stem")
            yield report(code, place and place.find(found[0]), subject=question.subject, text=found[0])
            return
