"""Options that stand inside the text of the question, as in data sets flattened for language models.

Python's own notation of a list (`Choices: ['one', 'two']`) or of a mapping with two lists (`{'text': […], 'label':
[…]}`) at the end of the question; and options that stand there once more behind `Answer Choices:`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ankibuild.readers.literals import of_python
from ankibuild.readers.records.choices import Choice
from ankibuild.tree import Scalar

_LONGEST = 20_000
_LEAST = 2
_OPENING = re.compile(r"(?<=\S)\s++(?:(?:answer\s)?(?:choices|options)\s?:)?\s*+(?=[\[{])", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:answer\s)?(?:choices|options)\s?:", re.IGNORECASE)
_MOST_TRIED = 3
_LABEL = re.compile(r"\n[ \t]*+(?:answer\s)?(?:choices|options)\s?:\Z", re.IGNORECASE)
_MARK = re.compile(r"[(\[]?\b[A-Za-z][)\].:]")


_FIRST_LETTER = re.compile(r"^[ \t]*+[(\[（]?A\s?[.)\]．、）:：]", re.MULTILINE)
_LETTER = re.compile(r"(?:^|(?<=\s))[(\[（]?([A-J])\s?[.)\]．、）:：]\s*+", re.MULTILINE)


class Embedded(NamedTuple):
    """A question's text without its options, and these."""

    stem: str
    choices: list[Choice]


def embedded(stem: Scalar) -> Embedded | None:
    """The options that stand in Python's notation at the end of a question's text, None where there are none."""
    text = stem.value
    if len(text) > _LONGEST or not text.rstrip().endswith(("]", "}")):
        return None
    openings = [found for found in _OPENING.finditer(text) if "\n" in found[0]]
    for found in openings[-_MOST_TRIED:]:
        data = of_python(text[found.end() :].strip())
        pairs = _labelled(data)
        if len(pairs) >= _LEAST:
            choices = [Choice(stem._replace(value=value), frozenset({label} - {""})) for label, value in pairs]
            return Embedded(text[: found.start()].rstrip(), choices)
    return None


def lettered(stem: Scalar) -> Embedded | None:
    """The options that stand by their letters at the end of a question's text, from a line that begins with `A.`.

    None where there are several such lines, as in a passage with questions of its own.
    """
    text = stem.value
    starts = list(_FIRST_LETTER.finditer(text)) if len(text) <= _LONGEST else []
    if len(starts) != 1 or not text[: starts[0].start()].strip():
        return None
    marks = list(_LETTER.finditer(text, starts[0].start()))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts = [text[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]
    in_order = [mark[1] for mark in marks] == [chr(ord("A") + index) for index in range(len(marks))]
    if len(marks) < _LEAST or not in_order or not all(parts) or "\n\n" in parts[-1]:
        return None
    choices = [
        Choice(stem._replace(value=part), frozenset({mark[1].lower()})) for mark, part in zip(marks, parts, strict=True)
    ]
    lead = text[: starts[0].start()].rstrip()
    return Embedded(_LABEL.sub("", lead), choices)


def without_repeated(stem: str, choices: list[Choice]) -> str:
    """A question's text without its options, where these stand behind it once more."""
    for found in list(_ANNOUNCED.finditer(stem))[-_MOST_TRIED:]:
        if _normal(stem[found.end() :]) == _normal(" ".join(choice.text.value for choice in choices)):
            return stem[: found.start()].rstrip()
    return stem


def _normal(text: str) -> str:
    """A text as a row of its words, without the letters before options."""
    return "".join(_MARK.sub(" ", text).split()).casefold()


def _labelled(data: object) -> list[tuple[str, str]]:
    """Labels (or '') and texts from a list of texts, or from a mapping with a list of texts and one of labels."""
    if isinstance(data, dict):
        texts = next((data[name] for name in ("text", "texts", "options") if name in data), None)
        labels = next((data[name] for name in ("label", "labels", "choices") if name in data), None)
        if not isinstance(texts, list) or not isinstance(labels, list) or len(texts) != len(labels):
            return []
        return [(str(label).casefold(), str(text)) for label, text in zip(labels, texts, strict=True)]
    return [("", str(item)) for item in data] if isinstance(data, list) else []
