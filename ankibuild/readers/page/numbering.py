"""The numbers and the bold letters that pages give their questions to be found, and that say nothing on a card."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ankibuild.readers.page.drafts import Draft

_BOLD = re.compile(r"\*\*((?:[^*\n]|\*(?!\*))+)\*\*")
_NUMBER = re.compile(r"(?:q(?:uestion)?\s?)?([1-9][0-9]{0,3})\\?[.):]\s{1,3}(?=\S)", re.IGNORECASE)


def take_numbers_off(drafts: Sequence[Draft]) -> None:
    """Takes off the bold letters of a whole stem, and the numbers where each question has a higher one."""
    for draft in drafts:
        bold = _BOLD.fullmatch(draft.stem.value)
        if bold:
            draft.stem = draft.stem._replace(value=bold[1])
    found = [_NUMBER.match(draft.stem.value) for draft in drafts]
    numbers = [int(number[1]) for number in found if number]
    if len(drafts) < 2 or len(numbers) < len(drafts) or sorted(set(numbers)) != numbers:
        return
    for draft, number in zip(drafts, found, strict=True):
        if number:
            draft.stem = draft.stem._replace(value=draft.stem.value[number.end() :])
