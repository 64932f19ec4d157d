"""Questions that lack the mark of the others of their file: with no number, or with one that is written otherwise.

What has an answer of its own is a question, also below another: it is no explanation of that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from ankibuild.readers.plain_text.keys import FALSE, TRUE, squeezed
from ankibuild.readers.plain_text.marks import WEAK
from ankibuild.readers.plain_text.survey import Dialect, Look

_ASKING = ("?", "？", "؟", ":", "：", "__", "…", "...")
_LONGEST = 8
"""In lines. What is longer explains something."""
_NAMES_OPTION = re.compile(r"\W*+(?:[A-Z]{2,6}\W*+$|[A-Za-z](?:\W*+$|\s?[).\]:,;&]|\s++(?:and|because|since|is)\b))")
_LABELLED = re.compile(r"[:：=]\W*+$")


class Known(Protocol):
    """What is known of the question above: its number, the texts of its options, and whether its explanation began."""

    number: int | None
    keyed: bool
    explained: bool
    said: set[str]
    key: str


class Ahead(Protocol):
    """For each line, the next that names a key, and the next question's mark."""

    key: list[int]
    mark: list[int]


def goes_on_otherwise(at: int, looks: Sequence[Look], dialect: Dialect, ahead: Ahead, above: Known | None) -> bool:
    """Whether a number goes on from the question above, though it is written otherwise: `Q3)` below `2.`.

    It has a key before the next mark, so that a list in an explanation is none. The first has others behind it.
    """
    look = looks[at]
    mark = look.question
    if mark is None or mark.number is None or mark.style in (*WEAK, *dialect.questions) or dialect.option(look):
        return False
    if at and looks[at - 1].line.text:
        return False
    following = ahead.mark[at + 1]
    if ahead.key[at + 1] >= following:
        return False
    if above is not None:
        return above.keyed and mark.number == (above.number or 0) + 1
    later = looks[following].question if following < len(looks) else None
    return mark.number == 1 and later is not None and later.number not in (None, 1)


def has_own_answer(at: int, looks: Sequence[Look], dialect: Dialect, ahead: Ahead, above: Known) -> bool:
    """Whether a paragraph without options, below the key of another question, has a key that is no key of that one.

    `Answer: B` may repeat that key at the end of an explanation, and so may the text of an option.
    """
    if looks[at].label or not looks[at].line.text:
        return False
    end = ahead.key[at]
    if end > min(at + _LONGEST, ahead.mark[at + 1]) or end == len(looks):
        return False
    below, paragraph = looks[end], looks[at:end]
    if below.label != "key" or not _LABELLED.search(below.line.text[: below.value]):
        return False
    if any(look.label or dialect.option(look) or look.inner for look in paragraph):
        return False
    asks = _is_asked(paragraph)
    value = below.line.text[below.value :]
    return asks is not None and _is_own(value, above, asks=asks)


def _is_asked(paragraph: Sequence[Look]) -> bool | None:
    """Whether lines above a key ask; None where they are no paragraph. One blank line may stand below what asks."""
    lines = [look.line.text for look in paragraph]
    parted = not lines[-1]
    lines = lines[:-1] if parted else lines
    asks = lines[-1].rstrip("*_ ").endswith(_ASKING) or lines[-1].endswith("__")
    return None if not all(lines) or (parted and not asks) else asks


def _is_own(value: str, above: Known, *, asks: bool) -> bool:
    """Whether a key answers what stands right above it, not the question before."""
    word = squeezed(value)
    truth = word in TRUE | FALSE
    if not word or word in above.said or (above.explained and word == above.key):
        return False
    if _NAMES_OPTION.match(value) and not truth:
        return asks and word != above.key
    repeats = any(len(text) > 2 and word.startswith(text) and not word[len(text)].isalnum() for text in above.said)
    return asks or truth or not repeats
