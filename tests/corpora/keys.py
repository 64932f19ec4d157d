"""The key of a question in a few characters, as people write it down while they read a file."""

from __future__ import annotations

from ankibuild.model import Kind, Option, Question

LENGTH = 40


def key_of(question: Question) -> str:
    """Letters for options; `=` an answer; `~` the first pair; `#` an order; `[` what stands in gaps."""
    key = _key(question)
    return " ".join(key.split())[:LENGTH].strip()


def _key(question: Question) -> str:
    if question.kind in (Kind.SHORT, Kind.NUMERIC):
        return "=" + _right(question.options)
    if question.kind is Kind.MATCHING:
        return f"~{question.pairs[0].left} > {question.pairs[0].right}"
    if question.kind is Kind.ORDERING:
        return "#" + " > ".join(question.order)
    if question.kind is Kind.GAPS:
        return "[" + " | ".join(_right(gap.options) for gap in question.gaps)
    if question.kind is Kind.CLOZE:
        return "cloze"
    if question.options:
        return "".join(letter(index) for index, option in enumerate(question.options) if option.correct)
    return question.answer if question.kind is Kind.TRUE_FALSE else f"={question.answer}"


def letter(index: int) -> str:
    """The letter of an option by its index, `(27)` behind Z."""
    return chr(ord("A") + index) if index < 26 else f"({index + 1})"


def _right(options: tuple[Option, ...]) -> str:
    return " | ".join(option.text for option in options if option.correct)


def agrees(expected: str, found: str) -> bool:
    """Whether a key is the expected one: words are compared as far as both go."""
    one, other = (" ".join(text.replace("\\", "").split())[:LENGTH].strip() for text in (expected, found))
    if one[:1] in ("=", "~", "#", "["):
        length = min(len(one), len(other))
        return one == other or (length > 1 and one[:length].casefold() == other[:length].casefold())
    return one == other
