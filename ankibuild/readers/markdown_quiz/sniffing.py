"""Whether a Markdown file holds questions."""

from __future__ import annotations

import re

from ankibuild.readers.file import File
from ankibuild.readers.markdown_quiz.drafts import Draft, joined, unfold
from ankibuild.readers.markdown_quiz.frontmatter import front_matter
from ankibuild.readers.markdown_quiz.grouping import grouped
from ankibuild.readers.markdown_quiz.keys import key_in
from ankibuild.readers.markdown_quiz.lines import split_lines, value
from ankibuild.readers.markdown_quiz.pieces import pieces
from ankibuild.source import Source

_MAY = re.compile(
    r"\[[xX*]\]|<details|^[^\w\n]{0,6}[A-Da-d][.):]|answer|solution|[✅✓✔]|antwort|respuesta|ответ|答|^[^\w\n]{0,6}A:",
    re.MULTILINE | re.IGNORECASE,
)
_ASKS = re.compile(r"[?？؟]|_{2,}|\.\.\.|…|[:：]\s*+$", re.MULTILINE)


def sniff(file: File) -> bool:
    """Whether the start of a file has a question with an answer; lists of tasks and of changes have none."""
    if not _MAY.search(file.head):
        return False
    source = Source(file.path, file.head)
    groups = grouped(pieces(split_lines(source, front_matter(source).end)))
    if groups.answers and groups.drafts:
        return True
    found = [_is_question(draft) for draft in groups.drafts]
    return any(found) and 2 * sum(found) >= len(found)


def _is_question(draft: Draft) -> bool:
    asks = draft.number >= 0 or _ASKS.search(joined(draft.stem)) is not None
    if not joined(draft.stem) or not asks:
        return False
    unfold(draft)
    if not draft.choices:
        return bool(draft.keys) and (draft.number >= 0 or re.search(r"[?？؟]", joined(draft.stem)) is not None)
    if draft.keys:
        return key_in(value(draft.keys[0]), draft.choices) is not None
    return len(draft.choices) > 1 and draft.marked and not all(choice.correct for choice in draft.choices)
