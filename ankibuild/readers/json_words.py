"""What is wrong with a file in our own shape, in the words of JSON: the reader of that shape speaks of YAML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ankibuild.diagnostics import Diagnostic

_OF_YAML = (
    *("duplicate-key", "unknown-key-here", "not-a-text", "not-a-question-file", "no-questions-key", "empty-parts"),
    *("question-is-text", "question-is-list", "option-without-text", "empty-options", "not-a-pair"),
)
_CODES = {**{code: f"json-{code}" for code in _OF_YAML}, "colon-made-a-mapping": "json-mapping-for-text"}


def in_words_of_json(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same diagnostics, with what to do in a JSON file."""
    return [replace(each, code=_CODES[each.code]) if each.code in _CODES else each for each in diagnostics]
