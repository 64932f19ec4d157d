"""The letters before options, as pages write them into the texts that describe a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ankibuild.readers.page.drafts import Choice
from ankibuild.readers.page.words import LETTERED

_ESCAPED = re.compile(r"\s*(?:\*\*)?\\?[(\[]?[A-Za-z]\\?[.):\]]\s*(?=\S)")


def by_letters(choices: Sequence[Choice]) -> list[Choice]:
    """The options in the order of their letters, where each has one and none is missing."""
    ordered = sorted(choices, key=_letter)
    letters = [_letter(choice) for choice in ordered]
    return ordered if letters == _from_a(len(ordered)) else list(choices)


def without_letters(choices: Sequence[Choice]) -> list[Choice]:
    """The options without their letters, where they are lettered from A on."""
    if len(choices) < 2 or [_letter(choice) for choice in choices] != _from_a(len(choices)):
        return list(choices)
    return [_bare(choice) for choice in choices]


def _from_a(count: int) -> list[str]:
    return [chr(97 + index) for index in range(count)]


def _letter(choice: Choice) -> str:
    found = LETTERED.match(choice.plain)
    return found[1].lower() if found else ""


def _bare(choice: Choice) -> Choice:
    found, written = LETTERED.match(choice.plain), _ESCAPED.match(choice.text.value)
    if found is None or written is None or "**" in written[0]:
        return choice
    text = choice.text._replace(value=choice.text.value[written.end() :])
    return replace(choice, plain=choice.plain[found.end() :].strip(), text=text)
