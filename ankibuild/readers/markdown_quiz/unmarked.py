"""Options that are only lines below what asks: an answer below them repeats one of them."""

from __future__ import annotations

import re

from ankibuild.readers.markdown_quiz.drafts import Draft
from ankibuild.readers.markdown_quiz.keys import squeezed
from ankibuild.readers.markdown_quiz.lines import Line, trimmed
from ankibuild.readers.markdown_quiz.options import Choice

_ASKING = ("?", "？", "؟", ":", "：", "__", "…", "...")
_OTHER = re.compile(r"\s*+(?:[`~]{3}|[|>#<]|!\[|[-*+]\s|\d{1,3}[.)]\s)|(?: {4}|\t)")
"""Code, tables, pictures, lists: no line of options."""


def take_unmarked(draft: Draft) -> None:
    """Makes options of the lines below the one that asks, if the answer repeats one of them."""
    wanted = _answer(draft)
    lines = [line for part in draft.stem for line in part if line.text.strip()]
    asked = [at for at, line in enumerate(lines) if _bare(line).endswith(_ASKING)]
    if draft.choices or not wanted or len(asked) != 1:
        return
    below = lines[asked[0] + 1 :]
    if len(below) < 2 or any(_OTHER.match(line.text) for line in below):
        return
    if [squeezed(line.text) for line in below].count(wanted) == 1:
        draft.stem = [lines[: asked[0] + 1]]
        draft.choices = [Choice((line.cut(0),), whole=(line.cut(0),)) for line in below]


def hides_options(draft: Draft) -> bool:
    """Whether the answer to a question without options is a line of it: others are wrong, but not known."""
    wanted = _answer(draft)
    lines = [line for part in draft.stem for line in part if line.text.strip()]
    prose = not any(_OTHER.match(line.text) for line in lines)
    return bool(wanted) and prose and len(lines) > 2 and wanted in [squeezed(line.text) for line in lines[1:]]


def _answer(draft: Draft) -> str:
    """The one line that answers; '' where there is none, or it is but a sign."""
    found = trimmed(draft.keys[0]) if len(draft.keys) == 1 else []
    text = squeezed(found[0].text) if found else ""
    return text if len(text) > 1 else ""


def _bare(line: Line) -> str:
    return line.text.rstrip(" *")
