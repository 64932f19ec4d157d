"""What was found of a question, before it is known whether it can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ankibuild.model import NO_TEXT, Text
from ankibuild.source import Span

_NOT_WORD = re.compile(r"\W+")


@dataclass(slots=True)
class Choice:
    """An option: as it is seen, as Markdown, what marks it, its feedback."""

    plain: str
    text: Text
    right: bool | None = None
    bold: bool = False
    why: Text = NO_TEXT
    numbered: bool = False


@dataclass(slots=True)
class Draft:
    """A question while it is put together; `key` is what a label says is right, `announced` whether a choice was."""

    span: Span
    stem: Text = NO_TEXT
    choices: list[Choice] = field(default_factory=list)
    key: Text = NO_TEXT
    key_seen: str = ""
    answer: Text = NO_TEXT
    explanation: Text = NO_TEXT
    explained: str = ""
    article: Text = NO_TEXT
    hint: Text = NO_TEXT
    name: Text = NO_TEXT
    source: Text = NO_TEXT
    announced: bool = False
    several: bool = False
    unclear: bool = False
    """Whether it is not clear where the stem ends and the options begin."""


def same(first: str, second: str) -> bool:
    """Whether two texts are the same but for signs and capitals."""
    return squeezed(first) == squeezed(second) != ""


def squeezed(text: str) -> str:
    """A text without what its spellings differ in; signs count where there is nothing else."""
    lowered = text.casefold()
    return _NOT_WORD.sub(" ", lowered).strip() or lowered.strip()
