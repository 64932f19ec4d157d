"""Definitions of links and footnotes, which stand anywhere in a file: each text that uses one gets its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from ankibuild.markup import paragraphs
from ankibuild.model import RawOption, RawQuestion, Text
from ankibuild.readers.markdown_quiz.lines import Line, Lines, in_fences

_DEFINITION = re.compile(r" {0,3}\[(\^?[^\[\]\n^]{2,80}|\^[^\[\]\n]{1,80}|\d)\]:[ \t]++\S")
_USE = re.compile(r"\[([^\[\]\n]{1,80})\]")


def without_definitions(lines: Lines) -> tuple[list[Line], dict[str, str]]:
    """The lines with blank ones in the place of definitions, and these by what they are used by."""
    kept: list[Line] = []
    found: dict[str, str] = {}
    for line, fenced in zip(lines, in_fences(lines), strict=True):
        definition = None if fenced else _DEFINITION.match(line.text)
        if definition:
            found.setdefault(definition[1].casefold(), line.text.strip())
        kept.append(Line("", line.start) if definition else line)
    return kept, found


def with_definitions(question: RawQuestion, found: Mapping[str, str]) -> RawQuestion:
    """A question whose texts have the definitions that they use."""
    if not found:
        return question
    options = tuple(
        RawOption(_defined(option.text, found), _defined(option.why, found), option.correct)
        for option in question.options
    )
    answers = tuple(replace(answer, text=_defined(answer.text, found)) for answer in question.answers)
    texts = {name: _defined(text, found) for name, text in question.texts.items()}
    return replace(question, texts=texts, options=options, answers=answers)


def _defined(text: Text, found: Mapping[str, str]) -> Text:
    if "[" not in text.value:
        return text
    used = dict.fromkeys(label.casefold() for label in _USE.findall(text.value))
    definitions = [found[label] for label in used if label in found]
    if not definitions:
        return text
    return text._replace(value=f"{paragraphs(text.value)}\n\n" + "\n".join(definitions))
