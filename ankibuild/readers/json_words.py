"""What is wrong with a file in our own shape, in the words of JSON: the reader of that shape speaks of YAML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ankibuild.diagnostics import Diagnostic

_CODES = {
    "duplicate-key": "json-duplicate-key",
    "unknown-key-here": "json-unknown-key-here",
    "not-a-text": "json-not-a-text",
    "empty-parts": "json-empty-parts",
    "not-a-pair": "json-not-a-pair",
    "question-is-text": "json-question-is-text",
    "question-is-list": "json-question-is-list",
    "option-without-text": "json-option-without-text",
    "empty-options": "json-empty-options",
}


def in_words_of_json(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same diagnostics, with what to do in a JSON file."""
    return [_in_json(each) if each.code in _CODES else each for each in diagnostics]


def _in_json(diagnostic: Diagnostic) -> Diagnostic:
    facts = {name: "an object" if fact == "a mapping" else fact for name, fact in diagnostic.facts.items()}
    return replace(diagnostic, code=_CODES[diagnostic.code], facts=facts)
