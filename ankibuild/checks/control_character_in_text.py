r"""A character that no card can show.

What it does: finds control characters and half surrogates in the texts of a question.
Why: Anki parts the fields of a note by one of them, and a text with another cannot be stored. In a double-quoted
YAML text, LaTeX such as `"\frac{1}{2}"` makes one, since `\f` is an escape there.
Example: `explanation: "\frac{1}{2}"`
Use instead: `explanation: '\frac{1}{2}'`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ankibuild.diagnostics import Diagnostic, report
from ankibuild.model import Option, Question

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_TEXTS = (
    *("id", "guid", "name", "case", "stem", "answer", "explanation", "article", "hint", "reference", "source"),
    "deck",
)


def check(question: Question) -> Iterator[Diagnostic]:
    """Yields a diagnostic for each text with a character that must not be in it."""
    for name, text in _texts(question):
        found = _REFUSED.search(text)
        if found:
            code_point = f"U+{ord(found[0]):04X}"
            place = question.part(name)
            yield report("control-character-in-text", place, subject=question.subject, character=code_point)


def _texts(question: Question) -> Iterator[tuple[str, str]]:
    for name in _TEXTS:
        yield name, getattr(question, name)
    for index, former in enumerate(question.aka):
        yield f"aka.{index}", former
    yield from ((f"fields.{name}", text) for name, text in question.fields)
    yield "tags", " ".join(question.tags)
    yield from _of_options("options", question.options)
    yield from _of_parts(question)


def _of_parts(question: Question) -> Iterator[tuple[str, str]]:
    for index, pair in enumerate(question.pairs):
        yield f"pairs.{index}.left", pair.left
        yield f"pairs.{index}.right", pair.right
    yield from ((f"order.{index}", text) for index, text in enumerate(question.order))
    for index, gap in enumerate(question.gaps):
        yield from _of_options(f"gaps.{index}.options", gap.options)


def _of_options(name: str, options: Iterable[Option]) -> Iterator[tuple[str, str]]:
    for index, option in enumerate(options):
        yield f"{name}.{index}", option.text
        yield f"{name}.{index}.why", option.why
